/** How are people told of follow-ups, and the messages that show one kept up to date? */
import type { Errand } from '../../../core/errand.ts';
import { cardEvent, ownersCard, stillTheirs } from '../../drawing/task-card.ts';
import type { Job } from '../../inbox/job.ts';
import { draw } from '../deliver/draw.ts';
import { redrawPosting } from '../deliver/redraw-posting.ts';
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
  const tasks = await stillTheirs(ids, owner, vouch.ledger.tasks);
  const user = directory.userOf(owner);
  if (user === undefined || tasks.length === 0) return 'no longer theirs';
  const reply = ownersCard(tasks, by, self);
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
