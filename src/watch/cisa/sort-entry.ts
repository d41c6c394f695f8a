/** Is an entry of CISA's feeds about a directive, and what does it say of it? */
import type { FeedEntry } from '../feed/read-feed.ts';
import { type DirectiveNumber, numberOfPage, numbersIn } from './directive-numbers.ts';
import { saysClosed } from './read-directive-list.ts';

export type SortedEntry =
  /** Issues, changes or explains a directive; null where it gives no number. */
  | { readonly kind: 'directive'; readonly number: DirectiveNumber | null }
  /** Ends directives. */
  | { readonly kind: 'end'; readonly numbers: readonly DirectiveNumber[] }
  /** `unnamed`: it names no directive at all, and no vulnerability. */
  | { readonly kind: 'other'; readonly reason: string; readonly unnamed: boolean };

const other = (reason: string, unnamed = false): SortedEntry => ({ kind: 'other', reason, unnamed });

/** What an announcement begins with; further down stand boilerplate and "see also". */
const beginning = 600;

const advisory =
  /\/(?:ics-(?:medical-)?advisories|cybersecurity-advisories|analysis-reports|bulletins)\/|\/ics(?:a|ma)-\d\d-/;

export function sortEntry({ title, text, link, links }: FeedEntry): SortedEntry {
  if (/\badds\b.*\bknown exploited vulnerabilit/i.test(title)) return other('KEV additions are read from the catalog');
  if (advisory.test(link ?? '') || /industrial control systems? advisor/i.test(title))
    return other('a vulnerability advisory, no directive');
  const start = text.slice(0, beginning);
  const inTitle = numbersIn(title);
  const linked = links.map(numberOfPage).filter((number) => number !== null);
  const named = [...new Set([...inTitle, ...numbersIn(start), ...linked])];
  const isAnnounced =
    inTitle.length > 0 ||
    /\b(?:emergency|binding operational|supplemental|new|issues?|updates?|retires?|closes?) directives?\b/i.test(
      title,
    ) ||
    (/\bdirect(?:s|ed|ives?)\b/i.test(title) && named.length > 0) ||
    (/\bdirects?\b.{0,40}\bagencies\b/i.test(title) && /\bdirective\b/i.test(start)) ||
    issues.test(start.replace(/[\u2010-\u2015]/g, '-'));
  if (!isAnnounced) {
    const passing = [...named, ...numbersIn(text)][0];
    return passing === undefined
      ? other('no directive is named', true)
      : other(`mentions ${passing}, but announces no directive`);
  }
  if (saysClosed(title)) return { kind: 'end', numbers: [...new Set([...named, ...numbersIn(text)])] };
  return { kind: 'directive', number: named[0] ?? null };
}

/** "issued Emergency Directive (ED) 25-03", "has released an update to the implementation guidance for BOD 23-01". */
const issues =
  /\b(?:issu|releas|updat|publish|amend|revis)(?:es?|ed|ing)\b[^.]{0,80}\b(?:(?:emergency|binding operational) directive|(?:BOD|ED))[^.]{0,30}\d\d-\d\d/i;
