/** How are people told of follow-ups, and the messages that show one kept up to date? */
import type { Errand } from '../../../core/errand.ts';
import type { Job } from '../../inbox/job.ts';
import { draw } from '../deliver/draw.ts';
import { cardEvent, redrawPosting, taskCard } from '../deliver/task-card.ts';
import type { SlackContext } from '../slack-context.ts';

export async function runErrand(errand: Errand, job: Job, context: SlackContext): Promise<string> {
  switch (errand.do) {
    case 'tell-owner':
      return tellOwner(errand, job, context);
    case 'task-changed':
      for (const posting of await context.vouch.ledger.postings.showing(errand.task))
        await redrawPosting(posting, context);
      return errand.task;
  }
}

/** One message for all that they were given at once, with what can be done about each. */
async function tellOwner(
  { tasks: ids, owner, by, self }: Extract<Errand, { do: 'tell-owner' }>,
  job: Job,
  context: SlackContext,
): Promise<string> {
  const { vouch, directory, calls } = context;
  const found = await Promise.all(ids.map((id) => vouch.ledger.tasks.get(id)));
  const tasks = found.flatMap((task) => (task?.ownerId === owner ? [task] : []));
  const user = directory.userOf(owner);
  if (user === undefined || tasks.length === 0) return 'no longer theirs';
  const what = tasks.length === 1 ? 'a follow-up' : `${tasks.length} follow-ups`;
  const reply = taskCard(tasks, self ? `You took on ${what}.` : `${by} gave you ${what}.`);
  const channel = await calls.direct(user);
  const known = job.isRetry ? await calls.find(channel, null, job.id, job.at) : undefined;
  if (known === undefined) await job.hold();
  const message = draw({ reply, event: cardEvent(job.id) }, false, context);
  const ts = known ?? (await calls.post(channel, null, message, job.id));
  await job.finishWith({
    id: job.id,
    surface: 'slack',
    room: directory.roomId(channel),
    ref: ts,
    asked: null,
    event: null,
    tasks: tasks.map((task) => task.id),
    gone: false,
  });
  return ts;
}
