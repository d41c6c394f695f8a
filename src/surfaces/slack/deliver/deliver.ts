/** How does a reply get to where it belongs: into the thread, or to one person alone? */
import type { Reply } from '../../../core/reply.ts';
import { tasksOf } from '../../drawing/refresh-reply.ts';
import type { Job } from '../../inbox/job.ts';
import { refusalOf } from '../calls/slack-failure.ts';
import type { Place } from '../receive/place.ts';
import type { SlackContext } from '../slack-context.ts';
import { drawn } from './draw.ts';

export interface Delivery {
  readonly reply: Reply;
  /** The event of the reply. */
  readonly event: string;
  readonly place: Place;
  /** The ts of the message it answers; null for a command or a button. */
  readonly asked: string | null;
  readonly shareable?: boolean;
  readonly note?: string;
}

/** Refusals that mean: not in this channel, but a direct message still gets there. */
const elsewhere: readonly string[] = [
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'user_not_in_channel',
  'restricted_action',
  'thread_not_found',
  'cannot_reply_to_message',
];

/** Where a reply was put: `private` one person sees it and it cannot be changed later. */
export async function deliver(delivery: Delivery, job: Job, context: SlackContext): Promise<string> {
  const { reply, place } = delivery;
  const isPrivate = reply.visibility === 'private' && !place.direct;
  // An earlier try may have gone to the person directly, because the channel refused it then.
  if (job.isRetry && !place.direct && (await isThere(place.user, job, context))) return 'sent directly before';
  // What names a client is not even shown to one person in a room that outsiders read.
  if (isPrivate && place.room.shared) return deliverDirectly(delivery, job, context, 'said');
  if (place.responseUrl !== null && !place.direct) return answerUse(delivery, place.responseUrl, job, context);
  if (isPrivate) {
    try {
      await job.hold();
      await drawn(delivery, false, context, (message) =>
        context.calls.postEphemeral(place.channel, place.user, place.threadTs, message),
      );
      return 'private';
    } catch (thrown) {
      return fallBack(thrown, delivery, job, context);
    }
  }
  try {
    return await post(delivery, place.channel, place.threadTs, place.room.shared, job, context);
  } catch (thrown) {
    return fallBack(thrown, delivery, job, context);
  }
}

async function isThere(user: string, job: Job, { calls }: SlackContext): Promise<boolean> {
  return (await calls.find(await calls.direct(user), null, job.id, job.at)) !== undefined;
}

/** Posts once in effect, and writes down where, so that an edit, a deletion or a changed follow-up finds it. */
async function post(
  delivery: Delivery,
  channel: string,
  threadTs: string | null,
  shared: boolean,
  job: Job,
  context: SlackContext,
): Promise<string> {
  const { calls, directory } = context;
  const known = job.isRetry ? await calls.find(channel, threadTs, job.id, job.at) : undefined;
  if (known === undefined) await job.hold();
  const ts =
    known ?? (await drawn(delivery, shared, context, (message) => calls.post(channel, threadTs, message, job.id)));
  const { gone } = await job.finishWith({
    id: job.id,
    surface: 'slack',
    room: directory.roomId(channel),
    ref: ts,
    asked: delivery.asked,
    event: delivery.event,
    tasks: tasksOf(delivery.reply),
    gone: false,
  });
  // The question was taken back while the answer was on its way.
  if (gone) await calls.remove(channel, ts);
  return ts;
}

/** A command or a button in a channel: Slack gave an address for the answer, and Vouch need not be a member there. */
async function answerUse(delivery: Delivery, url: string, job: Job, context: SlackContext): Promise<string> {
  try {
    await job.hold();
    await drawn(delivery, delivery.place.room.shared, context, (message) =>
      context.calls.respondTo(url, message, { threadTs: delivery.place.threadTs }),
    );
    return 'private';
  } catch (thrown) {
    if (refusalOf(thrown) === undefined) throw thrown;
    return deliverDirectly(delivery, job, context, 'late');
  }
}

const why = {
  said: 'Sent to you directly, because people of another organisation read that channel.',
  late: 'Sent to you directly, because Slack no longer takes an answer where you asked.',
  closed: 'Sent to you directly, because Vouch may not write where you asked. Invite it with “/invite @Vouch”.',
} as const;

async function deliverDirectly(
  delivery: Delivery,
  job: Job,
  context: SlackContext,
  because: keyof typeof why,
): Promise<string> {
  const channel = await context.calls.direct(delivery.place.user);
  const ts = await post({ ...delivery, note: why[because], asked: null }, channel, null, false, job, context);
  return `${channel}/${ts}`;
}

async function fallBack(thrown: unknown, delivery: Delivery, job: Job, context: SlackContext): Promise<string> {
  const error = refusalOf(thrown);
  if (error === undefined || !elsewhere.includes(error) || delivery.place.direct) throw thrown;
  context.log.warn(
    { error, job: job.id },
    'a reply went to the person directly, because Slack refused it in the channel',
  );
  return deliverDirectly(delivery, job, context, 'closed');
}
