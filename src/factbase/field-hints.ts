/** Why does a field of a record matter, and what does a right value look like? */

export interface FieldHint {
  readonly why: string;
  /** A line of YAML to copy. */
  readonly example: string;
}

const date = 'published: 2017-09-13 (or 2017-09, or "2017" where only that is known)';

const hints: Readonly<Record<string, FieldHint>> = {
  reviewed: {
    why: 'people must see who read the record against its sources, and when',
    example: 'reviewed: { by: A. Curator, on: 2026-11-23 }',
  },
  on: { why: 'people trust the date beside a fact', example: 'on: 2026-11-23' },
  recheck: { why: 'a record that nobody looks at again goes stale unseen', example: 'recheck: 2027-05-23' },
  published: { why: 'the date decides what was known on a day', example: date },
  from: {
    why: 'the date decides whether the rule holds on a day',
    example: 'from: 2017-09-13 (null where it binds nobody)',
  },
  until: { why: 'a rule without an end is shown as being in force', example: 'until: null' },
  known: { why: 'the date decides what was known on a day', example: 'known: 2017-12-04' },
  checked: { why: 'people must see when the source was last looked at', example: 'checked: 2026-11-20' },
  edition: { why: 'a list changes; the edition says which one was searched', example: 'edition: 2026-08-20 (or null)' },
  cites: {
    why: 'no sentence of fact is shown without its source',
    example: 'cites: [{ publisher: ..., title: ..., url: ..., published: ..., quote: ..., checked: ..., how: read }]',
  },
  quote: {
    why: 'the quote lets a client find the place in the source',
    example: 'quote: up to 25 words, as they stand in the source',
  },
  url: { why: 'a client must be able to open the source', example: 'url: https://www.example.gov/notice' },
  publisher: {
    why: 'people judge a source by who published it',
    example: 'publisher: Department of Homeland Security',
  },
  how: { why: 'a page that was not read must not look as if it had been', example: 'how: read (or located)' },
  title: { why: 'the title is what people see in lists', example: 'title: One line of text' },
  text: { why: 'a claim is copied to people as it stands', example: 'text: One sentence of at most 280 characters.' },
  claims: { why: 'a record without a claim says nothing', example: 'claims: [{ text: One sentence., cites: [...] }]' },
  names: { why: 'the names are how people find the directive', example: 'names: [BOD 17-01]' },
  vendors: { why: 'a record is found through its vendors', example: 'vendors: [kaspersky]' },
  name: { why: 'the name is how people find the vendor', example: 'name: Kaspersky' },
  checks: {
    why: '"no restriction found" rests on the lists that were searched',
    example: 'checks: [{ list: ..., url: ..., edition: null, on: 2026-11-23, result: not-checked }]',
  },
  jurisdiction: { why: 'a rule holds only where its authority reaches', example: 'jurisdiction: us' },
  authority: { why: 'the heaviest authority comes first in an answer', example: 'authority: directive' },
  binds: {
    why: 'the bindings decide the verdict',
    example: 'binds: [{ audiences: [...], activities: [use], effect: prohibits }]',
  },
  audiences: { why: 'a rule that does not say whom it binds binds nobody', example: 'audiences: [federal-agency]' },
  activities: { why: 'use, acquire and supply are answered apart', example: 'activities: [use, acquire, supply]' },
  effect: { why: 'the effect decides the verdict', example: 'effect: prohibits' },
  says: { why: 'a rep is understood through these', example: 'says: [five or more utterances]' },
  asks: { why: 'a question is matched to the guidance through these', example: 'asks: [three or more questions]' },
  action: { why: 'an intent without an action does nothing', example: 'action: answer-vendor' },
};

/** The hint for a key, with general words where the table has none. */
export function hintOf(key: string): FieldHint {
  return hints[key] ?? { why: 'a record that does not fit its form is not used', example: `${key}: ...` };
}

const dated = new Set(['on', 'recheck', 'published', 'from', 'until', 'known', 'checked', 'edition']);

/** True for keys that hold a date. */
export const holdsDate = (key: string): boolean => dated.has(key);
