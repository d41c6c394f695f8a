/** What does Slack tell an app when a person writes something? */
import { randomUUID } from 'node:crypto';
import type { Fields } from './slack-args.ts';
import { shown } from './slack-messages.ts';
import { app, type Message, type Workspace } from './slack-workspace.ts';

export interface Said {
  readonly text: string;
  readonly user?: string;
  readonly channel?: string;
  readonly thread_ts?: string;
}

/** Keeps what a person writes. */
export function write(workspace: Workspace, { text, user = 'U1', channel = 'C1', thread_ts }: Said): Message {
  const team = workspace.users.get(user)?.team ?? app.teamId;
  const message: Message = {
    type: 'message',
    channel,
    ts: workspace.newTs(),
    user,
    team,
    ...(team !== app.teamId && { user_team: team, source_team: team }),
    client_msg_id: randomUUID(),
    text,
    blocks: [
      {
        type: 'rich_text',
        block_id: workspace.newId('b'),
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
      },
    ],
    ...(thread_ts !== undefined && { thread_ts }),
  };
  workspace.messages.push(message);
  workspace.changed();
  return message;
}

/** The event of a message: `app_mention` when it names the bot outside a direct message, unless told otherwise. */
export function eventOf(workspace: Workspace, message: Message, type?: 'message' | 'app_mention'): Fields {
  const kind = workspace.channels.get(message.channel)?.kind ?? 'channel';
  const named = kind !== 'im' && message.text.includes(`<@${app.botUser}>`);
  const root = workspace.messages.find(({ channel, ts }) => channel === message.channel && ts === message.thread_ts);
  const chosen = type ?? (named ? 'app_mention' : 'message');
  return {
    ...shown(message),
    type: chosen,
    channel: message.channel,
    event_ts: message.ts,
    ...(root && { parent_user_id: root.user }),
    ...(chosen === 'message' && { channel_type: kind }),
  };
}
