/** What does one look at the Federal Register leave for the next? */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { addDays, Day, dayOf } from '../../core/day.ts';
import type { FactBase } from '../../core/fact-base.ts';
import type { FederalRegisterDocument } from './federal-register-document.ts';

/** What the full text of a document told. */
const KnownText = z.object({
  number: z.string(),
  /** SHA-256 (hex) of what the document says of itself, and of what it was read with. */
  hash: z.string(),
  vendors: z.array(z.string()),
});
export type KnownText = z.infer<typeof KnownText>;

export const FederalRegisterMemory = z.object({
  /** The day of the last look that went well. */
  since: Day,
  texts: z.array(KnownText),
});
export type FederalRegisterMemory = z.infer<typeof FederalRegisterMemory>;

/** More than ten days bring: documents are listed late, and corrected. */
const mostTexts = 500;
const backAtFirst = 30;
const overlap = 10;

/** The first day to ask for. */
export function windowFrom(before: FederalRegisterMemory | undefined, at: number): Day {
  const today = dayOf(at);
  if (before === undefined || before.since > today) return addDays(today, -backAtFirst);
  return addDays(before.since, -overlap);
}

/** Those of this look before older ones. */
export const newestTexts = (now: readonly KnownText[], before: readonly KnownText[]): KnownText[] => {
  const numbers = new Set(now.map(({ number }) => number));
  return [...now, ...before.filter(({ number }) => !numbers.has(number))].slice(0, mostTexts);
};

/** Another version of the content may know more vendors: then a text is read again. */
export function factsHash({ facts, text }: FederalRegisterDocument, factBase: FactBase): string {
  const { title, abstract, action, type, number } = facts;
  return createHash('sha256')
    .update(JSON.stringify([number, title, abstract, action, type, text, factBase.version]))
    .digest('hex');
}
