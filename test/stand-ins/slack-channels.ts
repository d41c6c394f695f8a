/** What does Slack say of conversations and people, and what was said in them? */
import { count, type Fields, flag, need, optional, SlackRefusal } from './slack-args.ts';
import { app, type Channel, type Message, type Workspace } from './slack-workspace.ts';

export const tsPattern = /^\d{10}\.\d{6}$/;

export function findChannel(workspace: Workspace, id: string): Channel {
  const channel = workspace.channels.get(id);
  const hidden = channel?.isPrivate === true && !channel.members.has(app.botUser);
  if (!channel || hidden) throw new SlackRefusal('channel_not_found');
  return channel;
}

/** A channel, a name with its #, or a person: whose direct message it then is. */
export function postableChannel(workspace: Workspace, to: string, scopes: ReadonlySet<string>): Channel {
  const named = [...workspace.channels.values()].find(({ kind, name }) => kind === 'channel' && `#${name}` === to);
  const direct = workspace.users.get(to)?.isBot === false ? workspace.openDirect([to]) : undefined;
  const channel = findChannel(workspace, direct?.id ?? named?.id ?? to);
  if (channel.isArchived) throw new SlackRefusal('is_archived');
  const open = channel.kind === 'channel' && !channel.isPrivate && scopes.has('chat:write.public');
  if (!channel.members.has(app.botUser) && !open) throw new SlackRefusal('not_in_channel');
  return channel;
}

function channelOf({ channel, workspace, full }: { channel: Channel; workspace: Workspace; full: boolean }): Fields {
  const { id, name, kind, isPrivate, isExtShared, isArchived, members } = channel;
  const common = { id, created: 1_700_000_000, is_archived: isArchived, context_team_id: app.teamId };
  if (kind === 'im') {
    const user = [...members].find((member) => member !== app.botUser);
    return { ...common, is_im: true, is_org_shared: false, is_ext_shared: isExtShared, user, priority: 0 };
  }
  return {
    ...common,
    name,
    name_normalized: name,
    is_channel: kind === 'channel' && !isPrivate,
    is_group: kind === 'channel' && isPrivate,
    is_im: false,
    is_mpim: kind === 'mpim',
    is_private: isPrivate,
    is_general: id === 'C1',
    is_shared: isExtShared,
    is_ext_shared: isExtShared,
    is_org_shared: false,
    is_pending_ext_shared: false,
    is_member: members.has(app.botUser),
    shared_team_ids: [...new Set([app.teamId, ...[...members].map((id) => workspace.users.get(id)?.team ?? '')])],
    ...(full && { num_members: members.size }),
  };
}

export const conversationInfo = (args: Fields, workspace: Workspace): Fields => ({
  channel: channelOf({
    channel: findChannel(workspace, need(args, 'channel')),
    workspace,
    full: flag(args, 'include_num_members'),
  }),
});

export function openConversation(args: Fields, workspace: Workspace): Fields {
  const given = optional(args, 'channel');
  const users = given === undefined ? need(args, 'users').split(',') : [];
  for (const user of users) {
    if (!workspace.users.has(user)) throw new SlackRefusal('user_not_found');
    if (user === app.botUser) throw new SlackRefusal('cannot_dm_bot');
  }
  const before = workspace.channels.size;
  const channel = given === undefined ? workspace.openDirect(users) : findChannel(workspace, given);
  const known = workspace.channels.size === before;
  return {
    ...(known && { no_op: true, already_open: true }),
    channel: flag(args, 'return_im') ? channelOf({ channel, workspace, full: false }) : { id: channel.id },
  };
}

/** A ts as one number that compares exactly. */
function micros(ts: string, name: string): bigint {
  const [, seconds, fraction = ''] = /^(\d+)(?:\.(\d{1,6}))?$/.exec(ts) ?? [];
  if (seconds === undefined) throw new SlackRefusal(`invalid_ts_${name}`);
  return BigInt(seconds) * 1_000_000n + BigInt(fraction.padEnd(6, '0'));
}

function inRange(args: Fields): (message: Message) => boolean {
  const [oldest, latest] = [optional(args, 'oldest'), optional(args, 'latest')];
  const from = micros(oldest ?? '0', 'oldest');
  const to = latest === undefined ? undefined : micros(latest, 'latest');
  const inclusive = flag(args, 'inclusive');
  return ({ ts }) => {
    const at = micros(ts, 'oldest');
    if (inclusive ? at < from : at <= from) return false;
    return to === undefined || (inclusive ? at <= to : at < to);
  };
}

/** One page of a list, and the cursor to the next. */
function page<T>(args: Fields, all: readonly T[], otherwise: number, max: number) {
  const cursor = optional(args, 'cursor');
  const [, from = ''] = /^next:(\d+)$/.exec(Buffer.from(cursor ?? '', 'base64').toString()) ?? [];
  if (cursor !== undefined && from === '') throw new SlackRefusal('invalid_cursor');
  const end = Number(from) + count(args, 'limit', otherwise, max);
  const more = end < all.length;
  const next = more ? Buffer.from(`next:${end}`).toString('base64') : '';
  return { items: all.slice(Number(from), end), more, next };
}

function readable(args: Fields, workspace: Workspace): Channel {
  const channel = findChannel(workspace, need(args, 'channel'));
  if (!channel.members.has(app.botUser)) throw new SlackRefusal('not_in_channel');
  return channel;
}

function asShown(args: Fields, workspace: Workspace): (message: Message) => Fields {
  return ({ channel, metadata, ...message }) => {
    const replies = repliesOf(workspace, channel, message.ts);
    return {
      ...message,
      ...(metadata && flag(args, 'include_all_metadata') && { metadata }),
      ...(replies.length > 0 && {
        thread_ts: message.ts,
        reply_count: replies.length,
        reply_users_count: new Set(replies.map(({ user }) => user)).size,
        reply_users: [...new Set(replies.map(({ user }) => user))],
        latest_reply: replies.at(-1)?.ts,
      }),
    };
  };
}

const repliesOf = (workspace: Workspace, channel: string, thread: string): Message[] =>
  workspace.messages.filter((one) => one.channel === channel && one.thread_ts === thread && one.ts !== thread);

export function history(args: Fields, workspace: Workspace): Fields {
  const channel = readable(args, workspace);
  const isReply = ({ ts, thread_ts, subtype }: Message) =>
    thread_ts !== undefined && thread_ts !== ts && subtype !== 'thread_broadcast';
  const all = workspace.messages.filter((one) => one.channel === channel.id && !isReply(one)).filter(inRange(args));
  const { items, more, next } = page(args, all.reverse(), 100, 999);
  const messages = items.map(asShown(args, workspace));
  return { messages, has_more: more, pin_count: 0, response_metadata: { next_cursor: next } };
}

export function replies(args: Fields, workspace: Workspace): Fields {
  const channel = readable(args, workspace);
  const thread = need(args, 'ts');
  const parents = workspace.messages.filter((one) => one.channel === channel.id && one.ts === thread);
  const children = repliesOf(workspace, channel.id, thread);
  if (parents.length + children.length === 0) throw new SlackRefusal('thread_not_found');
  // The parent comes first whatever range is asked for.
  const { items, more, next } = page(args, [...parents, ...children.filter(inRange(args))], 1000, 1000);
  const messages = items.map(asShown(args, workspace));
  return { messages, has_more: more, response_metadata: { next_cursor: next } };
}

export function members(args: Fields, workspace: Workspace): Fields {
  const channel = findChannel(workspace, need(args, 'channel'));
  const { items, next } = page(args, [...channel.members], 100, 1000);
  return { members: items, response_metadata: { next_cursor: next } };
}

export function userInfo(args: Fields, workspace: Workspace): Fields {
  const user = workspace.users.get(need(args, 'user'));
  if (!user) throw new SlackRefusal('user_not_found');
  const { id, name, team, tz, isBot } = user;
  const handle = name.toLowerCase().replaceAll(' ', '.');
  const profile = { real_name: name, display_name: name, display_name_normalized: name, team };
  const strange = team !== app.teamId && { is_stranger: true };
  const common = { id, team_id: team, name: handle, real_name: name, tz, deleted: false, is_bot: isBot };
  return { user: { ...common, is_app_user: false, tz_label: tz, tz_offset: 0, profile, ...strange } };
}
