/** Who is who, who reads a room, and how is either reached? Kept for a while, because it is asked at every message. */
import { z } from 'zod';
import type { ConversationReferences } from '../../../core/delivery.ts';
import type { Person } from '../../../core/person.ts';
import type { Log } from '../../../core/ports.ts';
import type { Account, Activity } from '../receive/activity.ts';
import { Address, roomOf } from './address.ts';
import { ConnectorFailure, noReason, refusalOf } from './connector-failure.ts';
import { isOutsider } from './is-outsider.ts';
import type { TeamsCalls } from './teams-calls.ts';

/** How long a name and a room's readers are believed, in milliseconds. */
const believed = 10 * 60 * 1000;
/** The most people, rooms and addresses kept in mind. */
const most = 5_000;
/** Larger rooms are not read to their end: whoever cannot tell takes them for shared. */
const mostMembers = 2_000;

/** Where a room is, and the team whose channel it is. */
const RoomAddress = Address.extend({ team: z.string().optional() });

/** How a person is reached: their id at the connector, and their chat with Vouch where there is one. */
export const PersonAddress = z.object({
  serviceUrl: Address.shape.serviceUrl,
  user: z.string(),
  conversation: z.string().nullable(),
});
export type PersonAddress = z.infer<typeof PersonAddress>;

export interface KnownMember {
  /** What stays the same about them everywhere: the directory's id, or the connector's where it is not told. */
  readonly key: string;
  readonly name: string;
  /** A guest, or of another organisation. */
  readonly outsider: boolean;
}

interface Kept<T> {
  readonly value: T;
  readonly until: number;
}

export class Directory {
  readonly #calls: Pick<TeamsCalls, 'member' | 'members'>;
  readonly #references: ConversationReferences;
  readonly #home: string;
  readonly #log: Log;
  readonly #members = new Map<string, Kept<Promise<KnownMember>>>();
  readonly #lastMembers = new Map<string, KnownMember>();
  readonly #shared = new Map<string, Kept<Promise<boolean>>>();
  readonly #written = new Map<string, string>();

  constructor(
    calls: Pick<TeamsCalls, 'member' | 'members'>,
    references: ConversationReferences,
    home: string,
    log: Log,
  ) {
    this.#calls = calls;
    this.#references = references;
    this.#home = home;
    this.#log = log;
  }

  personId(tenant: string, key: string): string {
    return `teams:${tenant}:${key}`.slice(0, 200);
  }

  roomId(tenant: string, conversation: string): string {
    return `teams:${tenant}:${conversation}`.slice(0, 300);
  }

  /** A person of a room. Rejects with `ConnectorFailure` while nobody can tell whether they are one of ours. */
  member(room: Address, { id, name, aadObjectId }: Account): Promise<KnownMember> {
    return keep(this.#members, `${roomOf(room.conversation)} ${id}`, async () => {
      const said: KnownMember = { key: aadObjectId ?? id, name: nameOf(name) ?? 'Somebody', outsider: false };
      try {
        const found = await this.#calls.member({ ...room, conversation: roomOf(room.conversation) }, id);
        const member = {
          key: found.directoryId ?? said.key,
          name: nameOf(found.name) ?? said.name,
          outsider: isOutsider(found, this.#home),
        };
        if (this.#lastMembers.size >= most) this.#lastMembers.clear();
        this.#lastMembers.set(`${roomOf(room.conversation)} ${id}`, member);
        return member;
      } catch (thrown) {
        this.#members.delete(`${roomOf(room.conversation)} ${id}`);
        this.#log.warn({ err: thrown }, 'Teams did not tell who a person is');
        return this.#withoutTeams(`${roomOf(room.conversation)} ${id}`, said, thrown);
      }
    });
  }

  /** Who somebody is while Teams does not tell: whoever they were last; somebody new has to wait until it tells again. */
  #withoutTeams(key: string, said: KnownMember, thrown: unknown): KnownMember {
    const before = this.#lastMembers.get(key);
    if (before !== undefined) return before;
    if (refusalOf(thrown) === undefined) throw thrown;
    // Teams knows no such member there. A connector that knows no such call, as other hosts have, says no word of Teams' own.
    return { ...said, outsider: thrown instanceof ConnectorFailure && thrown.code !== noReason };
  }

  /** True when outsiders read the room, and as long as nobody can tell: what is held back can still be said later. */
  isShared(room: Address, tenant: string): Promise<boolean> {
    if (this.#home !== '' && tenant !== this.#home) return Promise.resolve(true);
    return keep(this.#shared, room.conversation, async () => {
      try {
        const members = await this.#calls.members(room, mostMembers);
        return members.length >= mostMembers || members.some((each) => isOutsider(each, this.#home));
      } catch (thrown) {
        this.#shared.delete(room.conversation);
        this.#log.warn({ err: thrown }, 'nobody could tell who reads a room, so it is taken for shared');
        return true;
      }
    });
  }

  /** Somebody came or went: who reads the room, and who they are, is looked up again; in a `team` in all of its channels. */
  forgetReaders(conversation: string, gone: readonly Account[], team: boolean): void {
    const room = roomOf(conversation);
    this.#shared.delete(room);
    if (team) this.#shared.clear();
    for (const members of [this.#members, this.#lastMembers])
      for (const key of members.keys())
        if (gone.some(({ id }) => key === `${room} ${id}` || (team && key.endsWith(` ${id}`)))) members.delete(key);
  }

  /** A room has another name. */
  async rename(id: string, name: string): Promise<void> {
    const known = await this.#references.get(id);
    if (known === undefined) return;
    await this.#references.put({ ...known, name: name.slice(0, 200) });
    this.#written.delete(id);
  }

  /** Writes down how the room and the person are reached, where that is new. An outsider is never written to, so never written down. */
  async remember(of: {
    readonly activity: Activity;
    readonly person: Person;
    readonly tenant: string;
    readonly direct: boolean;
    readonly outsider: boolean;
  }): Promise<void> {
    const { activity, person, tenant, direct, outsider } = of;
    const { serviceUrl, conversation, channelData, from } = activity;
    const room = roomOf(conversation.id);
    const chat = { serviceUrl, conversation: room };
    if (direct) {
      await this.#write(this.roomId(tenant, room), 'room', person.name, chat);
      if (outsider) return;
      return this.#write(person.id, 'person', person.name, { serviceUrl, user: from.id, conversation: room });
    }
    const said = channelData?.channel?.name ?? conversation.name ?? channelData?.team?.name;
    const name = said ?? (await this.#references.get(this.roomId(tenant, room)))?.name ?? '';
    const team = channelData?.team?.id;
    await this.#write(this.roomId(tenant, room), 'room', name, team === undefined ? chat : { ...chat, team });
    if (outsider || this.#written.has(person.id)) return;
    const known = await this.personAddress(person.id);
    await this.rememberChat(person, { serviceUrl, user: from.id, conversation: known?.conversation ?? null });
  }

  /** The chat between a person and Vouch is known now. */
  async rememberChat(person: Person, address: PersonAddress): Promise<void> {
    await this.#write(person.id, 'person', person.name, address);
  }

  async #write(id: string, kind: 'room' | 'person', name: string, address: object): Promise<void> {
    const body = JSON.stringify(address);
    if (this.#written.get(id) === `${name} ${body}`) return;
    await this.#references.put({
      id,
      surface: 'teams',
      kind,
      name: name.slice(0, 200),
      address: body,
      reachable: true,
    });
    if (this.#written.size >= most) this.#written.clear();
    this.#written.set(id, `${name} ${body}`);
  }

  /** The rooms of a team that Vouch knows. */
  async roomsOfTeam(team: string): Promise<string[]> {
    const rooms = await this.#references.rooms('teams');
    return rooms.flatMap(({ id, address }) =>
      RoomAddress.safeParse(readJson(address)).data?.team === team ? [id] : [],
    );
  }

  /** Vouch was taken out of a room, or somebody left. */
  async lose(id: string): Promise<void> {
    this.#written.delete(id);
    await this.#references.lose(id);
  }

  /** Where a room is; undefined where Vouch never was there, or is no longer. */
  async roomAddress(id: string): Promise<Address | undefined> {
    const found = await this.#references.get(id);
    return found?.reachable === true ? Address.safeParse(readJson(found.address)).data : undefined;
  }

  /** How a person is reached; undefined for somebody Vouch never met in Teams, or who left. */
  async personAddress(id: string): Promise<PersonAddress | undefined> {
    const found = await this.#references.get(id);
    return found?.reachable === true ? PersonAddress.safeParse(readJson(found.address)).data : undefined;
  }
}

const nameOf = (name: string | undefined): string | undefined => name?.trim().slice(0, 200) || undefined;

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function keep<T>(map: Map<string, Kept<Promise<T>>>, key: string, ask: () => Promise<T>): Promise<T> {
  const known = map.get(key);
  if (known !== undefined && known.until > Date.now()) return known.value;
  if (map.size >= most) map.clear();
  const value = ask();
  map.set(key, { value, until: Date.now() + believed });
  return value;
}
