/** What is remembered for a while: conversations, and caches? */
import { Keyv, type KeyvStorageCapability, type KeyvStorageEntry, keyvStorageCapability } from 'keyv';
import type { Memory } from '../core/ports.ts';
import { storable } from './rows.ts';
import type { Db } from './tables.ts';

/** How long a conversation is remembered after its last turn: 30 days, in milliseconds. */
export const memoryTtl = 30 * 24 * 60 * 60 * 1000;
/** What the keys of conversations begin with. */
export const threadNamespace = 'thread';

/**
 * Keyv's store (its version 6 contract) over the table kv. It lives on the handle it is given: on a transaction it is
 * rolled back with it. Its time is the machine's, as Keyv's is: a replay with a fixed clock must not empty it.
 */
class KvStore {
  namespace: string | undefined;
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  get capabilities(): KeyvStorageCapability {
    return keyvStorageCapability(this);
  }

  #key(key: string): string {
    return storable(`${this.namespace ?? ''}:${key}`);
  }

  async get(key: string): Promise<string | undefined> {
    const row = await this.#db
      .selectFrom('kv')
      .select('value')
      .where('key', '=', this.#key(key))
      .where((where) => where.or([where('until', 'is', null), where('until', '>', Date.now())]))
      .executeTakeFirst();
    return row?.value;
  }

  async set(key: string, value: unknown, expires?: number): Promise<boolean> {
    if (typeof value !== 'string') throw new TypeError('Keyv hands over its values as text');
    const row = { value: storable(value), until: expires ?? null };
    await this.#db
      .insertInto('kv')
      .values({ key: this.#key(key), ...row })
      .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
      .execute();
    return true;
  }

  async delete(key: string): Promise<boolean> {
    const gone = await this.#db.deleteFrom('kv').where('key', '=', this.#key(key)).returning('key').executeTakeFirst();
    return gone !== undefined;
  }

  async clear(): Promise<void> {
    const prefix = this.#key('');
    await this.#db
      .deleteFrom('kv')
      .where((where) => where(where.fn('substr', ['key', where.val(1), where.val(prefix.length)]), '=', prefix))
      .execute();
  }

  async has(key: string): Promise<boolean> {
    return (await this.get(key)) !== undefined;
  }

  async getMany(keys: readonly string[]): Promise<(string | undefined)[]> {
    const values = [];
    for (const key of keys) values.push(await this.get(key));
    return values;
  }

  async setMany(entries: readonly KeyvStorageEntry<unknown>[]): Promise<boolean[]> {
    const done = [];
    for (const { key, value, expires } of entries) done.push(await this.set(key, value, expires));
    return done;
  }

  async deleteMany(keys: readonly string[]): Promise<boolean[]> {
    const done = [];
    for (const key of keys) done.push(await this.delete(key));
    return done;
  }

  async hasMany(keys: readonly string[]): Promise<boolean[]> {
    return (await this.getMany(keys)).map((value) => value !== undefined);
  }
}

/**
 * A Keyv over the ledger's database, for state that may be lost; `ttl` in milliseconds. Attach no `error` listener to it:
 * without one a dead database throws, with one it reads as "nothing there".
 */
export function keyvOn(db: Db, namespace: string, ttl?: number): Keyv {
  return new Keyv({ store: new KvStore(db), namespace, ...(ttl === undefined ? {} : { ttl }) });
}

/** Conversations, unless another namespace and time are given. */
export function memoryOn(db: Db, namespace = threadNamespace, ttl = memoryTtl): Memory {
  const keyv = keyvOn(db, namespace, ttl);
  return {
    get: (thread) => keyv.get<unknown>(thread),
    set: async (thread, value) => {
      await keyv.set(thread, value);
    },
    forget: async (thread) => {
      await keyv.delete(thread);
    },
  };
}

/** Removes what has expired and was never asked for again. */
export async function forgetExpired(db: Db): Promise<void> {
  await db.deleteFrom('kv').where('until', '<=', Date.now()).execute();
}
