/** How does a reply get to where it belongs: into the thread, or to one person alone? */
import { dayOf } from '../../../core/day.ts';
import type { Reply } from '../../../core/reply.ts';
import type { Message } from '../calls/slack-calls.ts';
import { refusalOf } from '../calls/slack-failure.ts';
import { type Job, StaleJob } from '../inbox/job.ts';
import type { Place } from '../receive/place.ts';
import { renderReply } from '../render/render-reply.ts';
import type { SlackContext } from '../slack-context.ts';
import { markBlocks } from './mark-blocks.ts';
import { tasksOf } from './refresh-reply.ts';

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
  // What names a client is not even shown to one person in a room that outsiders read.
  if (isPrivate && place.room.shared) return deliverDirectly(delivery, job, context, 'said');
  if (place.responseUrl !== null && !place.direct) return answerUse(delivery, place.responseUrl, job, context);
  if (isPrivate) {
    try {
      const message = draw(delivery, false, context);
      fresh(job);
      await context.calls.postEphemeral(place.channel, place.user, place.threadTs, message);
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

/** Posts once in effect, and writes down where, so that an edit, a deletion or a changed follow-up finds it. */
async function post(
  delivery: Delivery,
  channel: string,
  threadTs: string | null,
  shared: boolean,
  job: Job,
  context: SlackContext,
): Promise<string> {
  const { calls, vouch, directory } = context;
  const known = job.isRetry ? await calls.find(channel, threadTs, job.id, job.at) : undefined;
  if (known === undefined) fresh(job);
  const ts = known ?? (await calls.post(channel, threadTs, draw(delivery, shared, context), job.id));
  const posting = {
    id: job.id,
    surface: 'slack',
    room: directory.roomId(channel),
    ref: ts,
    asked: delivery.asked,
    event: delivery.event,
    tasks: tasksOf(delivery.reply),
    gone: false,
  } as const;
  const kept = await vouch.ledger.transaction(async ({ postings }) => {
    if (delivery.asked !== null) {
      const before = await postings.answering('slack', posting.room, delivery.asked);
      if (before?.gone === true) return before;
    }
    await postings.put(posting);
    return posting;
  });
  // The question was taken back while the answer was on its way.
  if (kept.gone) await calls.remove(channel, ts);
  return ts;
}

/** A command or a button in a channel: Slack gave an address for the answer, and Vouch need not be a member there. */
async function answerUse(delivery: Delivery, url: string, job: Job, context: SlackContext): Promise<string> {
  try {
    const message = draw(delivery, delivery.place.room.shared, context);
    fresh(job);
    await context.calls.respondTo(url, message, { threadTs: delivery.place.threadTs });
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

/** The message of a reply, its blocks marked with its event. */
export function draw(
  { reply, event, shareable, note }: Pick<Delivery, 'reply' | 'event' | 'shareable' | 'note'>,
  shared: boolean,
  { vouch }: Pick<SlackContext, 'vouch'>,
): Message {
  const { text, blocks } = renderReply(reply, {
    shared,
    today: dayOf(vouch.clock()),
    vendorName: (id) => vouch.factBase().vendors.get(id)?.name ?? id,
    ...(shareable === undefined ? {} : { shareable }),
    ...(note === undefined ? {} : { note }),
  });
  return { text, blocks: markBlocks(blocks, event) };
}

function fresh(job: Job): void {
  if (job.isStale(Date.now())) throw new StaleJob(job.id);
}
