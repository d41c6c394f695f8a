/** What does the core ask of the world? Tests pass their own. */
import type { Client } from './client.ts';
import type { ClientExport } from './client-export.ts';
import type { Concern, Severity } from './concern.ts';
import type { Day } from './day.ts';
import type { ConversationReferences, Feedback, Outbox, Postings, Subscriptions } from './delivery.ts';
import type { FactBase } from './fact-base.ts';
import type { ModelCounts } from './model.ts';
import type { Person, SurfaceName } from './person.ts';
import type { Preview } from './preview.ts';
import type { Reply } from './reply.ts';
import type { Screening } from './screening.ts';
import type { Task } from './task.ts';
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

export interface NewClient {
  readonly name: string;
  readonly federal?: boolean | null;
  readonly notes?: string;
}

export interface Clients {
  /** By id, name or alias (any case, accents and spacing ignored). */
  find(nameOrId: string): Promise<Client | undefined>;
  /** The client of that name, made if there is none. Name rules as ClientName. */
  ensure(client: NewClient): Promise<Client>;
  /** The clients whose name or alias, folded by `nameKey`, is one of the keys; each with the key that hit. */
  among(keys: readonly string[]): Promise<readonly { readonly client: Client; readonly key: string }[]>;
  list(): Promise<readonly Client[]>;
  update(id: string, change: { readonly federal?: boolean | null; readonly notes?: string }): Promise<Client>;
  /** The old name stays as an alias. `conflict` when another client has the new name. */
  rename(id: string, name: string): Promise<Client>;
  /** Everything of `from` moves to `into`; its names become aliases; `from` is gone. */
  merge(from: string, into: string): Promise<Client>;
  /** All the ledger holds about a client, for export before deletion. */
  export(id: string): Promise<ClientExport>;
  /** The client and every row that is about it; its name is blotted out of the words of other rows. */
  delete(id: string): Promise<{
    readonly concerns: number;
    readonly tasks: number;
    readonly receipts: number;
    readonly redacted: number;
  }>;
}

export interface NewConcern {
  readonly clientId: string;
  readonly vendor: string;
  readonly words: string;
  readonly severity: Severity;
  readonly link: string | null;
  readonly loggedBy: Person;
  readonly surface: SurfaceName;
}

export interface ConcernFilter {
  readonly clientId?: string;
  /** Only concerns of clients this person logged a concern for, or owns a follow-up for; a `Person.id`. */
  readonly clientsOf?: string;
  readonly vendor?: string;
  readonly since?: Day;
  /** The last day of the time looked at. */
  readonly until?: Day;
  readonly state?: Concern['state'];
  readonly limit?: number;
}

export interface Concerns {
  add(concern: NewConcern): Promise<Concern>;
  get(id: string): Promise<Concern | undefined>;
  /** Newest first. */
  list(filter: ConcernFilter): Promise<readonly Concern[]>;
  setState(id: string, state: Concern['state']): Promise<Concern>;
}

export interface NewTask {
  readonly title: string;
  readonly clientId: string | null;
  readonly vendor: string | null;
  readonly owner: string;
  readonly ownerId?: string | null;
  readonly due: Day | null;
  readonly note: string;
  readonly concern: string | null;
  readonly directive: string | null;
  /** What proposed it, where that may be proposed again: one follow-up for each origin, and the one that is there is given. */
  readonly origin?: string | null;
  readonly createdBy: Person;
}

export interface TaskFilter {
  readonly clientId?: string;
  readonly vendor?: string;
  readonly owner?: string;
  /** A `Person.id`. */
  readonly ownerId?: string;
  readonly state?: Task['state'];
  readonly concern?: string;
  readonly origins?: readonly string[];
  /** Open, and due or no longer snoozed on one of these days. */
  readonly turnsOn?: readonly Day[];
  readonly limit?: number;
}

export interface Tasks {
  add(task: NewTask): Promise<Task>;
  get(id: string): Promise<Task | undefined>;
  /** Soonest due first, without a due date last. */
  list(filter: TaskFilter): Promise<readonly Task[]>;
  /** How many follow-ups each owner has open, and how many of them were due before a day; an owner as once written. */
  countOpen(day: Day): Promise<readonly { readonly owner: string; readonly open: number; readonly overdue: number }[]>;
  /** `not-found` when there is no such task; finishing twice changes nothing. */
  setState(id: string, state: Task['state']): Promise<Task>;
  /** Nobody is reminded before `until`; null ends the snooze. `not-found`. */
  snooze(id: string, until: Day | null): Promise<Task>;
  /** `not-found`; `ownerId` null where no surface knows the new owner. */
  reassign(id: string, owner: { readonly name: string; readonly id: string | null }): Promise<Task>;
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
  readonly memory: Memory;
}

/** What must not be lost. */
export interface Ledger extends Books {
  /**
   * Take one inbound event: run `work` in one transaction together with the event's key, and keep its reply. However
   * often the event is delivered, `work` takes effect once; later deliveries get the same reply. No network inside.
   */
  once(event: string, work: (books: Books) => Promise<Reply>): Promise<Reply>;
  /**
   * What may be lost, kept for `ttl` milliseconds of the machine's time under keys of its own; `name` is one word. Its size
   * is whatever is put there.
   */
  cache(name: string, ttl: number): Memory;
  /** The reply kept for an event; undefined when it was never taken. */
  replyTo(event: string): Promise<Reply | undefined>;
  /** Several changes, all or none. */
  transaction<T>(work: (books: Books) => Promise<T>): Promise<T>;
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
