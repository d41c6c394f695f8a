/** Which words would a text of no meaning hold, as often as words do in real texts? */

export interface Words {
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number;
  pick<T>(list: readonly T[]): T;
  /** A content word; a few are frequent, most are rare. */
  word(): string;
  /** One sentence of 12 to 20 words, half of them function words. */
  sentence(): string;
  /** A name that no other number has. */
  name(number: number): string;
}

const vocabulary = 20_000;
/**
 * Zipf's law as Mandelbrot mended it: the word of rank r comes as often as 1 / (r + flat). With 50 the most frequent
 * content word is one in three hundred, as in news; the function words are drawn apart.
 */
const flat = 50;
/** Words that carry no meaning and stand in a third of all sentences. */
export const functionWords = 'the of to and in that for on by with from its which or not any as at until after'.split(
  ' ',
);
const onsets = 'b c d f g h j k l m n p r s t v w st tr pl gr br ch sh cl'.split(' ');
const vowels = 'a e i o u ai ea ou'.split(' ');
const codas = ['n', 'r', 'l', 's', 't', 'm', 'nd', 'rt', 'ck', ''];

/** Words drawn by a generator (mulberry32) that gives the same ones for the same seed. */
export function makeWords(seed: number): Words {
  let state = seed >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <T>(list: readonly T[]): T => {
    const picked = list[below(list.length)];
    if (picked === undefined) throw new RangeError('nothing to pick from');
    return picked;
  };
  const spell = (number: number, syllables: number): string => {
    let left = number;
    let spelt = '';
    for (let at = 0; at < syllables; at += 1) {
      for (const part of [onsets, vowels, codas]) {
        spelt += part[left % part.length] ?? '';
        left = Math.floor(left / part.length);
      }
    }
    return spelt;
  };
  const word = () => {
    const u = random();
    const rank = Math.floor((vocabulary + flat) ** u * flat ** (1 - u) - flat);
    return spell(Math.imul(rank + 1, 0x9e3779b1) >>> 0, 2 + (rank % 2));
  };
  return {
    below,
    pick,
    word,
    sentence: () => {
      const words = Array.from({ length: 12 + below(9) }, (_, at) => (at % 2 === 0 ? pick(functionWords) : word()));
      const text = words.join(' ');
      return `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}.`;
    },
    name: (number) => {
      const spelt = spell(number * 104_729 + 13, 2);
      return `${spelt[0]?.toUpperCase() ?? ''}${spelt.slice(1)} ${number}`;
    },
  };
}
