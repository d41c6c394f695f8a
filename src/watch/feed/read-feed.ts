/** What does a news feed tell, entry by entry, whoever wrote it? */
import { type AnyFeed, parseFeed } from 'feedsmith';
import type { Day } from '../../core/day.ts';
import { badAnswer } from '../bad-answer.ts';
import { boundedDay } from '../fetch/bounded-day.ts';
import { cleanSourceText } from '../fetch/clean-source-text.ts';
import { linksIn } from './links-in.ts';

/** An entry may carry a whole page: so much of it is looked at, and so much of its words is kept, in characters. */
const longestPage = 60_000;
const longestText = 20_000;
const longestTitle = 500;
/** CISA gives 30 entries, others some hundreds. */
const mostEntries = 2_000;

export interface FeedEntry {
  /** Its guid, else its link: the same as long as the entry is. */
  readonly id: string;
  readonly title: string;
  readonly link: string | null;
  readonly published: Day | null;
  /** The words of the entry, without markup. */
  readonly text: string;
  /** Addresses linked in it, as written. */
  readonly links: readonly string[];
}

/**
 * The entries of an RSS, Atom or RDF feed, in its order, each id once (the newest of those that share it); an empty feed
 * has none. Nothing is fetched or opened. Rejects with `unavailable` what is no whole feed, and any that declares entities.
 */
export function readFeed(xml: string, today: Day): readonly FeedEntry[] {
  if (xml.trim() === '') throw badAnswer('The feed is empty: not even its frame came.');
  // No feed needs them, and they are how a small file becomes a huge one, or reads another file.
  if (declaresEntities(xml)) throw badAnswer('The feed declares entities, which no feed needs.');
  const byId = new Map<string, FeedEntry>();
  for (const raw of rawEntries(parsed(xml)).slice(0, mostEntries)) {
    const title = cleanSourceText(raw.title ?? '', longestTitle);
    const link = raw.link?.trim() || null;
    const id = (raw.id?.trim() || link || '').slice(0, 200);
    if (id === '' || title === '') continue;
    const page = (raw.body ?? '').slice(0, longestPage);
    const entry: FeedEntry = {
      id,
      title,
      link,
      published: raw.published === undefined ? null : boundedDay(raw.published, today),
      text: cleanSourceText(page, longestText),
      links: linksIn(page),
    };
    const known = byId.get(id);
    if (known === undefined || (entry.published ?? '') > (known.published ?? '')) byId.set(id, entry);
  }
  return [...byId.values()];
}

function declaresEntities(xml: string): boolean {
  const lower = xml.toLowerCase();
  const doctype = lower.indexOf('<!doctype');
  if (doctype !== -1) {
    const subset = lower.indexOf('[', doctype);
    const end = lower.indexOf('>', doctype);
    if (subset !== -1 && (end === -1 || subset < end)) return true;
  }
  return doctype !== -1 && lower.includes('<!entity', doctype);
}

function parsed(xml: string): AnyFeed {
  try {
    return parseFeed(xml, { maxItems: mostEntries });
  } catch (cause) {
    throw badAnswer('What came is no feed, or only the beginning of one.', cause);
  }
}

interface RawEntry {
  readonly id: string | undefined;
  readonly title: string | undefined;
  readonly link: string | undefined;
  readonly published: string | undefined;
  readonly body: string | undefined;
}

function rawEntries(any: AnyFeed): RawEntry[] {
  switch (any.format) {
    case 'rss':
      return (any.feed.items ?? []).map((item) => ({
        id: item.guid?.value,
        title: item.title,
        link: item.link,
        published: item.pubDate ?? item.dc?.dates?.[0],
        body: item.content?.encoded ?? item.description,
      }));
    case 'atom':
      return (any.feed.entries ?? []).map((entry) => ({
        id: entry.id,
        title: entry.title?.value,
        link: (entry.links?.find(({ rel }) => rel === undefined || rel === 'alternate') ?? entry.links?.[0])?.href,
        published: entry.published ?? entry.updated,
        body: entry.content?.value ?? entry.summary?.value,
      }));
    case 'rdf':
      return (any.feed.items ?? []).map((item) => ({
        id: item.link,
        title: item.title,
        link: item.link,
        published: item.dc?.dates?.[0],
        body: item.content?.encoded ?? item.description,
      }));
    case 'json':
      throw badAnswer('What came is no RSS or Atom feed.');
  }
}
