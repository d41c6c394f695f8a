/** How does a message show follow-ups that nobody asked for: those somebody was given? */
import type { Posting } from '../../../core/delivery.ts';
import { notice } from '../../../core/notice.ts';
import type { Tasks } from '../../../core/ports.ts';
import type { Reply } from '../../../core/reply.ts';
import type { Task } from '../../../core/task.ts';
import { refusalOf } from '../calls/slack-failure.ts';
import type { SlackContext } from '../slack-context.ts';
import { draw } from './draw.ts';
import { refreshReply, tasksOf } from './refresh-reply.ts';

const prefix = 'card:';

/** The event that the blocks of a card are marked with: no reply is kept for it, but the posting of that id says what it shows. */
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

/** What stands over a card that is drawn again. */
function headlineOf(tasks: readonly Task[]): string {
  const [task, other] = tasks;
  if (task === undefined || other !== undefined) return 'Follow-ups';
  if (task.state === 'done') return 'Done.';
  return task.state === 'dropped' ? 'Dropped.' : `Follow-up for ${task.owner}.`;
}

async function known(ids: readonly string[], tasks: Tasks): Promise<Task[]> {
  const found = await Promise.all(ids.map((id) => tasks.get(id)));
  return found.flatMap((task) => task ?? []);
}

/** Draws a message of ours again with its follow-ups as they are now. False where it is not there any more. Doing it twice does no harm. */
export async function redrawPosting(posting: Posting, context: SlackContext): Promise<boolean> {
  const { vouch, directory, calls, log } = context;
  const { postings, tasks } = vouch.ledger;
  const channel = directory.channelOf(posting.room);
  if (posting.surface !== 'slack' || posting.ref === null || channel === undefined) return false;
  const kept = posting.event === null ? undefined : await vouch.ledger.replyTo(posting.event);
  const rows = kept === undefined ? await known(posting.tasks, tasks) : [];
  if (kept === undefined && rows.length === 0) return false;
  const reply = kept === undefined ? taskCard(rows, headlineOf(rows)) : await refreshReply(kept, vouch.ledger);
  const event = posting.event ?? cardEvent(posting.id);
  try {
    const there = await calls.update(channel, posting.ref, draw({ reply, event }, false, context));
    if (there) await postings.put({ ...posting, tasks: [...new Set([...posting.tasks, ...tasksOf(reply)])] });
    else await postings.put({ ...posting, ref: null });
    return there;
  } catch (thrown) {
    if (refusalOf(thrown) === undefined) throw thrown;
    // A message that Slack lets nobody change any more must not keep the others from being drawn.
    log.warn({ err: thrown }, 'a follow-up could not be drawn again');
    return false;
  }
}
