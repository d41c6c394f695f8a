/** Is the answer of a source JSON, and what does it hold? */
import { badAnswer } from '../bad-answer.ts';
import type { Body } from '../reader.ts';
import { decodeText } from './decode-text.ts';

/** The value, of whatever shape: the reader holds it to its own. Rejects with `unavailable` what is no whole JSON. */
export function readJson(body: Pick<Body, 'bytes' | 'contentType'>): unknown {
  const text = decodeText(body, 'json');
  const first = /\S/.exec(text)?.[0];
  if (first === undefined) throw badAnswer('The answer is empty.');
  if (first === '<') throw badAnswer('An HTML page came in place of JSON.');
  try {
    // A copy of a value with a key of that name could be given another prototype: the key goes, in whatever way it is spelt.
    return /__proto__|\\u00[5-7]/i.test(text) ? JSON.parse(text, withoutPrototype) : JSON.parse(text);
  } catch (cause) {
    throw badAnswer('The answer is broken off or damaged: it is no whole JSON.', cause);
  }
}

const withoutPrototype = (key: string, value: unknown): unknown => (key === '__proto__' ? undefined : value);
