/** What does Slack do with a message an app posts, changes or takes back? */
import { type Fields, flag, isFields, need, optional, refusal, SlackRefusal } from './slack-args.ts';
import { findChannel, postableChannel, tsPattern } from './slack-channels.ts';
import { limits } from './slack-limits.ts';
import { charactersOf, tooManyTables, validateBlocks, withIds } from './slack-validate.ts';
import { characters } from './slack-validate-fields.ts';
import { app, type Ephemeral, type Message, type Workspace } from './slack-workspace.ts';

interface Content {
  readonly text: string;
  readonly blocks?: readonly unknown[];
  readonly attachments?: readonly unknown[];
  readonly metadata?: Fields;
}

function readBlocks(args: Fields, workspace: Workspace): readonly unknown[] | undefined {
  const blocks = args['blocks'];
  if (blocks === undefined || blocks === '') return undefined;
  if (!Array.isArray(blocks)) throw new SlackRefusal('invalid_blocks_format');
  const problems = validateBlocks(blocks, 'message');
  if (problems.length > 0) {
    const onlyTables = problems.every(({ rule }) => rule === tooManyTables);
    throw refusal(onlyTables ? 'invalid_attachments' : 'invalid_blocks', problems);
  }
  const filled = withIds(blocks, () => workspace.newId('b'));
  return Array.isArray(filled) ? filled : [];
}

function readMetadata(value: unknown): Fields | undefined {
  if (value === undefined || value === '') return undefined;
  if (!isFields(value)) throw new SlackRefusal('invalid_metadata_format');
  if (Object.keys(value).length === 0) return {};
  const { event_type, event_payload } = value;
  if (typeof event_type !== 'string' || !isFields(event_payload)) throw new SlackRefusal('invalid_metadata_format');
  if (!new RegExp(limits.message.metadata_event_type).test(event_type)) {
    throw new SlackRefusal('invalid_metadata_schema');
  }
  if (Buffer.byteLength(JSON.stringify(value)) > limits.message.metadata_bytes_max) {
    throw new SlackRefusal('metadata_too_large');
  }
  return value;
}

/** What a message says; refuses what Slack refuses, except an empty one. */
export function readContent(args: Fields, workspace: Workspace): Content {
  const { attachments } = args;
  const markdown = optional(args, 'markdown_text');
  const text = optional(args, 'text') ?? '';
  if (markdown !== undefined && (text !== '' || args['blocks'] !== undefined)) {
    throw new SlackRefusal('markdown_text_conflict');
  }
  if (characters(text) > limits.message.text_max || characters(markdown ?? '') > limits.message.markdown_text_max) {
    throw new SlackRefusal('msg_too_long');
  }
  if (attachments !== undefined && !Array.isArray(attachments)) throw new SlackRefusal('invalid_attachments');
  if (attachments && attachments.length > limits.message.attachments_max) {
    throw new SlackRefusal('too_many_attachments');
  }
  const blocks = readBlocks(args, workspace);
  const metadata = readMetadata(args['metadata']);
  return {
    text: markdown ?? text,
    ...(blocks && { blocks }),
    ...(attachments && { attachments }),
    ...(metadata && { metadata }),
  };
}

/** The content of a call of the Web API: only there the blocks are counted together, nothing of a response is. */
function readCall(args: Fields, workspace: Workspace): Content {
  const content = readContent(args, workspace);
  const { blocks_total_chars: max } = limits.message;
  if (charactersOf(args['blocks']) > max) throw new SlackRefusal('msg_blocks_too_long');
  return content;
}

export const isEmpty = ({ text, blocks, attachments }: Content): boolean =>
  text.trim() === '' && !blocks?.length && !attachments?.length;

/** A new message of the bot; nothing is posted yet. */
export function botMessage(workspace: Workspace, channel: string, content: Content, thread?: string): Message {
  const { metadata, ...said } = content;
  return {
    type: 'message',
    channel,
    ts: workspace.newTs(),
    user: app.botUser,
    bot_id: app.botId,
    app_id: app.appId,
    team: app.teamId,
    ...said,
    ...(metadata && Object.keys(metadata).length > 0 && { metadata }),
    ...(thread !== undefined && { thread_ts: thread }),
  };
}

/** The message as Slack gives it to an app. */
export const shown = ({ channel: _, ...message }: Message): Fields => message;

function readThread(args: Fields): string | undefined {
  const thread = optional(args, 'thread_ts');
  if (thread !== undefined && !tsPattern.test(thread)) throw new SlackRefusal('invalid_thread_ts');
  return thread;
}

export function postMessage(args: Fields, workspace: Workspace, scopes: ReadonlySet<string>): Fields {
  const channel = postableChannel(workspace, need(args, 'channel'), scopes);
  const content = readCall(args, workspace);
  if (isEmpty(content)) throw new SlackRefusal('no_text');
  const message: Message = {
    ...botMessage(workspace, channel.id, content, readThread(args)),
    ...(flag(args, 'reply_broadcast') && { subtype: 'thread_broadcast' }),
  };
  workspace.messages.push(message);
  return { channel: channel.id, ts: message.ts, message: shown(message) };
}

export function postEphemeral(args: Fields, workspace: Workspace, scopes: ReadonlySet<string>): Fields {
  const channel = postableChannel(workspace, need(args, 'channel'), scopes);
  const to = need(args, 'user');
  const content = readCall(args, workspace);
  if (isEmpty(content)) throw new SlackRefusal('no_text');
  if (!channel.members.has(to)) throw new SlackRefusal('user_not_in_channel');
  const { metadata: _, ...rest } = botMessage(workspace, channel.id, content, readThread(args));
  const ephemeral: Ephemeral = { ...rest, to };
  workspace.ephemerals.push(ephemeral);
  return { message_ts: ephemeral.ts };
}

function ownMessage(args: Fields, workspace: Workspace, denied: string): Message {
  const channel = findChannel(workspace, need(args, 'channel'));
  const ts = need(args, 'ts');
  const message = workspace.messages.find((one) => one.channel === channel.id && one.ts === ts);
  if (!message) throw new SlackRefusal('message_not_found');
  if (message.user !== app.botUser) throw new SlackRefusal(denied);
  if (channel.isArchived) throw new SlackRefusal('is_inactive');
  return message;
}

/** Puts new content into a message; blocks that are not given go when a text is. */
export function rewrite(message: Message, content: Content, workspace: Workspace): void {
  message.text = content.text;
  if (content.blocks) message.blocks = content.blocks;
  else if (content.text !== '') delete message.blocks;
  if (content.attachments) message.attachments = content.attachments;
  if (content.metadata) {
    if (Object.keys(content.metadata).length > 0) message.metadata = content.metadata;
    else delete message.metadata;
  }
  if (!content.blocks) message.edited = { user: app.botUser, ts: workspace.newTs() };
}

export function updateMessage(args: Fields, workspace: Workspace): Fields {
  const message = ownMessage(args, workspace, 'cant_update_message');
  const content = readCall(args, workspace);
  if (isEmpty(content) && !content.metadata) throw new SlackRefusal('no_text');
  rewrite(message, isEmpty(content) ? { ...message, metadata: content.metadata ?? {} } : content, workspace);
  return { channel: message.channel, ts: message.ts, text: message.text, message: shown(message) };
}

export function deleteMessage(args: Fields, workspace: Workspace): Fields {
  const message = ownMessage(args, workspace, 'cant_delete_message');
  workspace.messages.splice(workspace.messages.indexOf(message), 1);
  return { channel: message.channel, ts: message.ts };
}

export function getPermalink(args: Fields, workspace: Workspace): Fields {
  const channel = findChannel(workspace, need(args, 'channel'));
  const ts = need(args, 'message_ts');
  const message = workspace.messages.find((one) => one.channel === channel.id && one.ts === ts);
  if (!message) throw new SlackRefusal('message_not_found');
  const thread = message.thread_ts;
  const reply = thread === undefined || thread === ts ? '' : `?thread_ts=${thread}&cid=${channel.id}`;
  const permalink = `https://${app.teamDomain}.slack.com/archives/${channel.id}/p${ts.replace('.', '')}${reply}`;
  return { channel: channel.id, permalink };
}
