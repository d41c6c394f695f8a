/** How does a channel or a group chat get its weekly digest, once? */
import type { Errand } from '../../../core/errand.ts';
import { lateNote, postedDigest } from '../../../digest/posted-digest.ts';
import { noteDelivered } from '../../../digest/undelivered.ts';
import { giveUpDigest } from '../../inbox/give-up-digest.ts';
import type { Job } from '../../inbox/job.ts';
import { drawn } from '../deliver/draw.ts';
import { postOnce } from '../deliver/post-once.ts';
import type { TeamsContext } from '../teams-context.ts';

/** Rejects where Teams refuses: then it is given up, and counted. */
export async function postDigest(
  errand: Extract<Errand, { do: 'post-digest' }>,
  job: Job,
  context: TeamsContext,
): Promise<string> {
  const { vouch, directory, addresses } = context;
  const { ledger } = vouch;
  const { room } = errand;
  const subscription = await ledger.subscriptions.get(room);
  if (subscription === undefined) return 'no longer wanted';
  const address = await addresses.roomAddress(room);
  if (address === undefined) {
    await giveUpDigest(errand, vouch);
    return 'no longer there';
  }
  const { zone } = subscription;
  // Who reads along is asked now: somebody may have come since the room was subscribed.
  directory.forgetReaders(address.conversation, [], false);
  const shared = await directory.isShared(address, room.split(':')[1] ?? '');
  const reply = await postedDigest(errand, job.id, { zone, shared }, { base: vouch.factBase(), ledger });
  const note = lateNote(errand, zone, vouch.clock());
  const ref = await postOnce(
    {
      id: job.id,
      address,
      room,
      asked: null,
      event: job.id,
      tasks: [],
      unasked: true,
      send: (how) => drawn({ reply, event: job.id, ...(note === undefined ? {} : { note }) }, shared, context, how),
      unsure: undefined,
    },
    job,
    context,
  );
  await noteDelivered(ledger, room);
  return ref ?? 'taken away';
}
