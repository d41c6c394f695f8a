/** Who is who, and who reads a room? Kept for a while, because it is asked at every message. */
import type { Log } from '../../../core/ports.ts';
import type { Account } from '../receive/activity.ts';
import { type Address, roomOf } from './address.ts';
import { ConnectorFailure, noReason, refusalOf } from './connector-failure.ts';
import { personId, roomId } from './ids.ts';
import { isOutsider } from './is-outsider.ts';
import type { TeamsCalls } from './teams-calls.ts';

/** How long a name and a room's readers are believed, in milliseconds. */
const believed = 10 * 60 * 1000;
/** The most people and rooms kept in mind. */
const most = 5_000;
/** Larger rooms are not read to their end: whoever cannot tell takes them for shared. */
const mostMembers = 2_000;

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
  readonly #home: string;
  readonly #log: Log;
  readonly #members = new Map<string, Kept<Promise<KnownMember>>>();
  readonly #lastMembers = new Map<string, KnownMember>();
  readonly #shared = new Map<string, Kept<Promise<boolean>>>();

  constructor(calls: Pick<TeamsCalls, 'member' | 'members'>, home: string, log: Log) {
    this.#calls = calls;
    this.#home = home;
    this.#log = log;
  }

  personId(tenant: string, key: string): string {
    return personId(tenant, key);
  }

  roomId(tenant: string, conversation: string): string {
    return roomId(tenant, conversation);
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
}

const nameOf = (name: string | undefined): string | undefined => name?.trim().slice(0, 200) || undefined;

function keep<T>(map: Map<string, Kept<Promise<T>>>, key: string, ask: () => Promise<T>): Promise<T> {
  const known = map.get(key);
  if (known !== undefined && known.until > Date.now()) return known.value;
  if (map.size >= most) map.clear();
  const value = ask();
  map.set(key, { value, until: Date.now() + believed });
  return value;
}
