/** Which follow-ups does a situation call for, and when is each due? */
import { z } from 'zod';
import { Id, Line, review } from './citation.ts';
import { Status } from './verdict.ts';

/** `deadline`: days before (negative) or after the directive's next deadline, from today where that has passed. */
export const Due = z.strictObject({ from: z.enum(['deadline', 'today']), days: z.int().min(-365).max(365) });

export const PlaybookTask = z.strictObject({
  id: Id,
  /** May hold {vendor} and {client}. */
  title: Line.max(160),
  due: Due,
  note: Line.max(280).optional(),
});

export const Playbook = z.strictObject({
  title: Line.max(160),
  /** All that is given must hold. `activity` is the one whose status counts; any where absent. */
  when: z.strictObject({
    statuses: z.array(Status).min(1),
    audiences: z.array(Id).optional(),
    /** True: only where a directive requires removal. */
    removal: z.boolean().optional(),
    /** True: only for an order to mend a flaw in what may be kept. */
    mitigation: z.boolean().optional(),
  }),
  /** The more specific playbook wins: higher first. */
  priority: z.int().min(0).max(100),
  tasks: z.array(PlaybookTask).min(1),
  ...review,
});
export type Playbook = z.infer<typeof Playbook>;
