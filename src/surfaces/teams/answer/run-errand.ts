/** How are people told of follow-ups, and the messages that show one kept up to date? */
import type { Errand } from '../../../core/errand.ts';
import { cardEvent, ownersCard, stillTheirs } from '../../drawing/task-card.ts';
import type { Job } from '../../inbox/job.ts';
import { refusalOf } from '../calls/connector-failure.ts';
import { chatWith } from '../deliver/deliver.ts';
import { drawn } from '../deliver/draw.ts';
import { postOnce } from '../deliver/post-once.ts';
import { redrawPosting } from '../deliver/redraw-posting.ts';
import type { TeamsContext } from '../teams-context.ts';

export async function runErrand(errand: Errand, job: Job, context: TeamsContext): Promise<string> {
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
  context: TeamsContext,
): Promise<string> {
  const { vouch, directory, addresses, log } = context;
  const tasks = await stillTheirs(ids, owner, vouch.ledger.tasks);
  const person = await addresses.personAddress(owner);
  if (tasks.length === 0) return 'no longer theirs';
  if (person === undefined) {
    log.warn({ owner, job: job.id }, 'the owner of a follow-up was never met in Teams, so nobody told them');
    return 'nobody to tell';
  }
  const reply = ownersCard(tasks, by, self);
  const event = cardEvent(job.id);
  try {
    const address = await chatWith(
      {
        person: { id: owner, name: tasks[0]?.owner ?? owner },
        user: person.user,
        tenant: owner.split(':')[1] ?? '',
        address: { serviceUrl: person.serviceUrl, conversation: '' },
      },
      context,
    );
    if ((await directory.member(address, { id: person.user })).outsider) {
      log.warn({ owner }, 'the owner of a follow-up is not of the organisation, so nobody told them');
      return 'an outsider';
    }
    const ref = await postOnce(
      {
        id: job.id,
        address,
        room: owner,
        asked: null,
        event: null,
        tasks: tasks.map((task) => task.id),
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
    log.warn({ err: thrown, owner }, 'the owner of a follow-up could not be told, because Vouch is not in their chat');
    return 'not reachable';
  }
}
