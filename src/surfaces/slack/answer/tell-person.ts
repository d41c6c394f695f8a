/** How is a person told something that they did not ask for, once? */
import type { Person } from '../../../core/person.ts';
import type { Reply } from '../../../core/reply.ts';
import { cardEvent } from '../../drawing/task-card.ts';
import type { Job } from '../../inbox/job.ts';
import { draw } from '../deliver/draw.ts';
import type { SlackContext } from '../slack-context.ts';

/** One message in their direct conversation with Vouch; `tasks` are the follow-ups it shows. */
export async function tellPerson(
  { id }: Person,
  reply: Reply,
  tasks: readonly string[],
  job: Job,
  context: SlackContext,
): Promise<string> {
  const { directory, calls } = context;
  const user = directory.userOf(id);
  if (user === undefined) return 'nobody to tell';
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
    tasks,
    gone: false,
  });
  return ts;
}
