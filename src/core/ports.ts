/** What does the core ask of the world? Tests pass their own. */
import type { Audit } from './audit.ts';
import type { Clients, Concerns, Tasks } from './client-books.ts';
import type { ConversationReferences, Feedback, Outbox, Postings, Subscriptions } from './delivery.ts';
import type { FactBase } from './fact-base.ts';
import type { ModelCounts } from './model.ts';
import type { Person } from './person.ts';
import type { Preview } from './preview.ts';
import type { Reply } from './reply.ts';
import type { Screening } from './screening.ts';
import type { Utterance } from './utterance.ts';
import type { ContentHistory, Exposures, Items, Receipts, Sources } from './watching.ts';

/** Epoch milliseconds, now. */
export type Clock = () => number;

/** Where a log line goes; `fields` never hold secrets. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What a conversation remembers, small and short-lived; kept by Keyv on the same database. */
export interface Memory {
  get(thread: string): Promise<unknown>;
  set(thread: string, value: unknown): Promise<void>;
  forget(thread: string): Promise<void>;
}

/** The rooms of the ledger, all on one connection (or on one transaction). */
export interface Books {
  readonly clients: Clients;
  readonly concerns: Concerns;
  readonly tasks: Tasks;
  readonly receipts: Receipts;
  readonly outbox: Outbox;
  readonly postings: Postings;
  readonly feedback: Feedback;
  readonly subscriptions: Subscriptions;
  readonly conversations: ConversationReferences;
  readonly screening: Screening;
  readonly exposures: Exposures;
  readonly items: Items;
  readonly sources: Sources;
  readonly history: ContentHistory;
  readonly audit: Audit;
  readonly memory: Memory;
}

/** What must not be lost. */
export interface Ledger extends Books {
  /**
   * Take one inbound event: run `work` in one transaction together with the event's key, and keep its reply. However
   * often the event is delivered, `work` takes effect once; later deliveries get the same reply. No network inside. What
   * it changes is in the audit trail as done by `by`.
   */
  once(event: string, by: Person, work: (books: Books) => Promise<Reply>): Promise<Reply>;
  /**
   * What may be lost, kept for `ttl` milliseconds of the machine's time under keys of its own; `name` is one word. Its size
   * is whatever is put there.
   */
  cache(name: string, ttl: number): Memory;
  /** The reply kept for an event; undefined when it was never taken. */
  replyTo(event: string): Promise<Reply | undefined>;
  /** Several changes, all or none, in the audit trail as done by `by`. Changes outside of any transaction are Vouch's own there. */
  transaction<T>(by: Person, work: (books: Books) => Promise<T>): Promise<T>;
  /** What it is kept in, for people. */
  readonly engine: 'SQLite' | 'PostgreSQL';
  /** A copy of all it holds, whole and consistent, taken while others write; `conflict` where the file is there already, `bad-input` on PostgreSQL, which has its own way. */
  backup(file: string): Promise<void>;
  /** Rejects with `storage` when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** What a surface is given: the way of a message, and what it may look up to draw a page. */
export interface Vouch {
  respond(utterance: Utterance): Promise<Reply>;
  /** What it would come to; writes nothing. Rejects with a VouchError. */
  preview(utterance: Utterance): Promise<Preview>;
  /** The fact base of this moment; a reload replaces it. */
  factBase(): FactBase;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly log: Log;
  /** Why the content on disk is not the content in use; empty while all is well. */
  contentProblems(): readonly string[];
  /** What the language model was asked and what came of it; null where none is set. */
  modelCounts(): ModelCounts | null;
}
