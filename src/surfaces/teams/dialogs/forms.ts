/** Which form does a dialog have? */
import { concernForm } from './concern-dialog.ts';
import type { DialogForm } from './form.ts';
import { reassignForm } from './reassign-dialog.ts';
import { reviewForm } from './review-dialog.ts';
import type { Remembered } from './sent-form.ts';
import { taskForm } from './task-dialog.ts';

/** One entry for every dialog that is sent; a missing one does not compile. */
export const forms: Readonly<Record<Remembered['dialog'], DialogForm>> = {
  'log-concern': concernForm,
  'create-task': taskForm,
  'review-tasks': reviewForm,
  'reassign-task': reassignForm,
};
