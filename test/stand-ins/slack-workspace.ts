/** Who and what is in the Slack workspace that the tests talk to? */
import { EventEmitter } from 'node:events';
import { type Fields, SlackRefusal } from './slack-args.ts';
import { limits } from './slack-limits.ts';

/** The app as Slack knows it. */
export const app = {
  teamId: 'T1',
  teamDomain: 'northgate',
  appId: 'A1',
  botUser: 'UBOT',
  botId: 'B1',
  botName: 'vouch',
  verificationToken: 'verification-token',
} as const;

export interface User {
  readonly id: string;
  /** What the others see. */
  readonly name: string;
  readonly team: string;
  readonly tz: string;
  readonly isBot: boolean;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'channel' | 'im' | 'mpim';
  readonly isPrivate: boolean;
  readonly isExtShared: boolean;
  isArchived: boolean;
  readonly members: Set<string>;
}

/** A message as Slack gives it, with the channel it is in. */
export interface Message {
  readonly type: 'message';
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  readonly team: string;
  text: string;
  readonly thread_ts?: string;
  readonly bot_id?: string;
  readonly app_id?: string;
  readonly subtype?: string;
  readonly client_msg_id?: string;
  /** Said of somebody of another team only. */
  readonly user_team?: string;
  readonly source_team?: string;
  blocks?: readonly unknown[];
  attachments?: readonly unknown[];
  metadata?: Fields;
  edited?: { readonly user: string; readonly ts: string };
}

/** A message that only one person sees. */
export interface Ephemeral extends Message {
  readonly to: string;
}

/** A view as Slack gives it, with whose screen it is on. */
export interface View {
  readonly id: string;
  readonly user: string;
  readonly type: 'modal' | 'home';
  readonly root_view_id: string;
  readonly previous_view_id: string | null;
  readonly hash: string;
  readonly external_id: string;
  readonly callback_id: string;
  readonly private_metadata: string;
  readonly blocks: readonly unknown[];
  readonly notify_on_close: boolean;
  readonly clear_on_close: boolean;
  readonly [name: string]: unknown;
}

interface Trigger {
  readonly user: string;
  readonly at: number;
  readonly view: string | undefined;
  used: boolean;
}

/** Where a response_url leads. `original` is the message whose button was pressed. */
export interface ResponseUrl {
  readonly user: string;
  readonly channel: string;
  readonly at: number;
  readonly original: Message | undefined;
  uses: number;
}

/** What an app sent to a response_url, and what came of it. */
export interface Response {
  readonly id: string;
  readonly body: Fields;
  readonly at: number;
  readonly error: string | undefined;
}

/** What stands by the side of a thread: a status, its title, prompts. */
export interface ThreadMark {
  readonly kind: 'status' | 'title' | 'prompts';
  readonly channel: string;
  readonly thread_ts: string | undefined;
  readonly value: unknown;
}

export class Workspace {
  /** Where the stand-in listens, without a slash at the end. */
  url = '';
  readonly users = new Map<string, User>();
  readonly channels = new Map<string, Channel>();
  readonly messages: Message[] = [];
  readonly ephemerals: Ephemeral[] = [];
  /** Open modals by id, the lowest of a stack first. */
  readonly views = new Map<string, View>();
  /** Home tabs by user. */
  readonly homes = new Map<string, View>();
  readonly triggers = new Map<string, Trigger>();
  readonly responseUrls = new Map<string, ResponseUrl>();
  readonly responses: Response[] = [];
  readonly marks: ThreadMark[] = [];
  readonly changes = new EventEmitter();
  #ahead = 0;
  #lastMicros = 0;
  #lastId = 0;

  constructor() {
    this.changes.setMaxListeners(0);
    this.addUser({ id: 'U1', name: 'Dana Reyes' });
    this.addUser({ id: 'U2', name: 'Priya Shah' });
    this.addUser({ id: app.botUser, name: app.botName, isBot: true });
    this.addChannel({ id: 'C1', name: 'general' });
    this.openDirect(['U1'], 'D1');
  }

  now(): number {
    return Date.now() + this.#ahead;
  }

  /** Lets time pass for triggers, response urls and new messages. */
  advance(ms: number): void {
    this.#ahead += ms;
  }

  /** Tells whoever waits that something happened. */
  changed(): void {
    this.changes.emit('change');
  }

  newId(prefix: string): string {
    this.#lastId += 1;
    return `${prefix}${this.#lastId.toString(36).toUpperCase().padStart(6, '0')}`;
  }

  newTs(): string {
    this.#lastMicros = Math.max(this.#lastMicros + 1, this.now() * 1000);
    const digits = String(this.#lastMicros);
    return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
  }

  addUser(user: { id: string; name: string; team?: string; tz?: string; isBot?: boolean }): User {
    const { id, name, team = app.teamId, tz = 'America/New_York', isBot = false } = user;
    const added = { id, name, team, tz, isBot };
    this.users.set(id, added);
    // Slack puts everybody into #general; someone of another team comes only into shared channels.
    for (const channel of this.channels.values()) {
      if (channel.kind === 'channel' && (team === app.teamId || channel.isExtShared)) channel.members.add(id);
    }
    return added;
  }

  addChannel(channel: {
    id: string;
    name: string;
    isExtShared?: boolean;
    isArchived?: boolean;
    isPrivate?: boolean;
    botIsMember?: boolean;
    members?: readonly string[];
  }): Channel {
    const { id, name, isExtShared = false, isArchived = false, isPrivate = false, botIsMember = true } = channel;
    const people = [...this.users.values()].filter((user) => !user.isBot && (user.team === app.teamId || isExtShared));
    const members = new Set(channel.members ?? people.map((user) => user.id));
    if (botIsMember) members.add(app.botUser);
    const added: Channel = { id, name, kind: 'channel', isPrivate, isExtShared, isArchived, members };
    this.channels.set(id, added);
    return added;
  }

  /** The direct message of the bot with these people, made if there is none. */
  openDirect(users: readonly string[], id?: string): Channel {
    const members = new Set([...users, app.botUser]);
    const there = [...this.channels.values()].find(
      (channel) => channel.kind !== 'channel' && channel.members.symmetricDifference(members).size === 0,
    );
    if (there) return there;
    const kind = users.length > 1 ? 'mpim' : 'im';
    const made: Channel = {
      id: id ?? this.newId(kind === 'im' ? 'D' : 'G'),
      name: kind === 'im' ? 'directmessage' : `mpdm-${[...members].join('--').toLowerCase()}-1`,
      kind,
      isPrivate: true,
      isExtShared: users.some((user) => this.users.get(user)?.team !== app.teamId),
      isArchived: false,
      members,
    };
    this.channels.set(made.id, made);
    return made;
  }

  /** A trigger as one interaction gives it; `view` when it came from one. */
  newTrigger(user: string, view?: string): string {
    const id = `${this.newTs().replace('.', '')}.1.${this.newId('').toLowerCase()}`;
    this.triggers.set(id, { user, at: this.now(), view, used: false });
    return id;
  }

  /** Uses a trigger up, or says why it cannot be used. */
  useTrigger(id: string): Trigger {
    const trigger = this.triggers.get(id);
    if (!trigger) throw new SlackRefusal('invalid_trigger_id');
    if (trigger.used) throw new SlackRefusal('exchanged_trigger_id');
    if (this.now() - trigger.at > limits.ack.trigger_id_ms) throw new SlackRefusal('expired_trigger_id');
    trigger.used = true;
    return trigger;
  }

  newResponseUrl(user: string, channel: string, original?: Message): string {
    const id = this.newId('R');
    this.responseUrls.set(id, { user, channel, at: this.now(), original, uses: 0 });
    return `${this.url}/response/${id}`;
  }
}
