/** What does the ledger keep of the sources, of what they delivered, and of how the content has changed since? */
import type { Exposure } from './exposure.ts';
import type { Item, ItemReview, ItemState, KnownItem } from './item.ts';
import type { Receipt } from './receipt.ts';
import type { SourceId, SourceState } from './source.ts';
import type { Status } from './verdict.ts';

export interface Sources {
  /** Every source, in the order of `sourceIds`; one that was never looked at too. */
  list(): Promise<readonly SourceState[]>;
  /** What came of a look at a source, at a time in epoch milliseconds. A failure keeps everything else as it was. */
  checked(source: SourceId, at: number, error: string | null): Promise<SourceState>;
  /** What the last good look left for the next one (validators, hashes, rows seen), as JSON; undefined before the first. */
  memory(source: SourceId): Promise<unknown>;
  remember(source: SourceId, memory: unknown): Promise<void>;
}

export interface ItemFilter {
  readonly states?: readonly ItemReview['state'][];
  readonly source?: SourceId;
  /** About this vendor, by its id. */
  readonly vendor?: string;
  /** First seen or changed at or after this time, and before `until`; epoch milliseconds. */
  readonly since?: number;
  readonly until?: number;
  /** After this item, as `source/id`, in the order of the list: the next page. */
  readonly before?: string;
  readonly limit?: number;
}

export interface Items {
  /**
   * Puts an item by source and id: new, updated (its hash differs) or unchanged. An item that shares a key with one known
   * already is put down as that one's `also`, and is unchanged. What was reviewed and then changed waits again.
   */
  put(item: Item, hash: string, at: number): Promise<{ readonly state: ItemState; readonly item: KnownItem }>;
  get(source: SourceId, id: string): Promise<KnownItem | undefined>;
  /** Newest first. */
  list(filter: ItemFilter): Promise<readonly KnownItem[]>;
  /** `limit` does not count here; with `before` only those that follow it. */
  count(filter: ItemFilter): Promise<number>;
  /** `not-found`; `conflict` where its hash is no longer the one that was looked at, or somebody else has decided it. */
  review(source: SourceId, id: string, hash: string, review: ItemReview): Promise<KnownItem>;
}

export interface NewExposure extends Omit<Exposure, 'id' | 'client' | 'recordedAt'> {
  readonly clientId: string;
}

export interface Exposures {
  /** One row for each client, vendor and product: recording it again replaces seats and renewal. */
  put(exposure: NewExposure): Promise<Exposure>;
  /** By client's name, then vendor. */
  list(filter: {
    readonly clientId?: string;
    readonly vendors?: readonly string[];
    readonly limit?: number;
  }): Promise<readonly Exposure[]>;
  /** How many clients have something of a vendor. */
  countClients(vendor: string): Promise<number>;
  /** `not-found`. */
  remove(id: string): Promise<Exposure>;
}

/** One record of the content as Vouch last had it. */
export interface RecordChange {
  /** `kind/id` */
  readonly record: string;
  /** Hashes; null where it is new, or gone. */
  readonly before: string | null;
  readonly after: string | null;
}

/** A change of the content that was taken up, at a time in epoch milliseconds. */
export interface TakenUp extends RecordChange {
  readonly at: number;
}

export interface ContentHistory {
  /**
   * Takes up the content as it is: gives what differs from what was taken up last and writes it down, once for all
   * replicas. The first time everything is written down and nothing differs.
   */
  takeUp(hashes: ReadonlyMap<string, string>, at: number): Promise<readonly RecordChange[]>;
  /** The changes taken up from one time to before another. */
  between(from: number, to: number): Promise<readonly TakenUp[]>;
  /** The same for the status of each vendor, for nobody in particular at home: what it was, and is. */
  takeUpStatuses(
    statuses: ReadonlyMap<string, Status>,
    at: number,
  ): Promise<readonly { readonly vendor: string; readonly before: Status; readonly after: Status }[]>;
  statusesBetween(
    from: number,
    to: number,
  ): Promise<
    readonly { readonly vendor: string; readonly before: Status; readonly after: Status; readonly at: number }[]
  >;
}

/** What is known to be out of date about an old answer. */
export interface Outdated {
  /** Epoch milliseconds. */
  readonly at: number;
  /** The records that changed since, as `kind/id`. */
  readonly records: readonly string[];
  /** What changed, one sentence each, before and after. */
  readonly changes: readonly { readonly before: string; readonly after: string }[];
}

export interface Receipts {
  add(receipt: Receipt): Promise<void>;
  get(id: string): Promise<Receipt | undefined>;
  /** The answers about a client, newest first; `before`: those older than that receipt. */
  ofClient(clientId: string, page: { readonly before?: string; readonly limit: number }): Promise<readonly Receipt[]>;
  /** The receipts of one thread, oldest first. */
  ofThread(thread: string, limit: number): Promise<readonly Receipt[]>;
  /** Receipts that rest on a record with another hash than `but`, newest first; `before`: those older than that receipt. */
  restingOn(
    record: string,
    page: { readonly but: string | null; readonly before?: string; readonly limit: number },
  ): Promise<readonly Receipt[]>;
  /** Marks an answer as outdated; the newest mark counts. */
  outdate(receipt: string, outdated: Outdated): Promise<void>;
  outdated(receipt: string): Promise<Outdated | undefined>;
}
