/** Which words of a question do only the records know, and which claims hold them: "Twitter", "FTC", "UltraAV"? */
import type { Day } from '../core/day.ts';
import type { ClaimRef } from '../core/decision.ts';
import type { FactBase } from '../core/fact-base.ts';
import { wordsOf } from '../core/fold.ts';
import { refOf } from './pick-claims.ts';

const plain = new WeakMap<FactBase, ReadonlySet<string>>();

/** What people say whatever they ask about: the words of intents, audiences, places and vendors' names. */
function plainWords(base: FactBase): ReadonlySet<string> {
  const known = plain.get(base);
  if (known !== undefined) return known;
  const texts = [
    ...[...base.intents.values()].flatMap((intent) => [...intent.says, ...intent.unlike.map((near) => near.says)]),
    ...[...base.audiences.values()].flatMap((audience) => [audience.label, audience.plural, ...audience.words]),
    ...[...base.jurisdictions.values()].flatMap((place) => place.words),
    ...[...base.vendors.values()].flatMap(({ name, aliases, misspellings, products }) => [
      name,
      ...aliases,
      ...misspellings,
      ...products.map((product) => product.name),
    ]),
  ];
  const words = new Set(texts.flatMap(wordsOf));
  plain.set(base, words);
  return words;
}

/** The claims of a vendor that hold a word nobody says but the records, best first; none where every word is plain. */
export function claimsWithOwnWords(question: string, vendor: string, base: FactBase, by: Day): ClaimRef[] {
  const common = plainWords(base);
  const own = wordsOf(question).filter(
    (word) => word.length > 2 && !/^\d+$/.test(word) && !common.has(word) && base.knowsWord(word, vendor),
  );
  if (own.length === 0) return [];
  return base
    .search(own.join(' '), { vendor, by, limit: 6 })
    .filter(({ entry }) => own.some((word) => wordsOf(`${entry.claim.text} ${entry.title}`).includes(word)))
    .slice(0, 3)
    .map(({ entry }) => refOf(entry));
}
