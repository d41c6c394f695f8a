/** Which tables does the ledger have, on both engines? */
import type { Generated, Kysely } from 'kysely';
import type { WatchingTables } from './watching-tables.ts';

/** Times are epoch milliseconds, flags are 0, 1 or null, `_json` and `body` columns hold JSON as text. */
export interface Tables extends WatchingTables {
  readonly client: {
    readonly id: string;
    readonly name: string;
    readonly federal: 0 | 1 | null;
    readonly notes: string;
    readonly created_at: number;
  };
  /** Every name of every client, its main name included, under the key that makes two spellings the same. */
  readonly client_alias: { readonly key: string; readonly client_id: string; readonly name: string };
  readonly concern: {
    readonly id: string;
    readonly client_id: string;
    readonly vendor: string;
    readonly words: string;
    readonly severity: string;
    readonly state: string;
    readonly link: string | null;
    readonly logged_by_id: string;
    readonly logged_by_name: string;
    readonly surface: string;
    readonly created_at: number;
  };
  readonly task: {
    readonly id: string;
    readonly title: string;
    readonly client_id: string | null;
    readonly vendor: string | null;
    readonly owner: string;
    /** The owner folded, so that "dana" finds the follow-ups of "Dana". */
    readonly owner_key: string;
    /** The owner as a surface knows them. */
    readonly owner_id: string | null;
    readonly due: string | null;
    readonly snoozed_until: string | null;
    readonly state: string;
    readonly note: string;
    readonly concern_id: string | null;
    readonly directive: string | null;
    /** What proposed it, where that may happen twice: one follow-up for each. */
    readonly origin: string | null;
    readonly created_by_id: string;
    readonly created_by_name: string;
    readonly created_at: number;
    readonly done_at: number | null;
  };
  /** `client` is the id of the client asked about, or the key of a name that no client had at the time. */
  readonly receipt: {
    readonly id: string;
    readonly thread: string;
    readonly client: string | null;
    readonly at: number;
    readonly body: string;
    readonly outdated_json: string | null;
    readonly outdated_at: number | null;
  };
  /** One row for each event taken; `reply_json` is null only inside the transaction that makes it. */
  readonly seen: { readonly key: string; readonly reply_json: string | null; readonly at: number };
  /** `at` is when it was put, and is 0 on rows of older versions; `ref` of a failed row says why. */
  readonly outbox: {
    readonly id: string;
    readonly lane: string;
    readonly at: number;
    readonly due: number;
    readonly lease: number;
    readonly tries: number;
    readonly ref: string | null;
    readonly state: 'due' | 'sent' | 'failed';
    readonly body: string;
  };
  readonly posting: {
    readonly id: string;
    readonly surface: string;
    readonly room: string;
    readonly ref: string | null;
    readonly asked: string | null;
    readonly event: string | null;
    readonly gone: 0 | 1;
    readonly at: number;
  };
  readonly posting_task: { readonly posting_id: string; readonly task_id: string };
  readonly feedback: {
    readonly receipt_id: string;
    readonly person_id: string;
    readonly helpful: 0 | 1;
    readonly at: number;
  };
  readonly subscription: {
    readonly room: string;
    readonly surface: string;
    readonly shared: 0 | 1;
    readonly by_id: string;
    readonly by_name: string;
    readonly at: number;
    readonly weekday: number;
    readonly hour: number;
    readonly zone: string;
    readonly covered: string | null;
  };
  readonly conversation_ref: {
    readonly id: string;
    readonly surface: string;
    readonly kind: string;
    readonly name: string;
    readonly address: string;
    readonly reachable: 0 | 1;
    readonly at: number;
  };
  /** One row: the edition in use. */
  readonly screening_edition: {
    readonly list: string;
    readonly edition: string;
    readonly hash: string;
    readonly entries: number;
    readonly names: number;
    readonly sources_json: string;
    readonly imported_at: number;
  };
  readonly screening_entry: {
    readonly key: string;
    readonly source: string;
    readonly number: string | null;
    readonly type: string | null;
    readonly name: string;
    readonly other_names_json: string;
    readonly addresses_json: string;
    readonly countries_json: string;
    readonly programs_json: string;
    readonly start_day: string | null;
    readonly end_day: string | null;
    readonly notice: string | null;
    readonly list_url: string | null;
    readonly information_url: string | null;
  };
  /** Never changed, by triggers; only `before_json` and `after_json` are emptied, with the client they are about. */
  readonly audit: {
    readonly id: Generated<number>;
    readonly at: number;
    readonly by_id: string;
    readonly by_name: string;
    readonly kind: string;
    readonly of_id: string;
    readonly did: string;
    readonly before_json: string | null;
    readonly after_json: string | null;
    readonly emptied: 0 | 1;
  };
  readonly kv: { readonly key: string; readonly value: string; readonly until: number | null };
}

/** A handle on the ledger's database, or on one of its transactions. */
export type Db = Kysely<Tables>;
