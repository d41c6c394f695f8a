/** Of which follow-ups is their owner reminded on a day? */
import type { Tasks } from '../core/client-books.ts';
import { addDays, type Day, daysBetween } from '../core/day.ts';
import type { Task } from '../core/task.ts';

/** The days a reminder is for: a weekend's are said on Monday. */
export interface ReminderDays {
  readonly since: Day;
  readonly on: Day;
}

/** What is overdue is said again once a week, but for no more than half a year. */
const weeks = 26;
/** The most follow-ups the ledger gives at once. */
const all = 10_000;

/** The open follow-ups, of one owner (a `Person.id`) or of all, that are to be said on the day, soonest due first. */
export async function dueReminders(
  tasks: Pick<Tasks, 'list'>,
  days: ReminderDays,
  ownerId?: string,
): Promise<readonly Task[]> {
  const found = new Map<string, Task>();
  for (let back = 0; back <= weeks; back += 1) {
    const turnsOn = daysIn(days).map((day) => addDays(day, -7 * back));
    const some = await tasks.list({
      turnsOn,
      limit: all,
      ...(ownerId === undefined ? {} : { ownerId }),
    });
    for (const task of some) if (isSaidOn(task, days)) found.set(task.id, task);
  }
  const due = (task: Task): string => task.due ?? '9999';
  return [...found.values()].toSorted((a, b) => due(a).localeCompare(due(b)) || a.id.localeCompare(b.id));
}

function daysIn({ since, on }: ReminderDays): Day[] {
  return Array.from({ length: daysBetween(since, on) + 1 }, (_, index) => addDays(since, index));
}

/**
 * On the day its snooze ends, on the day it is due, and once a week after the later of the two; never while it is snoozed.
 * Without a due date it is said only when its snooze ends.
 */
function isSaidOn({ due, snoozedUntil }: Task, days: ReminderDays): boolean {
  if (snoozedUntil !== null && snoozedUntil > days.on) return false;
  if (snoozedUntil !== null && snoozedUntil >= days.since) return true;
  if (due === null || due > days.on) return false;
  const from = snoozedUntil !== null && snoozedUntil > due ? snoozedUntil : due;
  return daysIn(days).some((day) => day >= from && daysBetween(from, day) % 7 === 0);
}
