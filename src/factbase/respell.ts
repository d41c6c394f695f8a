/** Which word of the records did a misspelt word mean? */
import { editDistance } from '../core/edit-distance.ts';

/** A shorter word has too many neighbours to guess. */
const shortest = 4;
/** How many words, most alike first, are compared letter by letter. */
const compared = 40;

const trigramsOf = (word: string): string[] => {
  const padded = `^${word}$`;
  return Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3));
};

/**
 * A function from a word to the likeliest known one: one slip for words of up to 6 letters, two for longer ones; of
 * equally near words the more frequent. Undefined where none is near, and for words with digits, which are never guessed.
 */
export function makeRespeller(frequency: ReadonlyMap<string, number>): (word: string) => string | undefined {
  const words = [...frequency.keys()].filter((word) => word.length >= shortest - 1 && /^[a-z]+$/.test(word));
  const holding = new Map<string, number[]>();
  for (const [number, word] of words.entries()) {
    for (const trigram of new Set(trigramsOf(word))) {
      const list = holding.get(trigram);
      if (list === undefined) holding.set(trigram, [number]);
      else list.push(number);
    }
  }
  const shared = new Uint8Array(words.length);
  const answers = new Map<string, string | undefined>();

  const nearestWord = (word: string): string | undefined => {
    const most = word.length <= 6 ? 1 : 2;
    const touched: number[] = [];
    for (const trigram of new Set(trigramsOf(word))) {
      for (const number of holding.get(trigram) ?? []) {
        if (Math.abs((words[number]?.length ?? 0) - word.length) > most) continue;
        if (shared[number] === 0) touched.push(number);
        shared[number] = (shared[number] ?? 0) + 1;
      }
    }
    const alike = touched.map((number) => ({ word: words[number] ?? '', trigrams: shared[number] ?? 0 }));
    for (const number of touched) shared[number] = 0;
    let found: { word: string; slips: number } | undefined;
    for (const candidate of alike.sort((a, b) => b.trigrams - a.trigrams).slice(0, compared)) {
      const slips = editDistance(word, candidate.word, found?.slips ?? most);
      if (slips > (found?.slips ?? most)) continue;
      if (
        found === undefined ||
        slips < found.slips ||
        (frequency.get(candidate.word) ?? 0) > (frequency.get(found.word) ?? 0)
      )
        found = { word: candidate.word, slips };
    }
    return found?.word;
  };

  return (word) => {
    if (word.length < shortest || !/^[a-z]+$/.test(word)) return undefined;
    if (answers.has(word)) return answers.get(word);
    const answer = nearestWord(word);
    // The words of a day fit easily; the limit only keeps a flood of invented words from filling the memory.
    if (answers.size >= 10_000) answers.clear();
    answers.set(word, answer);
    return answer;
  };
}
