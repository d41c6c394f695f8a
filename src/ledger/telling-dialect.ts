/** How does every failure of a database become one that is told in words? */
import { setTimeout as pause } from 'node:timers/promises';
import type {
  CompiledQuery,
  DatabaseConnection,
  Dialect,
  DialectAdapter,
  Driver,
  QueryResult,
  TransactionSettings,
} from 'kysely';
import { storageError } from './storage-error.ts';

/** How long a statement waits for others to be done with the database, in milliseconds, where `isBusy` says it may. */
const patience = 5_000;

interface Manner {
  /** Used instead of the dialect's own. */
  readonly adapter?: DialectAdapter;
  /** True when nothing was done because another connection writes: the statement may be run again. */
  readonly isBusy?: (thrown: unknown) => boolean;
}

type Telling = <T>(work: () => Promise<T>) => Promise<T>;

function tellingWith(isBusy: Manner['isBusy']): Telling {
  return async (work) => {
    const start = performance.now();
    for (;;) {
      try {
        return await work();
      } catch (thrown) {
        if (isBusy?.(thrown) !== true || performance.now() - start > patience) throw storageError(thrown);
      }
      // Uneven pauses, so that two that wait do not keep meeting.
      await pause(1 + Math.random() * 10);
    }
  };
}

class TellingConnection implements DatabaseConnection {
  readonly inner: DatabaseConnection;
  readonly #telling: Telling;

  constructor(inner: DatabaseConnection, telling: Telling) {
    this.inner = inner;
    this.#telling = telling;
  }

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.#telling(() => this.inner.executeQuery<R>(query));
  }

  streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    return this.inner.streamQuery<R>(query, chunkSize);
  }
}

class TellingDriver implements Driver {
  readonly #inner: Driver;
  readonly #telling: Telling;
  readonly #connections = new WeakMap<DatabaseConnection, TellingConnection>();

  constructor(inner: Driver, telling: Telling) {
    this.#inner = inner;
    this.#telling = telling;
  }

  init(): Promise<void> {
    return this.#telling(() => this.#inner.init());
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const inner = await this.#telling(() => this.#inner.acquireConnection());
    const known = this.#connections.get(inner) ?? new TellingConnection(inner, this.#telling);
    this.#connections.set(inner, known);
    return known;
  }

  beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    return this.#telling(() => this.#inner.beginTransaction(innerOf(connection), settings));
  }

  commitTransaction(connection: DatabaseConnection): Promise<void> {
    return this.#telling(() => this.#inner.commitTransaction(innerOf(connection)));
  }

  rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    return this.#telling(() => this.#inner.rollbackTransaction(innerOf(connection)));
  }

  releaseConnection(connection: DatabaseConnection): Promise<void> {
    return this.#inner.releaseConnection(innerOf(connection));
  }

  destroy(): Promise<void> {
    return this.#inner.destroy();
  }
}

const innerOf = (connection: DatabaseConnection): DatabaseConnection =>
  connection instanceof TellingConnection ? connection.inner : connection;

/** The dialect with its errors told as VouchErrors. */
export function tellingDialect(dialect: Dialect, { adapter, isBusy }: Manner = {}): Dialect {
  return {
    createAdapter: () => adapter ?? dialect.createAdapter(),
    createDriver: () => new TellingDriver(dialect.createDriver(), tellingWith(isBusy)),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  };
}
