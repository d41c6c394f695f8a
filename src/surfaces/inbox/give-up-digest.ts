/** What becomes of a room whose digest could not be posted? */
import type { Errand } from '../../core/errand.ts';
import type { Vouch } from '../../core/ports.ts';
import { noteUndelivered } from '../../digest/undelivered.ts';

/** The room is archived, or Vouch is no longer in it: it stays subscribed for some weeks, in case Vouch comes back. */
export async function giveUpDigest(
  { room, week }: Extract<Errand, { do: 'post-digest' }>,
  { ledger, log }: Pick<Vouch, 'ledger' | 'log'>,
): Promise<void> {
  const dropped = await noteUndelivered(ledger, room, week);
  log.warn({ room, week }, dropped ? 'a room does not get the digest any more' : 'a room could not get its digest');
}
