/** Is an event for Vouch at all? Asked of every message in every channel it is in, so it must be quick. */
import { ThreadContext } from '../../core/thread-context.ts';
import { type EventEnvelope, type EventOf, SlackEvent } from './receive/payloads.ts';
import { readText } from './receive/read-text.ts';
import type { SlackContext } from './slack-context.ts';

/** Messages that people write; all other subtypes are Slack's own notices. */
const written: readonly (string | undefined)[] = [undefined, 'file_share', 'thread_broadcast', 'me_message'];

/**
 * A mention, a direct message, the edit or deletion of a question that was answered, the answer of the person whom Vouch
 * asked something back, Home. In a channel nothing else: people talk among themselves there.
 */
export async function isWanted(envelope: EventEnvelope, context: SlackContext): Promise<boolean> {
  const parsed = SlackEvent.safeParse(envelope.event);
  if (!parsed.success) {
    const { type } = envelope.event;
    context.log.warn({ type, event: envelope.event_id }, 'an event of Slack that Vouch does not read was let pass');
    return false;
  }
  const event = parsed.data;
  if (event.type === 'app_mention')
    return event.user !== undefined && event.bot_id === undefined && event.edited === undefined;
  return event.type === 'message' ? wantsMessage(event, context) : true;
}

async function wantsMessage(event: EventOf<'message'>, context: SlackContext): Promise<boolean> {
  const { directory, vouch, me } = context;
  const { postings, memory } = vouch.ledger;
  const direct = event.channel_type === 'im';
  const room = directory.roomId(event.channel);
  if (event.subtype === 'message_deleted')
    return (
      event.deleted_ts !== undefined &&
      event.previous_message?.bot_id === undefined &&
      (direct ||
        (await postings.answering('slack', room, event.deleted_ts)) !== undefined ||
        mentions(event.previous_message?.text, me.botUserId))
    );
  if (event.subtype === 'message_changed') {
    const { message, previous_message: before } = event;
    if (message === undefined || message.bot_id !== undefined || message.user === me.botUserId) return false;
    if (message.edited === undefined || message.text === before?.text) return false;
    return (
      direct ||
      mentions(message.text, me.botUserId) ||
      (await postings.answering('slack', room, message.ts)) !== undefined
    );
  }
  if (!written.includes(event.subtype) || event.bot_id !== undefined || event.user === undefined) return false;
  if (event.user === me.botUserId) return false;
  if (direct) return true;
  // Slack sends a mention a second time, as a mention.
  if (event.thread_ts === undefined || mentions(event.text, me.botUserId)) return false;
  const remembered = ThreadContext.safeParse(await memory.get(`${room}:${event.thread_ts}`)).data;
  return remembered?.asked?.of === directory.personId(event.user);
}

const mentions = (text: string | undefined, botUserId: string): boolean =>
  text !== undefined && readText(text, botUserId).mentionsVouch;
