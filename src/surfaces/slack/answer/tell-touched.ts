/** How is a person in Slack told of a directive that touches their clients? */
import type { Errand } from '../../../core/errand.ts';
import { touchedCard } from '../../drawing/touched-card.ts';
import type { Job } from '../../inbox/job.ts';
import type { SlackContext } from '../slack-context.ts';
import { tellPerson } from './tell-person.ts';

/** Directly and once, since it names clients. */
export async function tellTouched(
  errand: Extract<Errand, { do: 'tell-touched' }>,
  job: Job,
  context: SlackContext,
): Promise<string> {
  const reply = await touchedCard(errand, context.vouch);
  return reply === undefined ? 'touches none any more' : tellPerson(errand.person, reply, [], job, context);
}
