/** Who is who, and who reads a channel? Kept for a while, because it is asked at every message. */
import type { Person } from '../../../core/person.ts';
import type { Log } from '../../../core/ports.ts';
import type { SlackCalls } from './slack-calls.ts';

/** How long a name and a channel's readers are believed, in milliseconds. */
const believed = 10 * 60 * 1000;
/** The most people and channels kept. */
const most = 5_000;

interface Kept<T> {
  readonly value: T;
  readonly until: number;
}

export class Directory {
  readonly #calls: Pick<SlackCalls, 'nameOf' | 'isShared'>;
  readonly #team: string;
  readonly #log: Log;
  readonly #names = new Map<string, Kept<Promise<string>>>();
  readonly #shared = new Map<string, Kept<Promise<boolean>>>();

  constructor(calls: Pick<SlackCalls, 'nameOf' | 'isShared'>, team: string, log: Log) {
    this.#calls = calls;
    this.#team = team;
    this.#log = log;
  }

  /** A person as Vouch knows them; their id where Slack does not tell the name. */
  async person(user: string): Promise<Person> {
    const name = await keep(this.#names, user, async () => {
      try {
        return ((await this.#calls.nameOf(user)) ?? '').trim().slice(0, 200) || user;
      } catch (thrown) {
        this.#names.delete(user);
        this.#log.warn({ err: thrown }, 'a name could not be looked up');
        return user;
      }
    });
    return { id: this.personId(user), name };
  }

  personId(user: string): string {
    return `slack:${this.#team}:${user}`;
  }

  /** Slack's id of a person's; undefined for somebody of another surface or workspace. */
  userOf(personId: string): string | undefined {
    const prefix = this.personId('');
    return personId.startsWith(prefix) ? personId.slice(prefix.length) : undefined;
  }

  roomId(channel: string): string {
    return `slack:${this.#team}:${channel}`;
  }

  channelOf(roomId: string): string | undefined {
    return this.userOf(roomId);
  }

  /** True when outsiders read the channel, and as long as nobody can tell: what is held back can still be said later. */
  isShared(channel: string): Promise<boolean> {
    // Vouch is in no direct message but its own, so nobody would tell.
    if (channel.startsWith('D')) return Promise.resolve(true);
    return keep(this.#shared, channel, async () => {
      try {
        return await this.#calls.isShared(channel);
      } catch (thrown) {
        this.#shared.delete(channel);
        this.#log.warn({ err: thrown }, 'nobody could tell who reads a channel, so it is taken for shared');
        return true;
      }
    });
  }

  /** What Slack said of a channel beside an event. */
  knowShared(channel: string, shared: boolean): void {
    remember(this.#shared, channel, Promise.resolve(shared));
  }
}

function remember<T>(map: Map<string, Kept<T>>, key: string, value: T): T {
  if (map.size >= most) map.clear();
  map.set(key, { value, until: Date.now() + believed });
  return value;
}

function keep<T>(map: Map<string, Kept<Promise<T>>>, key: string, ask: () => Promise<T>): Promise<T> {
  const known = map.get(key);
  return known !== undefined && known.until > Date.now() ? known.value : remember(map, key, ask());
}
