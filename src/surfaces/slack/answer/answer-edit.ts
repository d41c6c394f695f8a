/** What happens to an answer when its question is edited or deleted? */
import { dayOf } from '../../../core/day.ts';
import type { Posting } from '../../../core/delivery.ts';
import { answeredAgain, keptReply } from '../../drawing/edited.ts';
import { tasksOf } from '../../drawing/refresh-reply.ts';
import type { Job } from '../../inbox/job.ts';
import { deliver } from '../deliver/deliver.ts';
import { draw } from '../deliver/draw.ts';
import { placeOfMessage } from '../receive/find-place.ts';
import { makeUtterance } from '../receive/make-utterance.ts';
import type { EventEnvelope, EventOf } from '../receive/payloads.ts';
import { readText } from '../receive/read-text.ts';
import type { SlackContext } from '../slack-context.ts';
import { answerMessage, linkTo, respondTo } from './answer-message.ts';

type Changed = EventOf<'message'>;

/** A deleted question takes its answer along; what was logged because of it stays in the log. */
export async function takeBack(event: Changed, context: SlackContext): Promise<string> {
  const { vouch, directory, calls } = context;
  if (event.deleted_ts === undefined) return 'nothing deleted';
  const room = directory.roomId(event.channel);
  const posting = await vouch.ledger.postings.takeBack('slack', room, event.deleted_ts);
  if (posting.ref === null) return 'not answered yet';
  await calls.remove(event.channel, posting.ref);
  return posting.ref;
}

/** An edited question is answered anew, in the place of the old answer; what was logged because of it stays as it was. */
export async function answerEdit(
  event: Changed,
  envelope: EventEnvelope,
  job: Job,
  context: SlackContext,
): Promise<string> {
  const { message, previous_message: before } = event;
  if (message?.user === undefined || message.bot_id !== undefined) return 'not a person';
  // Slack sends the same event when a link is unfurled or the thread grows.
  if (message.edited === undefined || before?.text === message.text) return 'same words';
  const written = { ...message, user: message.user, channel: event.channel, channel_type: event.channel_type };
  const { vouch, directory, me } = context;
  const posting = await vouch.ledger.postings.answering('slack', directory.roomId(event.channel), message.ts);
  if (posting?.gone === true) return 'taken back';
  if (posting === undefined) {
    const meant = event.channel_type === 'im' || readText(message.text, me.botUserId).mentionsVouch;
    return meant ? answerMessage(written, envelope, job, context) : 'not for Vouch';
  }
  const place = await placeOfMessage(written, envelope, context);
  const old = posting.event === null ? undefined : await vouch.ledger.replyTo(posting.event);
  const kept = old?.changed ?? null;
  if (kept !== null) {
    const reply = keptReply(kept.kind);
    return deliver({ reply, event: job.id, place, asked: null }, job, context);
  }
  const utterance = await makeUtterance(message.text, job.id, place, context, {
    link: linkTo(me.url, event.channel, message.thread_ts ?? message.ts, message.ts),
  });
  const reply = await respondTo(utterance, place, context);
  if (reply.visibility === 'private' && !place.direct) {
    if (posting.ref !== null) await context.calls.remove(event.channel, posting.ref);
    return deliver({ reply, event: job.id, place, asked: message.ts }, job, context);
  }
  return redraw(posting, { reply, event: job.id, place, asked: message.ts }, job, context);
}

async function redraw(
  posting: Posting,
  delivery: Parameters<typeof deliver>[0],
  job: Job,
  context: SlackContext,
): Promise<string> {
  const { calls, vouch } = context;
  const note = answeredAgain(dayOf(vouch.clock()));
  const message = draw({ ...delivery, note }, delivery.place.room.shared, context);
  const there = posting.ref !== null && (await calls.update(delivery.place.channel, posting.ref, message));
  if (!there) return deliver({ ...delivery, note }, job, context);
  await vouch.ledger.postings.put({ ...posting, event: delivery.event, tasks: tasksOf(delivery.reply) });
  return posting.ref;
}
