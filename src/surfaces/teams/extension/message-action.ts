/** Stub? */
export { openDialog as fetchAction } from '../dialogs/open-dialog.ts';
export { submitDialog as submitAction } from '../dialogs/submit-dialog.ts';
