/** Which tables does the ledger have for the sources, for what they delivered and for what the content was? */

/** Times are epoch milliseconds, flags are 0, 1 or null, `_json` columns hold JSON as text. */
export interface WatchingTables {
  readonly source_state: {
    readonly source: string;
    readonly ok: 0 | 1 | null;
    readonly checked_at: number | null;
    readonly ok_at: number | null;
    readonly failed_since: number | null;
    readonly error: string | null;
    readonly memory_json: string | null;
  };
  /** `key` is the source and the source's own id, as `source/id`. */
  readonly item: {
    readonly key: string;
    readonly source: string;
    readonly id: string;
    readonly hash: string;
    readonly type: string;
    readonly vendors_json: string;
    readonly title: string;
    readonly summary: string;
    readonly url: string | null;
    readonly published: string | null;
    readonly effective: string | null;
    readonly issuer: string;
    readonly citation: string | null;
    readonly background: 0 | 1;
    readonly first_seen: number;
    readonly changed_at: number;
    readonly review_state: string;
    readonly review_json: string;
  };
  /** What an item is known by at other sources too: each key leads to one item. `item` is that item's own key. */
  readonly item_key: { readonly key: string; readonly item: string };
  /** The same thing elsewhere: `key` is the source and the id there, `item` the key of the item it was put down under. */
  readonly item_also: {
    readonly key: string;
    readonly source: string;
    readonly id: string;
    readonly url: string | null;
    readonly item: string;
  };
  /** `product` is empty for whatever of the vendor's, since two nulls would not be the same to a unique index. */
  readonly exposure: {
    readonly id: string;
    readonly client_id: string;
    readonly vendor: string;
    readonly product: string;
    readonly seats: number | null;
    readonly renewal: string | null;
    readonly recorded_by_id: string;
    readonly recorded_by_name: string;
    readonly recorded_at: number;
  };
  /** The content as it was taken up last: `value` is a record's hash or a vendor's status, null where it is gone. */
  readonly content_version: {
    readonly kind: string;
    readonly name: string;
    readonly value: string | null;
    readonly at: number;
  };
  readonly content_change: {
    readonly id: string;
    readonly kind: string;
    readonly name: string;
    readonly before: string | null;
    readonly after: string | null;
    readonly at: number;
  };
  /** Which receipts rest on a record, and on what it was then. */
  readonly receipt_record: { readonly record: string; readonly receipt: string; readonly hash: string };
}
