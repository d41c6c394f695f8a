/** What does a sentence say, whatever its dates, articles and equal words are written like? */
import { markDates } from './date-marks.ts';
import { rewrites } from './synonyms.ts';

const dateMark = /^@[\d-]+$/;

/** The words of a sentence and the marks that part them, each word and date in one writing; articles are still in it. */
export function tokensOf(text: string): string[] {
  const plain = text
    .normalize('NFC')
    .replace(/\u00a0/g, ' ')
    .replace(/[’‘]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s+[-–—]\s+|—/g, ' , ')
    .replace(/\bU\.\s?S\.A?\.?(?=\W|$)/g, 'US')
    .replace(/\bU\.\s?K\.(?=\W|$)/g, 'UK')
    .replace(/(\d),(?=\d{3}\b)/g, '$1')
    .replace(/(\d)\s?(?:%|percent\b|per cent\b)/gi, '$1%')
    .replace(/\bcan(?:not|'t)\b/gi, 'can not')
    .replace(/\bwon't\b/gi, 'will not')
    .replace(/(\w)n't\b/gi, '$1 not')
    .replace(/\b(it|that|there|he|she)'s\b/gi, '$1 is')
    .replace(/'re\b/gi, ' are')
    .replace(/'ve\b/gi, ' have')
    .replace(/'ll\b/gi, ' will')
    .replace(/(\w)'s\b/gi, '$1')
    .replace(/s'(?=\s|$)/gi, 's')
    .replace(/(?<=\p{L})-(?=\p{L})/gu, ' ');
  const words = markDates(plain)
    .replace(/[.?!](?="?\s*$)/, '')
    .match(/@[\d-]+|[",;:()]|[^\s",;:()]+/g);
  return rewrite(
    (words ?? []).map((word) => (/^(?=.*\p{Lu}.*\p{Lu})[\p{Lu}\d&./-]+$/u.test(word) ? word : word.toLowerCase())),
  );
}

/** The first word of every meaning in place of the others; "starting on" a date is "from" it. */
function rewrite(words: readonly string[]): string[] {
  let now = perfect(words);
  // "is required to" is looked for once "are" is "is", so the short ones come round again.
  for (let round = 0; round < 2; round += 1) for (const { from, to } of rewrites) now = replaceRun(now, from, to);
  for (const start of [['starting', 'on'], ['beginning', 'on'], ['starting'], ['beginning']])
    now = beforeDate(now, start, 'from');
  now = beforeDate(now, ['no', 'later', 'than'], 'by');
  return now;
}

/** "has ordered" says no more than "ordered". */
const perfect = (words: readonly string[]): string[] =>
  words.filter((word, at) => !((word === 'has' || word === 'have') && /[a-z]{2}ed$/.test(words[at + 1] ?? '')));

function replaceRun(words: readonly string[], from: readonly string[], to: readonly string[]): string[] {
  const out: string[] = [];
  for (let at = 0; at < words.length; ) {
    const hit = from.every((word, step) => words[at + step] === word);
    out.push(...(hit ? to : words.slice(at, at + 1)));
    at += hit ? from.length : 1;
  }
  return out;
}

function beforeDate(words: readonly string[], run: readonly string[], to: string): string[] {
  const at = words.findIndex(
    (_, start) =>
      run.every((word, step) => words[start + step] === word) && dateMark.test(words[start + run.length] ?? ''),
  );
  return at === -1 ? [...words] : [...words.slice(0, at), to, ...words.slice(at + run.length)];
}

const silent: ReadonlySet<string> = new Set(['the', 'a', 'an', 'that', ',', ';', ':', '(', ')']);

/** What is compared: without articles, "that" and marks; quotation marks stay, since they say whose words these are. */
export const bare = (tokens: readonly string[]): string[] => tokens.filter((token) => !silent.has(token));
