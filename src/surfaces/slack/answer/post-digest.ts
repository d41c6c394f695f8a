/** How does a channel get its weekly digest, once? */
import type { Errand } from '../../../core/errand.ts';
import { lateNote, postedDigest } from '../../../digest/posted-digest.ts';
import { noteDelivered } from '../../../digest/undelivered.ts';
import type { Job } from '../../inbox/job.ts';
import { drawn } from '../deliver/draw.ts';
import type { SlackContext } from '../slack-context.ts';

type PostDigest = Extract<Errand, { do: 'post-digest' }>;

/** Rejects where Slack refuses: then it is given up, and counted. */
export async function postDigest(errand: PostDigest, job: Job, context: SlackContext): Promise<string> {
  const { vouch, directory, calls } = context;
  const channel = directory.channelOf(errand.room);
  const subscription = await vouch.ledger.subscriptions.get(errand.room);
  if (channel === undefined || subscription === undefined) return 'no longer wanted';
  const known = job.isRetry ? await calls.find(channel, null, job.id, job.at) : undefined;
  const ts = known ?? (await post(errand, { channel, zone: subscription.zone }, job, context));
  await job.finishWith({
    id: job.id,
    surface: 'slack',
    room: errand.room,
    ref: ts,
    asked: null,
    event: job.id,
    tasks: [],
    gone: false,
  });
  await noteDelivered(vouch.ledger, errand.room);
  return ts;
}

async function post(
  errand: PostDigest,
  { channel, zone }: { readonly channel: string; readonly zone: string },
  job: Job,
  context: SlackContext,
): Promise<string> {
  const { vouch, calls } = context;
  // Who reads along is asked now: a channel may have been shared since it was subscribed.
  const shared = await calls.isShared(channel);
  const parts = { base: vouch.factBase(), ledger: vouch.ledger };
  const reply = await postedDigest(errand, job.id, { zone, shared }, parts);
  const note = lateNote(errand, zone, vouch.clock());
  await job.hold();
  return drawn({ reply, event: job.id, ...(note === undefined ? {} : { note }) }, shared, context, (message) =>
    calls.post(channel, null, message, job.id),
  );
}
