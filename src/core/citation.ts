/** What makes a sentence of fact: the claim, and where it was read? */
import { z } from 'zod';
import { Day, PartialDay } from './day.ts';

/** The longest claim, in characters. A claim must fit one line of a chat card. */
export const claimLimit = 280;
/** The longest quotation, in words: enough to find the place, short enough to be fair use. */
export const quoteWords = 25;

/** Lower-case words, digits and single hyphens; also a file name without its ending. */
export const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens');
export type Id = z.infer<typeof Id>;

/** One line of text for people: trimmed, not empty, no control characters. */
export const Line = z
  .string()
  .min(1)
  .refine((text) => text === text.trim(), 'starts or ends with a space')
  .refine((text) => !/\p{Cc}/u.test(text), 'holds a control character or a line break');

/** How a source was checked. `read`: the quote was read on a copy of that page. `located`: the address is confirmed, the passage was not read. */
export const howChecked = ['read', 'located'] as const;

export const Citation = z
  .strictObject({
    publisher: Line.max(120),
    title: Line.max(300),
    url: z.url({ protocol: /^https?$/ }),
    published: PartialDay.nullable(),
    quote: Line.refine(
      (quote) => quote.split(/\s+/).length <= quoteWords,
      `a quote has at most ${quoteWords} words`,
    ).nullable(),
    checked: Day,
    how: z.enum(howChecked),
  })
  .refine((citation) => citation.how === 'located' || citation.quote !== null, {
    path: ['quote'],
    error: 'a page that was read needs the quote that was read; use how: located where only the address is known',
  });
export type Citation = z.infer<typeof Citation>;

const abbreviation = /\b(?:Inc|No|Nos|v|vs|Ltd|Corp|Co|Dep't|Sec|Pub|Art|St|Mr|Ms|Dr|[A-Z])\.$/;

/** True when the text is exactly one sentence: one closing mark, at the end (abbreviations aside). */
export function isOneSentence(text: string): boolean {
  if (!/[.?!]["”’)]?$/.test(text)) return false;
  for (const match of text.matchAll(/[.?!]["”’)]?\s+(?=[\p{Lu}\d"“])/gu)) {
    if (!abbreviation.test(text.slice(0, match.index + 1))) return false;
  }
  return true;
}

/** One sentence of fact with its sources, heaviest source first. `known` is the day it could first be said, where later than its record's. */
export const Claim = z.strictObject({
  text: Line.max(claimLimit).refine(isOneSentence, 'a claim is one sentence and ends with its full stop'),
  known: PartialDay.optional(),
  topics: z.array(Id).optional(),
  cites: z.array(Citation).min(1, 'a claim without a citation is never shown'),
});
export type Claim = z.infer<typeof Claim>;

/** Who read the record against its sources, and when; and by when somebody must look again. */
export const review = {
  reviewed: z.strictObject({ by: Line.max(80), on: Day }),
  recheck: Day,
};
