/** What stands on an imported list, and what is a possible match with a name? */
import { z } from 'zod';
import { Day } from './day.ts';

/** What an entry is; null where its list does not say, as those of the Commerce Department. */
export const screeningTypes = ['entity', 'individual', 'vessel', 'aircraft'] as const;

/** One entry of one source list, as written there but for spaces and lost letters. */
export const ScreeningEntry = z.strictObject({
  /** The same in every edition: by the number of its list where that is stable, else by its name. */
  key: z.string(),
  /** "Entity List (EL) - Bureau of Industry and Security" */
  source: z.string(),
  number: z.string().nullable(),
  type: z.enum(screeningTypes).nullable(),
  name: z.string(),
  otherNames: z.array(z.string()),
  /** One line each, the country last. */
  addresses: z.array(z.string()),
  countries: z.array(z.string()),
  programs: z.array(z.string()),
  start: Day.nullable(),
  end: Day.nullable(),
  /** The Federal Register notice, as the list writes it. */
  notice: z.string().nullable(),
  listUrl: z.url({ protocol: /^https?$/ }).nullable(),
  informationUrl: z.url({ protocol: /^https?$/ }).nullable(),
});
export type ScreeningEntry = z.infer<typeof ScreeningEntry>;

/** One import of a list. */
export const ScreeningEdition = z.strictObject({
  list: z.string(),
  /** The day the list says it is of. */
  edition: Day,
  /** SHA-256 (hex) of what was imported. */
  hash: z.string(),
  entries: z.int().nonnegative(),
  /** Names and other names together. */
  names: z.int().nonnegative(),
  sources: z.array(z.strictObject({ source: z.string(), updated: Day.nullable(), entries: z.int().nonnegative() })),
  /** Epoch milliseconds. */
  importedAt: z.int(),
});
export type ScreeningEdition = z.infer<typeof ScreeningEdition>;

/** How a match was made: the listed name itself, one of its other names, or a name that is spelt or built alike. */
export const matchKinds = ['exact', 'alias', 'close'] as const;

/** A name that is alike: no verdict. */
export const ScreeningHit = z.strictObject({
  entry: ScreeningEntry,
  how: z.enum(matchKinds),
  /** The name of the entry that is alike. */
  matched: z.string(),
  /** 0 to 1; only comparable within one search. */
  likeness: z.number(),
});
export type ScreeningHit = z.infer<typeof ScreeningHit>;

/** What a search on the imported list came to. */
export interface Screened {
  readonly names: readonly string[];
  readonly edition: ScreeningEdition;
  /** Likeliest first. */
  readonly hits: readonly ScreeningHit[];
  /** How many there are, those left out of `hits` included. */
  readonly found: number;
}

/** What the search knows of an entry. */
export type ScreeningNames = Pick<ScreeningEntry, 'key' | 'type' | 'name' | 'otherNames'>;

/** The imported list, as the ledger keeps it. */
export interface Screening {
  /** The edition in use; undefined where none was imported. */
  edition(): Promise<ScreeningEdition | undefined>;
  /** Puts an edition in place of the one before, all or nothing. How many keys came and went. */
  replace(
    edition: ScreeningEdition,
    entries: readonly ScreeningEntry[],
  ): Promise<{ readonly added: number; readonly removed: number }>;
  names(): Promise<readonly ScreeningNames[]>;
  /** The entries of these keys, in the order of the keys; one that is gone is left out. */
  entries(keys: readonly string[]): Promise<readonly ScreeningEntry[]>;
}

/** Finds names on the imported list. */
export interface Screener {
  /** Null where no list is imported. `vendorsOnly` leaves out individuals, vessels and aircraft. Not inside a transaction. */
  search(
    names: readonly string[],
    options: { readonly limit: number; readonly vendorsOnly?: boolean },
  ): Promise<Screened | null>;
}
