/** How does a person see that Vouch is at it? */
import { setTimeout as pause } from 'node:timers/promises';
import type { Place } from '../receive/place.ts';
import type { TeamsContext } from '../teams-context.ts';

/** The longest an answer waits for its dots, in milliseconds: dots that come after it would stay for a while. */
const patience = 1_500;

/** Shows the dots; they are a nicety, so no answer fails with them and none waits for long. */
export function showTyping({ address }: Pick<Place, 'address'>, { calls, log }: TeamsContext): Promise<void> {
  const shown = calls
    .typing(address)
    .catch((thrown: unknown) => log.info({ err: thrown }, 'the dots could not be shown'));
  return Promise.race([shown, pause(patience, undefined, { ref: false })]);
}
