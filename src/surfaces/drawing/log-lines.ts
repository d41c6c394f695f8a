/** What is said about a concern, a follow-up or a proposal on one line? */
import type { Concern } from '../../core/concern.ts';
import { type Day, dayOf, sayDay } from '../../core/day.ts';
import { isOverdue, isSnoozed, type Task, type TaskProposal } from '../../core/task.ts';
import { tidyLine } from './tidy.ts';

/** "Kaspersky · high severity · open · 26 November 2026". */
export const concernDetail = (concern: Concern, vendor: string): string =>
  [tidyLine(vendor), `${concern.severity} severity`, concern.state, sayDay(dayOf(concern.createdAt))].join(' · ');

/** "Acme · Dana · due 3 December 2026, overdue", or "… · snoozed until 4 December 2026"; a closed one says so. */
export function taskDetail(task: Task, today: Day): string {
  const open = task.state === 'open';
  const late = isOverdue(task, today) ? ', overdue' : '';
  const due = task.due === null ? 'no due date' : `due ${sayDay(task.due)}${late}`;
  const closed = task.doneAt === null ? task.state : `${task.state} on ${sayDay(dayOf(task.doneAt))}`;
  return [
    ...(task.client === null ? [] : [tidyLine(task.client.name)]),
    tidyLine(task.owner),
    due,
    ...(isSnoozed(task, today) && task.snoozedUntil !== null ? [`snoozed until ${sayDay(task.snoozedUntil)}`] : []),
    ...(open ? [] : [closed]),
  ].join(' · ');
}

export const proposalDetail = (row: TaskProposal): string => `${tidyLine(row.owner)} · due ${sayDay(row.due)}`;

/** The owner of all proposals, who is then named once; undefined where there are several. */
export function oneOwner(rows: readonly TaskProposal[]): string | undefined {
  const owners = new Set(rows.map((row) => tidyLine(row.owner)));
  return owners.size === 1 ? [...owners][0] : undefined;
}

/** What stands on the button that creates them. */
export const createAll = (count: number): string => (count === 1 ? 'Create follow-up' : `Create all ${count}`);
