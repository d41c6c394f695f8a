/** Which of our vendors does an official text name, and how often? */
import type { FactBase } from '../../core/fact-base.ts';
import { nameKey } from '../../core/fold.ts';
import { ambiguousNames, companyWords, meetingRooms, meetingWords, notBefore } from './second-words.ts';
import { foldWord, type VendorForm, vendorFormsOf } from './vendor-forms.ts';

interface Token {
  readonly said: string;
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** Ids of the vendors named in a text, in order of the alphabet. Whole words only; addresses of the web and of mail do not count. */
export const vendorsIn = (text: string, factBase: FactBase): string[] => [...mentionsIn(text, factBase).keys()].sort();

/** How often each vendor is named. Linear in the text: a megabyte takes a fraction of a second. */
export function mentionsIn(text: string, factBase: FactBase): Map<string, number> {
  const { byFirst, unspaced } = vendorFormsOf(factBase);
  const found = new Map<string, number>();
  const count = (vendor: string): void => {
    found.set(vendor, (found.get(vendor) ?? 0) + 1);
  };
  const tokens = tokensOf(text);
  for (let at = 0; at < tokens.length; at += 1) {
    const forms = byFirst.get(tokens[at]?.key ?? '');
    if (forms === undefined) continue;
    const hit = forms.find((form) => standsAt(form, tokens, at, text));
    if (hit === undefined) continue;
    count(hit.vendor);
    at += hit.keys.length - 1;
  }
  for (const { vendor, text: name } of unspaced) if (text.includes(name)) count(vendor);
  return found;
}

/** The vendor whose whole name this is ("Check Point", "F5, Inc."), as lists and catalogs give names; null where none or two have it. */
export function vendorNamed(name: string, factBase: FactBase): string | null {
  return vendorFormsOf(factBase).whole.get(nameKey(name)) ?? null;
}

const word = /[\p{L}\p{N}\p{M}]+/gu;
const address = /:\/\/|@|^www\.|\.(?:com|org|net|gov|us|ru|cn|io|edu|mil|info)(?:[/:?#),.;]|$)/i;

/** A longer run of letters is no word of a name. */
const longestWord = 60;

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  // Folding letters other than English ones costs; most words come again.
  const folded = new Map<string, string>();
  const keyOf = (said: string): string => {
    if (said.length > longestWord) return '';
    const known = folded.get(said) ?? foldWord(said);
    folded.set(said, known);
    return known;
  };
  for (const chunk of text.matchAll(/\S+/g)) {
    if (address.test(chunk[0])) continue;
    for (const { 0: said, index } of chunk[0].matchAll(word)) {
      const start = chunk.index + index;
      tokens.push({ said, key: keyOf(said), start, end: start + said.length });
    }
  }
  return tokens;
}

function standsAt(form: VendorForm, tokens: readonly Token[], at: number, text: string): boolean {
  const { keys, how, tight } = form;
  for (let index = 0; index < keys.length; index += 1) {
    const token = tokens[at + index];
    if (token === undefined || token.key !== keys[index]) return false;
    if (index > 0 && !joins(text.slice(tokens[at + index - 1]?.end, token.start), tight?.[index - 1])) return false;
  }
  const words = tokens.slice(at, at + keys.length);
  const next = followerOf(tokens, at + keys.length, text);
  if (next !== null && notBefore[keys.join(' ')]?.words.includes(next.key)) return false;
  if (meetingRooms.has(keys[0] ?? '') && isMeeting(tokens, at)) return false;
  if (how === 'any') return true;
  if (!words.every(({ said }, index) => sameCase(said, form.said[index] ?? ''))) return false;
  // A capital letter right before makes it part of a longer name: "Bureau Veritas", "Net-Positive Technologies".
  if (keys.length > 1 || how === 'second') if (continuesName(tokens, at, text)) return false;
  return how === 'cased' || (next !== null && completes(keys.join(' '), next));
}

/** What may stand between two words of a name; where the record's own marks count, only those. */
const joins = (gap: string, own: string | undefined): boolean =>
  own === undefined
    ? /^(?:\s{1,8}|[-‐‑–]\s?|,\s{1,3}|[.&/]|\s?[&(]\s?|\)\s)$/.test(gap)
    : gap === own || (own === '-' && /^[‐‑–]$/.test(gap));

/** The record's own capitals, or all capitals as headings are set. */
const sameCase = (said: string, own: string): boolean =>
  said === own || (said.length > 1 && said === own.toUpperCase()) || !/\p{Lu}/u.test(own);

function followerOf(tokens: readonly Token[], at: number, text: string): Token | null {
  const before = tokens[at - 1];
  const next = tokens[at];
  if (before === undefined || next === undefined) return null;
  return /^(?:\s{1,8}|-|,\s{1,3})$/.test(text.slice(before.end, next.start)) ? next : null;
}

/** A second word that says that the vendor is meant; in capitals, as names are. */
function completes(key: string, next: Token): boolean {
  if (!/^[\p{Lu}\p{N}]/u.test(next.said)) return false;
  const ambiguous = ambiguousNames[key];
  if (ambiguous === undefined) return companyWords.has(next.key);
  return ambiguous.and.includes(next.key) || (ambiguous.company && companyWords.has(next.key));
}

const small = new Set(
  'a an and as against at by for from in its of on or to the their under use using with both concerning regarding including ao ooo oao jsc pjsc zao add adding removing products software services lab named company'.split(
    ' ',
  ),
);

function continuesName(tokens: readonly Token[], at: number, text: string): boolean {
  const before = tokens[at - 1];
  const here = tokens[at];
  if (before === undefined || here === undefined) return false;
  const gap = text.slice(before.end, here.start);
  if (/^[-‐‑–]$/.test(gap)) return true;
  return gap === ' ' && /^\p{Lu}/u.test(before.said) && !small.has(before.key);
}

function isMeeting(tokens: readonly Token[], at: number): boolean {
  for (let index = Math.max(0, at - 12); index < Math.min(tokens.length, at + 12); index += 1)
    if (meetingWords.has(tokens[index]?.key ?? '')) return true;
  return false;
}
