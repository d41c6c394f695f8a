/** What does the ledger keep about clients: their concerns and the follow-ups? */
import type { Client } from './client.ts';
import type { ClientExport } from './client-export.ts';
import type { Concern, Severity } from './concern.ts';
import type { Day } from './day.ts';
import type { Person, SurfaceName } from './person.ts';
import type { Task } from './task.ts';

export interface NewClient {
  readonly name: string;
  readonly federal?: boolean | null;
  readonly notes?: string;
}

export interface ClientOverview {
  readonly client: Client;
  readonly concerns: number;
  readonly openTasks: number;
  readonly exposures: number;
  /** Epoch milliseconds of the last concern; null where there is none. */
  readonly lastConcern: number | null;
}

export interface Clients {
  /** By id, name or alias (any case, accents and spacing ignored). */
  find(nameOrId: string): Promise<Client | undefined>;
  /** The client of that name, made if there is none. Name rules as ClientName. */
  ensure(client: NewClient): Promise<Client>;
  /** The clients whose name or alias, folded by `nameKey`, is one of the keys; each with the key that hit. */
  among(keys: readonly string[]): Promise<readonly { readonly client: Client; readonly key: string }[]>;
  list(): Promise<readonly Client[]>;
  /** Clients by name with how much the ledger holds about each; `like`: names that hold these letters; `after`: a name, the next page. */
  overview(page: {
    readonly like?: string;
    readonly after?: string;
    readonly limit: number;
  }): Promise<readonly ClientOverview[]>;
  get(id: string): Promise<Client | undefined>;
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
  /** The last day of the time looked at; days are those of UTC. */
  readonly until?: Day;
  /** The same to the moment: from one time to before another, in epoch milliseconds. */
  readonly during?: { readonly since: number; readonly until: number };
  readonly state?: Concern['state'];
  /** A `Person.id`. */
  readonly loggedBy?: string;
  /** Older than this concern: the next page. */
  readonly before?: string;
  readonly limit?: number;
}

export interface Concerns {
  add(concern: NewConcern): Promise<Concern>;
  get(id: string): Promise<Concern | undefined>;
  /** Newest first. */
  list(filter: ConcernFilter): Promise<readonly Concern[]>;
  /** `before` and `limit` do not count here. */
  count(filter: ConcernFilter): Promise<number>;
  /** How many for each day that has any, oldest first (days in UTC); for charts. */
  countByDay(filter: ConcernFilter): Promise<readonly { readonly day: Day; readonly count: number }[]>;
  /** How many for each vendor, most first. */
  countByVendor(filter: ConcernFilter): Promise<readonly { readonly vendor: string; readonly count: number }[]>;
  /** Who logged any, by name; for a list to pick from. */
  loggers(): Promise<readonly Person[]>;
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
  /** Due before this day. */
  readonly dueBefore?: Day;
  /** Not snoozed beyond this day. */
  readonly awakeOn?: Day;
  /** Open, and snoozed beyond this day. */
  readonly asleepOn?: Day;
  /** After this follow-up in the order of the list: the next page. */
  readonly after?: string;
  /** Open, and due or no longer snoozed on one of these days. */
  readonly turnsOn?: readonly Day[];
  readonly limit?: number;
}

export interface Tasks {
  add(task: NewTask): Promise<Task>;
  get(id: string): Promise<Task | undefined>;
  /** Soonest due first, without a due date last. */
  list(filter: TaskFilter): Promise<readonly Task[]>;
  /** `after` and `limit` do not count here. */
  count(filter: TaskFilter): Promise<number>;
  /** How many follow-ups each owner has open, and how many of them were due before a day and are not snoozed beyond it; an owner as once written. */
  countOpen(day: Day): Promise<readonly { readonly owner: string; readonly open: number; readonly overdue: number }[]>;
  /** `not-found` when there is no such task; finishing twice changes nothing. */
  setState(id: string, state: Task['state']): Promise<Task>;
  /** Nobody is reminded before `until`; null ends the snooze. `not-found`. */
  snooze(id: string, until: Day | null): Promise<Task>;
  /** `not-found`; `ownerId` null where no surface knows the new owner. */
  reassign(id: string, owner: { readonly name: string; readonly id: string | null }): Promise<Task>;
}
