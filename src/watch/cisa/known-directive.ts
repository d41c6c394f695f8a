/** What is known of one directive of CISA, look after look? */
import { z } from 'zod';
import { type Day, Day as DaySchema, daysBetween } from '../../core/day.ts';
import type { FeedEntry } from '../feed/read-feed.ts';
import type { DirectiveNumber } from './directive-numbers.ts';
import type { ListedPage } from './read-directive-list.ts';

/** What a feed, or a further page of the list, says of a directive. */
const Mention = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  url: z.string().nullable(),
  published: DaySchema.nullable(),
});
export type Mention = z.infer<typeof Mention>;

export const KnownDirective = z.object({
  number: z.string(),
  /** As on the list of directives; null where it was not seen there. */
  title: z.string().nullable(),
  url: z.string().nullable(),
  closed: z.boolean(),
  /** A notice about several at once has told of its end already. */
  endTold: z.boolean(),
  /** The first day that a feed told of it. */
  published: DaySchema.nullable(),
  mentions: z.array(Mention),
  /** SHA-256 (hex) of the item as last handed over; empty before. */
  said: z.string(),
});
export type KnownDirective = z.infer<typeof KnownDirective>;

/** The newest mentions that are kept. */
const most = 12;
/** How much of an entry's words is kept, in characters. */
const longest = 700;

export const newDirective = (number: DirectiveNumber): KnownDirective => ({
  number,
  title: null,
  url: null,
  closed: false,
  endTold: false,
  published: null,
  mentions: [],
  said: '',
});

/** With what an entry says; the same entry told again, edited or not, takes its own place. */
export function withEntry(known: KnownDirective, entry: FeedEntry, url: string | null, ends: boolean): KnownDirective {
  const mention = {
    id: entry.id,
    title: entry.title,
    text: entry.text.slice(0, longest).toWellFormed(),
    url: entry.link,
    published: entry.published,
  };
  return {
    ...known,
    url: known.url ?? url,
    closed: known.closed || ends,
    published: earlier(known.published, entry.published),
    mentions: withMention(known.mentions, mention),
  };
}

/** With what its own page, or one that belongs to it, is called on the list. */
export function withPage(known: KnownDirective, page: ListedPage): KnownDirective {
  if (page.own) return { ...known, title: page.title, url: page.url, closed: known.closed || page.closed };
  const mention = { id: page.url, title: page.title, text: '', url: page.url, published: null };
  return { ...known, mentions: withMention(known.mentions, mention) };
}

function withMention(mentions: readonly Mention[], mention: Mention): Mention[] {
  const at = mentions.findIndex(({ id }) => id === mention.id);
  const all = at === -1 ? [...mentions, mention] : mentions.with(at, mention);
  // In the order of their days, so that the order in which the addresses are read is no news.
  return all
    .toSorted((a, b) => (a.published ?? '').localeCompare(b.published ?? '') || a.id.localeCompare(b.id))
    .slice(-most);
}

const earlier = (a: Day | null, b: Day | null): Day | null => (a === null || (b !== null && b < a) ? (b ?? a) : a);

/** An alert and a press release come within days of each other: so much later it is news about a known directive. */
const oneAnnouncement = 3;

/** The mention it was announced with, the newest one since that says more, and what further pages it has. */
export function toldIn({ mentions, published }: KnownDirective): {
  readonly first: Mention | null;
  readonly later: Mention | null;
  readonly pages: readonly Mention[];
} {
  const dated = mentions.filter((mention) => mention.published !== null);
  const pages = mentions.filter((mention) => mention.published === null);
  const isLater = (day: Day | null) =>
    day !== null && published !== null && daysBetween(published, day) > oneAnnouncement;
  const announced = dated.filter((mention) => !isLater(mention.published));
  // The alert says what is ordered; a press release may say little more than the number.
  const first = announced.find(({ url }) => /\/alerts\//.test(url ?? '')) ?? announced[0] ?? dated[0] ?? null;
  const later = dated.findLast((mention) => mention !== first && isLater(mention.published)) ?? null;
  return { first, later, pages };
}
