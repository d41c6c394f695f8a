/** How is a person told something that they did not ask for, once? */
import type { Person } from '../../../core/person.ts';
import type { Reply } from '../../../core/reply.ts';
import { cardEvent } from '../../drawing/task-card.ts';
import type { Job } from '../../inbox/job.ts';
import { refusalOf } from '../calls/connector-failure.ts';
import { chatWith } from '../deliver/deliver.ts';
import { drawn } from '../deliver/draw.ts';
import { postOnce } from '../deliver/post-once.ts';
import type { TeamsContext } from '../teams-context.ts';

/** One message in their own chat with Vouch; `tasks` are the follow-ups it shows. Whoever cannot be reached is not told, and the log says so. */
export async function tellPerson(
  { id, name }: Person,
  reply: Reply,
  tasks: readonly string[],
  job: Job,
  context: TeamsContext,
): Promise<string> {
  const { directory, addresses, log } = context;
  const person = await addresses.personAddress(id);
  if (person === undefined) {
    log.warn({ person: id, job: job.id }, 'somebody was never met in Teams, so nobody told them');
    return 'nobody to tell';
  }
  const event = cardEvent(job.id);
  try {
    const address = await chatWith(
      {
        person: { id, name },
        user: person.user,
        tenant: id.split(':')[1] ?? '',
        address: { serviceUrl: person.serviceUrl, conversation: '' },
      },
      context,
    );
    if ((await directory.member(address, { id: person.user })).outsider) {
      log.warn({ person: id }, 'somebody is not of the organisation, so nobody told them');
      return 'an outsider';
    }
    const ref = await postOnce(
      {
        id: job.id,
        address,
        room: id,
        asked: null,
        event: null,
        tasks,
        unasked: true,
        send: (how) => drawn({ reply, event, refreshFor: [person.user] }, false, context, how),
        unsure: undefined,
      },
      job,
      context,
    );
    return ref ?? 'nobody told';
  } catch (thrown) {
    if (refusalOf(thrown) === undefined) throw thrown;
    log.warn({ err: thrown, person: id }, 'somebody could not be told, because Vouch is not in their chat');
    return 'not reachable';
  }
}
