/** Which of the proposed follow-ups were taken, by whom and until when? */
import type { Day } from '../../core/day.ts';
import type { Person } from '../../core/person.ts';
import { TaskProposal } from '../../core/task.ts';
import { type FieldErrors, pastDay, sentence } from './field-errors.ts';

/** The most follow-ups in one form. */
export const mostTasks = 12;

/** What was filled in for one proposal. */
export interface FilledTask {
  readonly taken: boolean;
  /** Undefined where the form has no field for it. */
  readonly title: string | undefined;
  /** Undefined leaves it with the proposed one. */
  readonly owner: Person | undefined;
  /** Undefined leaves it as proposed. */
  readonly due: Day | undefined;
  /** The fields at which problems are told. */
  readonly at: { readonly title: string; readonly due: string };
}

/** Those that were taken, as filled in. What is wrong with one goes to `errors`. `filled` is asked with the proposal's index. */
export function readTasks(
  proposals: readonly TaskProposal[],
  filled: (index: number) => FilledTask,
  today: Day,
  errors: FieldErrors,
): TaskProposal[] {
  return proposals.slice(0, mostTasks).flatMap((proposal, index) => {
    const { taken, title, owner, due = proposal.due, at } = filled(index);
    if (!taken) return [];
    if (due < today) errors[at.due] = pastDay;
    const read = TaskProposal.safeParse({
      ...proposal,
      title: title ?? proposal.title,
      owner: (owner?.name ?? proposal.owner).slice(0, 120),
      ownerId: owner === undefined ? proposal.ownerId : owner.id,
      due,
    });
    if (read.success) return [read.data];
    errors[title === undefined ? at.due : at.title] = sentence(read.error.issues[0]?.message ?? 'this cannot be kept');
    return [];
  });
}
