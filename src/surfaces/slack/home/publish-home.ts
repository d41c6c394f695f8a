/** How does a rep's Home come to show what is so now? */
import { dayOf } from '../../../core/day.ts';
import type { SlackContext } from '../slack-context.ts';
import { drawHome } from './draw-home.ts';

/** Publishes the Home of one person; publishing it twice does no harm. */
export async function publishHome(user: string, { vouch, calls, directory }: SlackContext): Promise<string> {
  const id = directory.personId(user);
  const [tasks, concerns] = await Promise.all([
    vouch.ledger.tasks.list({ ownerId: id, state: 'open', limit: 1_000 }),
    vouch.ledger.concerns.list({ clientsOf: id, limit: 20 }),
  ]);
  const view = drawHome({ tasks, concerns, base: vouch.factBase(), today: dayOf(vouch.clock()) });
  await calls.publishHome(user, view);
  return 'home';
}
