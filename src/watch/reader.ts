/** What does every reader of a source work with, and what does it hand back? */
import type { FactBase } from '../core/fact-base.ts';
import type { Item } from '../core/item.ts';
import type { SourceId } from '../core/source.ts';

/** What a server said of the edition it gave, to be said back to it next time. */
export interface Validators {
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

export interface Body {
  /** What was asked for, after redirects. */
  readonly url: string;
  readonly bytes: Uint8Array;
  /** The content type's own words, or null. */
  readonly contentType: string | null;
  /** SHA-256 (hex) of the bytes. */
  readonly hash: string;
  readonly validators: Validators;
}

/**
 * Gets one address of a source within its limits. `unchanged`: the server says that it is what the validators name.
 * Rejects with `unavailable` whose message says why in words for a person.
 */
export type Fetcher = (url: URL, validators?: Validators) => Promise<Body | 'unchanged'>;

/** What stood in an answer: an item, or why there is none. */
export type Delivered =
  | { readonly item: Item }
  | {
      readonly rejected: {
        readonly id: string;
        readonly title: string;
        readonly url: string | null;
        readonly published: string | null;
        /** In words for a person: "no instrument is named", "its date is not a date". */
        readonly reason: string;
      };
    };

export interface ReadContext {
  readonly fetch: Fetcher;
  /** The address that the source's paths are under, with a closing slash unless it names a file. */
  readonly base: URL;
  /** Epoch milliseconds. */
  readonly at: number;
  /** What the last good look left, as JSON; undefined before the first. Each reader checks its own with zod and takes what does not fit for none. */
  readonly memory: unknown;
  readonly factBase: FactBase;
}

export interface ReadResult {
  readonly delivered: readonly Delivered[];
  /** What the next look gets as `memory`. */
  readonly memory: unknown;
  /** Something went wrong, though what is in `delivered` is good: the source counts as failed and its memory stays as it was. */
  readonly failure?: string;
  /** For the operator: "3 of 1,674 entries could not be read". */
  readonly notes?: readonly string[];
}

/** Reads one source. Rejects with `unavailable` (a bad, misshapen or much smaller answer included): then nothing is kept. */
export interface SourceReader {
  readonly source: SourceId;
  /** How often it is looked at, in milliseconds. */
  readonly every: number;
  read(context: ReadContext): Promise<ReadResult>;
}
