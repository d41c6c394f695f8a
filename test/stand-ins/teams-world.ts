/** Who and what is in the Teams that the tests talk to? */
import { randomBytes, randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { Fields } from './teams-refusal.ts';

export interface Person {
  /** As this bot knows them: `29:...`. */
  readonly id: string;
  /** Their id in the organisation's directory, a UUID. */
  readonly aadObjectId: string;
  readonly name: string;
  readonly email: string;
  readonly tenantId: string;
  readonly role: 'user' | 'guest' | 'anonymous';
}

/** Whether the bot may write somewhere; `blocked` with the code it is refused with. */
export type Installed = 'installed' | 'never' | 'removed' | { readonly blocked: string };

export interface Team {
  /** Also the id of its first channel. */
  readonly id: string;
  name: string;
  readonly aadGroupId: string;
  readonly tenantId: string;
  readonly members: Set<Person>;
  /** The first is the one called General. */
  readonly channels: Room[];
  installed: Installed;
}

/** A conversation: `a:...` with one person, `19:...@thread.v2` with several, `19:...@thread.tacv2` for a channel. */
export interface Room {
  readonly id: string;
  readonly kind: 'personal' | 'groupChat' | 'channel';
  name: string | undefined;
  readonly tenantId: string;
  /** Of a channel: the team's. */
  readonly members: Set<Person>;
  readonly team: Team | undefined;
  /** Of a channel it is the team's that counts. */
  installed: Installed;
}

export interface Attachment {
  readonly contentType: string;
  readonly content?: unknown;
  readonly [name: string]: unknown;
}

/** A message as it stands now; what was edited is written over. */
export interface TeamsMessage {
  /** Epoch milliseconds, and strictly rising. */
  readonly id: string;
  /** The room's id, without a thread. */
  readonly room: string;
  readonly from: Person | 'bot';
  text: string;
  attachments: readonly Attachment[];
  entities: readonly Fields[];
  channelData: Fields;
  summary: string | undefined;
  suggestedActions: Fields | undefined;
  readonly replyToId: string | undefined;
  /** In a channel the id of the thread's first message, also of that itself. */
  readonly thread: string | undefined;
  edited: boolean;
  deleted: boolean;
}

export interface Typing {
  readonly room: string;
  readonly thread: string | undefined;
  readonly entities: readonly Fields[];
  readonly text: string;
}

const opaque = (bytes: number): string => randomBytes(bytes).toString('base64url');
const hex = (): string => randomBytes(16).toString('hex');

/** A conversation's id and the thread in it, if it names one. */
export function splitId(conversation: string): { readonly room: string; readonly thread: string | undefined } {
  const [room = '', thread] = conversation.split(';messageid=');
  return { room, thread };
}

export class World {
  readonly appId: string;
  readonly tenantId: string;
  readonly bot: { readonly id: string; readonly name: string };
  readonly people: Person[] = [];
  readonly rooms = new Map<string, Room>();
  readonly teams = new Map<string, Team>();
  readonly messages: TeamsMessage[] = [];
  readonly typings: Typing[] = [];
  /** What one person sees of a message instead of what everybody sees: by message id, then by person id. */
  readonly views = new Map<string, Map<string, Fields>>();
  readonly changes = new EventEmitter();
  #lastId = 0;

  constructor(app: { readonly appId: string; readonly tenantId: string; readonly botName: string }) {
    this.appId = app.appId;
    this.tenantId = app.tenantId;
    this.bot = { id: `28:${app.appId}`, name: app.botName };
    this.changes.setMaxListeners(0);
  }

  /** Tells whoever waits that something happened. */
  changed(): void {
    this.changes.emit('change');
  }

  newId(): string {
    this.#lastId = Math.max(this.#lastId + 1, Date.now());
    return String(this.#lastId);
  }

  addPerson(of: {
    readonly name: string;
    readonly tenantId?: string;
    readonly role?: Person['role'];
    /** Whether they have the bot; true by default. */
    readonly installed?: boolean;
  }): Person {
    const { name, tenantId = this.tenantId, role = 'user', installed = true } = of;
    const person: Person = {
      id: `29:1${opaque(62)}`,
      aadObjectId: randomUUID(),
      name,
      email: `${name.toLowerCase().replaceAll(/\W+/g, '.')}@${tenantId === this.tenantId ? 'northgate' : 'elsewhere'}.example`,
      tenantId,
      role,
    };
    this.people.push(person);
    this.#keep({ id: `a:1${opaque(96)}`, kind: 'personal', tenantId, members: new Set([person]) }, installed);
    return person;
  }

  addGroupChat(of: {
    readonly members: readonly Person[];
    readonly name?: string;
    readonly installed?: boolean;
    readonly tenantId?: string;
  }): Room {
    const { members, name, installed = true, tenantId = this.tenantId } = of;
    const id = `19:${hex()}@thread.v2`;
    return this.#keep({ id, kind: 'groupChat', name, tenantId, members: new Set(members) }, installed);
  }

  /** A team with its General channel and these others. */
  addTeam(of: {
    readonly name: string;
    readonly members: readonly Person[];
    readonly channels?: readonly string[];
    readonly installed?: boolean;
    readonly tenantId?: string;
  }): Team {
    const { name, members, channels = [], installed = true, tenantId = this.tenantId } = of;
    const team: Team = {
      id: `19:${opaque(32)}1@thread.tacv2`,
      name,
      aadGroupId: randomUUID(),
      tenantId,
      members: new Set(members),
      channels: [],
      installed: installed ? 'installed' : 'never',
    };
    this.teams.set(team.id, team);
    this.addChannel(team, 'General', team.id);
    for (const channel of channels) this.addChannel(team, channel);
    return team;
  }

  addChannel(team: Team, name: string, id = `19:${hex()}@thread.tacv2`): Room {
    const { tenantId, members } = team;
    const channel = this.#keep({ id, kind: 'channel', name, tenantId, members, team }, true);
    team.channels.push(channel);
    return channel;
  }

  #keep(
    of: Omit<Room, 'installed' | 'team' | 'name'> & Partial<Pick<Room, 'team' | 'name'>>,
    installed: boolean,
  ): Room {
    const room: Room = { name: undefined, team: undefined, ...of, installed: installed ? 'installed' : 'never' };
    this.rooms.set(room.id, room);
    return room;
  }

  /** The chat of this person with the bot. */
  personalChat(person: Person): Room {
    for (const room of this.rooms.values()) if (room.kind === 'personal' && room.members.has(person)) return room;
    throw new Error(`${person.name} is nobody of this Teams`);
  }

  /** Whether the bot may write there. */
  installedIn(room: Room): Installed {
    return room.team?.installed ?? room.installed;
  }

  room(conversation: string): Room | undefined {
    return this.rooms.get(splitId(conversation).room);
  }

  /** Somebody by any of their ids. */
  person(id: string): Person | undefined {
    return this.people.find((each) => each.id === id || each.aadObjectId === id || each.email === id);
  }

  message(room: string, id: string): TeamsMessage | undefined {
    return this.messages.find((each) => each.room === room && each.id === id);
  }

  /** Keeps a message; outside a thread of a channel it begins one. */
  write(
    of: Pick<TeamsMessage, 'room' | 'from'> &
      Partial<Omit<TeamsMessage, 'id' | 'room' | 'from' | 'edited' | 'deleted'>>,
  ): TeamsMessage {
    const id = this.newId();
    const inChannel = this.rooms.get(of.room)?.kind === 'channel';
    const message: TeamsMessage = {
      text: '',
      attachments: [],
      entities: [],
      channelData: {},
      summary: undefined,
      suggestedActions: undefined,
      replyToId: undefined,
      ...of,
      id,
      thread: inChannel ? (of.thread ?? id) : undefined,
      edited: false,
      deleted: false,
    };
    this.messages.push(message);
    this.changed();
    return message;
  }
}
