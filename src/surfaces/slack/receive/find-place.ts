/** How is the place of a message, a command or a button found? */
import type { SlackContext } from '../slack-context.ts';
import type { EventEnvelope } from './payloads.ts';
import type { Place } from './place.ts';

/**
 * True for somebody of another organisation. They are only met where outsiders read along; elsewhere another workspace's id
 * is that of a colleague in the same enterprise.
 */
const isStranger = (team: string | undefined, shared: boolean, { me }: SlackContext): boolean =>
  shared && team !== undefined && team !== me.teamId;

/** The place of a message that was written. */
export async function placeOfMessage(
  message: {
    channel: string;
    ts: string;
    thread_ts?: string | undefined;
    user: string;
    user_team?: string | undefined;
    channel_type?: string | undefined;
  },
  envelope: EventEnvelope,
  context: SlackContext,
): Promise<Place> {
  const { directory } = context;
  const { channel, user } = message;
  if (envelope.is_ext_shared_channel !== undefined) directory.knowShared(channel, envelope.is_ext_shared_channel);
  const threadTs = message.thread_ts ?? message.ts;
  // Slack sends messages of direct conversations with Vouch alone.
  const direct = message.channel_type === 'im' || channel.startsWith('D');
  const [person, shared] = await Promise.all([directory.person(user), direct ? false : directory.isShared(channel)]);
  return {
    channel,
    threadTs,
    thread: `${directory.roomId(channel)}:${threadTs}`,
    user,
    person,
    room: { id: directory.roomId(channel), shared },
    direct,
    stranger: isStranger(message.user_team, shared, context),
    responseUrl: null,
  };
}

/** The place of a command, a button or a modal; without a channel it is the direct conversation with the person. */
export async function placeOfUse(
  use: {
    readonly user: { readonly id: string; readonly team_id?: string | undefined };
    readonly channel?: string | undefined;
    readonly threadTs?: string | undefined;
    readonly responseUrl?: string | undefined;
  },
  context: SlackContext,
): Promise<Place> {
  const { directory, calls } = context;
  const channel = use.channel ?? (await calls.direct(use.user.id));
  // A direct message may be one between two people, where Vouch is not.
  const direct = channel.startsWith('D') && (await calls.direct(use.user.id)) === channel;
  const [person, shared] = await Promise.all([
    directory.person(use.user.id),
    direct ? false : directory.isShared(channel),
  ]);
  const threadTs = use.threadTs ?? null;
  return {
    channel,
    threadTs,
    // A command stands in no thread: what one person asks in one channel is one conversation.
    thread: `${directory.roomId(channel)}:${threadTs ?? `by:${use.user.id}`}`,
    user: use.user.id,
    person,
    room: { id: directory.roomId(channel), shared },
    direct,
    stranger: isStranger(use.user.team_id, shared, context),
    responseUrl: use.responseUrl ?? null,
  };
}
