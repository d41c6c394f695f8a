/** How is a question that was written in Slack answered? */
import type { Reply } from '../../../core/reply.ts';
import type { Utterance } from '../../../core/utterance.ts';
import { forStranger } from '../../for-stranger.ts';
import type { Job } from '../../inbox/job.ts';
import { deliver } from '../deliver/deliver.ts';
import { placeOfMessage } from '../receive/find-place.ts';
import { makeUtterance } from '../receive/make-utterance.ts';
import type { EventEnvelope } from '../receive/payloads.ts';
import type { Place } from '../receive/place.ts';
import type { SlackContext } from '../slack-context.ts';
import { showWork } from './show-work.ts';

export interface WrittenMessage {
  readonly channel: string;
  readonly ts: string;
  readonly text: string;
  readonly user: string;
  readonly thread_ts?: string | undefined;
  readonly user_team?: string | undefined;
  readonly channel_type?: string | undefined;
}

/** Reads, answers and posts; gives the ts of the answer. A message without words gets the help. */
export async function answerMessage(
  message: WrittenMessage,
  envelope: EventEnvelope,
  job: Job,
  context: SlackContext,
): Promise<string> {
  const place = await placeOfMessage(message, envelope, context);
  const working = showWork(message, place, context);
  const utterance = await makeUtterance(message.text, job.id, place, context, {
    link: linkTo(context.me.url, message.channel, message.thread_ts ?? message.ts, message.ts),
  });
  const reply = await respondTo(utterance.text === '' ? { ...utterance, text: 'help' } : utterance, place, context);
  await working.settle();
  const ref = await deliver({ reply, event: job.id, place, asked: message.ts }, job, context);
  working.clear();
  return ref;
}

/** The reply to an utterance from this place; outsiders get no client data. */
export async function respondTo(utterance: Utterance, place: Place, context: SlackContext): Promise<Reply> {
  const reply = await context.vouch.respond(utterance);
  return place.stranger ? forStranger(reply) : reply;
}

/** A message's link, as Slack itself makes it; needs no call. */
export const linkTo = (workspace: string, channel: string, threadTs: string, ts: string): string =>
  `${workspace.replace(/\/$/, '')}/archives/${channel}/p${ts.replace('.', '')}${threadTs === ts ? '' : `?thread_ts=${threadTs}&cid=${channel}`}`;
