/** What did the person write, without what no person meant? */
import { VouchError } from '../core/errors.ts';
import { questionLimit } from '../core/utterance.ts';

/** Control characters other than tabs and line ends, and marks that turn the direction of what follows. */
const unwanted = /[\u202A-\u202E\u2066-\u2069]|(?![\t\n\r\v\f\u0085])\p{Cc}/u;

/**
 * The text as one line: NFC, without zero-width characters; a lone surrogate becomes U+FFFD.
 * Throws `bad-input` for control and direction characters and `too-large` past the question limit (counted after cleaning, in UTF-16 units).
 */
export function cleanText(raw: string): string {
  if (raw.length > 100 * questionLimit) throw tooLong(raw.length);
  if (unwanted.test(raw)) {
    throw new VouchError(
      'bad-input',
      'The text holds control or direction characters that change how it looks.',
      'Type it again, or paste it as plain text.',
    );
  }
  const text = raw
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\t\n\r\v\f\u0085\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Co}]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  if (text.length > questionLimit) throw tooLong(text.length);
  return text;
}

const tooLong = (length: number): VouchError =>
  new VouchError(
    'too-large',
    `That message is ${length.toLocaleString('en')} characters long; ${questionLimit.toLocaleString('en')} are the most.`,
    'Please ask one thing at a time, or log the long text as a concern in parts.',
  );

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/**
 * A clean text without chat markup: mentions of people and tags go, links keep their label, asterisks and backticks go.
 * Throws `bad-input` when no letter or digit is left.
 */
export function plainText(clean: string): string {
  const plain = clean
    .replace(/<at>[^<]{0,80}<\/at>/gi, ' ')
    .replace(/<[@#!][^<>|]{0,80}(?:\|[^<>]{0,80})?>/g, ' ')
    .replace(/<(?:https?:|mailto:)[^<>|]{1,2000}\|([^<>]{1,300})>/g, ' $1 ')
    .replace(/<\/?[a-z][^<>]{0,200}>/gi, ' ')
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? ' ')
    .replace(/[*`~]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (!/[\p{L}\p{N}]/u.test(plain))
    throw new VouchError(
      'bad-input',
      'There are no words in that message.',
      'Ask in a sentence, for example "Is this vendor allowed for a federal contractor?", or say help.',
    );
  return plain;
}
