/** How are possible matches on the imported list shown, so that nobody takes them for a verdict? */
import { type Day, dayOf, daysBetween, sayDay } from '../core/day.ts';
import type { Block, NumberedCitation, ShownClaim } from '../core/reply.ts';
import type { Screened, ScreeningEntry, ScreeningHit } from '../core/screening.ts';
import { say } from './turn.ts';
import { count } from './wording.ts';

/** How to get a list, where there is none. */
export const noList =
  'No screening list is imported, so none was searched. Whoever runs Vouch can import one: vouch import csl FILE, with the file from data.trade.gov.';
const caution =
  'A possible match is a name that is alike, not a verdict. Compare the address and the owners with those of your vendor before anything is done.';
/** After so many days people are told to import the list again; it is published daily. */
const oldAfter = 7;
const home = 'https://www.trade.gov/consolidated-screening-list';

/** The matches, the caution, and what was searched; numbered on from the citations that are there. */
export function showMatches(
  screened: Screened,
  today: Day,
  before: readonly NumberedCitation[] = [],
): { readonly blocks: Block[]; readonly citations: NumberedCitation[] } {
  const citations = [...before];
  const claims = screened.hits.map(
    (hit): ShownClaim => ({
      text: lineOf(hit),
      citations: [citationOf(hit.entry, screened, citations)],
      record: `screening/${hit.entry.key}`,
    }),
  );
  const searched = searchedWords(screened, today);
  if (claims.length === 0)
    return {
      blocks: [
        say(`No match found for ${quoted(screened.names)} on the imported list. ${searched} That is no clearance.`),
      ],
      citations,
    };
  const more = screened.found - claims.length;
  return {
    blocks: [
      { kind: 'claims', title: 'Possible matches on the imported list', claims, speaker: null },
      say(
        `${more > 0 ? `${count(more, 'further possible match', 'further possible matches')} not shown. ` : ''}${caution}`,
      ),
      say(searched),
    ],
    citations,
  };
}

/** Names as they were looked up: “A” or “B”. */
export const quoted = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(' or ');

/** Which edition was searched, how many names it holds, and how old it is. */
export function searchedWords({ edition }: Pick<Screened, 'edition'>, today: Day): string {
  const age = daysBetween(edition.edition, today);
  const old = age <= 0 ? '' : `, ${count(age, 'day')} old`;
  const stale = age > oldAfter ? ' A newer one is published every day: import it to be up to date.' : '';
  return `Searched: the Consolidated Screening List of ${sayDay(edition.edition)}${old}, ${count(edition.entries, 'entry', 'entries')} with ${count(edition.names, 'name')} from ${count(edition.sources.length, 'list')}.${stale}`;
}

/** "DAHUA ELECTRONICS CORPORATION (exact name). Denied Persons List (DPL); Flushing, NY, US; since 28 September 2017." */
function lineOf({ entry, how, matched }: ScreeningHit): string {
  const alike = {
    exact: matched === entry.name ? 'exact name' : `exact name, read as “${matched}”`,
    alias: `exact other name “${matched}”`,
    close: matched === entry.name ? 'close spelling or part of the name' : `close spelling or part of “${matched}”`,
  }[how];
  const kind = { individual: 'a person', vessel: 'a ship', aircraft: 'an aircraft', entity: null }[
    entry.type ?? 'entity'
  ];
  const parts = [
    listName(entry),
    entry.number === null ? null : `entry ${entry.number}`,
    kind,
    place(entry),
    entry.programs.length === 0 ? null : `programme ${entry.programs.join(', ')}`,
    entry.start === null ? null : `since ${sayDay(entry.start)}`,
    entry.end === null ? null : `until ${sayDay(entry.end)}`,
    entry.notice === null ? null : `Federal Register ${entry.notice}`,
  ];
  return `${entry.name} (${alike}). ${parts.filter((part) => part !== null).join('; ')}.`;
}

function place({ addresses, countries }: ScreeningEntry): string {
  const [first, ...others] = addresses;
  if (first === undefined) return countries.length > 0 ? countries.join(', ') : 'no address given';
  return others.length === 0 ? first : `${first} and ${count(others.length, 'other address', 'other addresses')}`;
}

/** "Entity List (EL)" of "Entity List (EL) - Bureau of Industry and Security". */
export const listName = ({ source }: Pick<ScreeningEntry, 'source'>): string => source.split(' - ')[0] ?? source;

function publisherOf({ source }: ScreeningEntry): string {
  if (/industry and security/i.test(source)) return 'US Commerce Department, Bureau of Industry and Security';
  if (/treasury/i.test(source)) return 'US Treasury Department, Office of Foreign Assets Control';
  if (/state department/i.test(source)) return 'US State Department';
  return source.split(' - ').at(-1) ?? source;
}

/** The number of the list's own page, which is put among the citations when it is not there yet. */
function citationOf(entry: ScreeningEntry, { edition }: Screened, citations: NumberedCitation[]): number {
  const url = entry.listUrl ?? entry.informationUrl ?? home;
  const title = listName(entry);
  const known = citations.find((citation) => citation.url === url && citation.title === title);
  if (known !== undefined) return known.n;
  const n = Math.max(0, ...citations.map((citation) => citation.n)) + 1;
  const updated = edition.sources.find(({ source }) => source === entry.source)?.updated ?? edition.edition;
  citations.push({
    n,
    title,
    publisher: publisherOf(entry),
    url,
    published: updated,
    quote: null,
    checked: dayOf(edition.importedAt),
    how: 'located',
  });
  return n;
}
