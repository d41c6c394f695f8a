/** How are people told of follow-ups, and the messages that show one kept up to date? */
import type { Errand } from '../../../core/errand.ts';
import type { Reply } from '../../../core/reply.ts';
import type { Task } from '../../../core/task.ts';
import { refusalOf } from '../calls/slack-failure.ts';
import { draw } from '../deliver/draw.ts';
import { refreshReply, tasksOf } from '../deliver/refresh-reply.ts';
import type { Job } from '../inbox/job.ts';
import type { SlackContext } from '../slack-context.ts';

/** A card of one follow-up, as a reply that nobody asked for. */
export function taskCard(task: Task, headline: string): Reply {
  return {
    about: null,
    visibility: 'private',
    abstained: false,
    blocks: [
      { kind: 'headline', text: headline, status: null, citations: [] },
      { kind: 'tasks', title: 'Follow-up', rows: [task] },
    ],
    citations: [],
    suggestions: [],
    receipt: null,
    changed: null,
  };
}

export async function runErrand(errand: Errand, job: Job, context: SlackContext): Promise<string> {
  switch (errand.do) {
    case 'tell-owner':
      return tellOwner(errand, job, context);
    case 'task-changed':
      return redrawTask(errand.task, context);
  }
}

async function tellOwner(
  { task: id, owner, by }: Extract<Errand, { do: 'tell-owner' }>,
  job: Job,
  context: SlackContext,
): Promise<string> {
  const { vouch, directory, calls } = context;
  const task = await vouch.ledger.tasks.get(id);
  const user = directory.userOf(owner);
  if (task === undefined || user === undefined || task.ownerId !== owner) return 'no longer theirs';
  const self = task.createdBy.id === owner && by === task.createdBy.name;
  const reply = taskCard(task, self ? 'You have a new follow-up.' : `${by} gave you a follow-up.`);
  const channel = await calls.direct(user);
  const known = job.isRetry ? await calls.find(channel, null, job.id, job.at) : undefined;
  const ts = known ?? (await calls.post(channel, null, draw({ reply, event: `task:${id}` }, false, context), job.id));
  await vouch.ledger.postings.put({
    id: job.id,
    surface: 'slack',
    room: directory.roomId(channel),
    ref: ts,
    asked: null,
    event: null,
    tasks: [id],
    gone: false,
  });
  return ts;
}

/** Every message that shows the follow-up shows it as it is now. Drawing one twice does no harm. */
async function redrawTask(id: string, context: SlackContext): Promise<string> {
  const { vouch, directory, calls } = context;
  const task = await vouch.ledger.tasks.get(id);
  if (task === undefined) return 'gone';
  for (const posting of await vouch.ledger.postings.showing(id)) {
    const channel = directory.channelOf(posting.room);
    if (posting.surface !== 'slack' || posting.ref === null || channel === undefined) continue;
    const event = posting.event ?? `task:${id}`;
    const kept = posting.event === null ? undefined : await vouch.ledger.replyTo(posting.event);
    const shown = kept === undefined ? taskCard(task, headlineOf(task)) : await refreshReply(kept, vouch.ledger);
    try {
      const there = await calls.update(channel, posting.ref, draw({ reply: shown, event }, false, context));
      if (!there) await vouch.ledger.postings.put({ ...posting, ref: null });
      else await vouch.ledger.postings.put({ ...posting, tasks: [...new Set([...posting.tasks, ...tasksOf(shown)])] });
    } catch (thrown) {
      if (refusalOf(thrown) === undefined) throw thrown;
      // A message Slack lets nobody change any more must not keep the others from being drawn.
      context.log.warn({ err: thrown }, 'a follow-up could not be drawn again');
    }
  }
  return id;
}

function headlineOf(task: Task): string {
  if (task.state === 'done') return 'Done.';
  return task.state === 'dropped' ? 'Dropped.' : 'Your follow-up.';
}
