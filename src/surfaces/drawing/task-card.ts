/** What does a message show of follow-ups that nobody asked for: those somebody was given, or is reminded of? */
import type { Tasks } from '../../core/client-books.ts';
import type { Day } from '../../core/day.ts';
import type { Posting } from '../../core/delivery.ts';
import { notice } from '../../core/notice.ts';
import type { Ledger } from '../../core/ports.ts';
import type { Reply } from '../../core/reply.ts';
import { isOverdue, type Task } from '../../core/task.ts';
import { refreshReply } from './refresh-reply.ts';

const prefix = 'card:';

/** The event that a card is marked with: no reply is kept for it, but the posting of that id says what it shows. */
export const cardEvent = (posting: string): string => `${prefix}${posting}`;

/** The posting of a card's event; undefined for the event of a reply. */
export const cardPosting = (event: string): string | undefined =>
  event.startsWith(prefix) ? event.slice(prefix.length) : undefined;

/** A card of follow-ups, as a reply. */
export const taskCard = (tasks: readonly Task[], headline: string): Reply =>
  notice([
    { kind: 'headline', text: headline, status: null, citations: [] },
    { kind: 'tasks', title: 'Follow-ups', rows: [...tasks] },
  ]);

/** The card for the owner of follow-ups. `by`: who gave them; `self`: they took them on themselves. */
export function ownersCard(tasks: readonly Task[], by: string, self: boolean): Reply {
  const what = tasks.length === 1 ? 'a follow-up' : `${tasks.length} follow-ups`;
  return taskCard(tasks, self ? `You took on ${what}.` : `${by} gave you ${what}.`);
}

/** The card that reminds of follow-ups on a day. */
export function reminderCard(tasks: readonly Task[], on: Day): Reply {
  const overdue = tasks.filter((task) => isOverdue(task, on)).length;
  const what = tasks.length === 1 ? 'One of your follow-ups is due' : `${tasks.length} of your follow-ups are due`;
  const late = tasks.length === 1 ? ', and overdue' : `, ${overdue} of them overdue`;
  return taskCard(tasks, `${what}${overdue === 0 ? '' : late}.`);
}

/** Those of the follow-ups that still belong to the owner, a `Person.id`. */
export async function stillTheirs(ids: readonly string[], owner: string, tasks: Tasks): Promise<Task[]> {
  const found = await Promise.all(ids.map((id) => tasks.get(id)));
  return found.flatMap((task) => (task?.ownerId === owner ? [task] : []));
}

/** What stands over a card that is drawn again. */
function headlineOf(tasks: readonly Task[]): string {
  const [task, other] = tasks;
  if (task === undefined || other !== undefined) return 'Follow-ups';
  if (task.state === 'done') return 'Done.';
  return task.state === 'dropped' ? 'Dropped.' : `Follow-up for ${task.owner}.`;
}

/** What a posting shows today, and the event it is marked with; undefined where nothing of it is known any more. */
export async function shownBy(
  posting: Pick<Posting, 'id' | 'event' | 'tasks'>,
  ledger: Pick<Ledger, 'replyTo' | 'tasks'>,
): Promise<{ readonly reply: Reply; readonly event: string } | undefined> {
  const kept = posting.event === null ? undefined : await ledger.replyTo(posting.event);
  const event = posting.event ?? cardEvent(posting.id);
  if (kept !== undefined) return { reply: await refreshReply(kept, ledger), event };
  const found = await Promise.all(posting.tasks.map((id) => ledger.tasks.get(id)));
  const rows = found.flatMap((task) => task ?? []);
  return rows.length === 0 ? undefined : { reply: taskCard(rows, headlineOf(rows)), event };
}
