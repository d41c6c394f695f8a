/** Which meaning holds, given what the sentence names and what was spoken of before? */
import type { FactBase } from '../core/fact-base.ts';
import type { ActionId } from '../core/intent.ts';
import type { ThreadContext } from '../core/thread-context.ts';
import { wordsIn } from '../factbase/words-in-text.ts';
import type { Classified, Ranked } from './classifier.ts';
import type { Entities } from './entities.ts';
import { assurance, leastAssurance } from './gate.ts';
import { guidanceOf, intentWith, type Meaning } from './training-set.ts';

export interface Chosen {
  readonly meaning: Meaning | null;
  readonly confidence: number;
  readonly by: 'classifier' | 'context';
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words that only lead over to what is named: "and what about _ then". */
const glue = set(
  'and what about whats how hows for in at on a an the then also as of to with by from now ok okay so but is it was are were same question again please well hmm um if we they our my say one just only still again too vendor vendors company product products software antivirus',
);
const directiveWords = /\b(?:directive|order|rule|regulation|clause|law|act|statute|bod|notice|memo|section)\b/;
/** Meanings that name no vendor and are never meant by a sentence that does, unless beyond doubt. */
const aside: readonly ActionId[] = ['decline', 'thank', 'help'];

/** What a sentence says besides names and the words that lead over to them. */
export const residue = (masked: string): string[] =>
  wordsIn(masked)
    .map((word) => word.key)
    .filter((key) => !key.startsWith('slot') && !glue.has(key));

/** Reads a sentence that only names things ("and for a contractor?") as the question about a vendor or directive that it continues. */
function fragment(factBase: FactBase, entities: Entities, context: ThreadContext | null): Chosen | null {
  const vendor = entities.mentions.length > 0 || entities.unknownVendor !== null;
  if (residue(entities.masked).length > 0) return null;
  const named = entities.audiences.length + entities.places.length + entities.clients.length;
  const dated = /\bslotdate\b/.test(entities.masked);
  const follows = context !== null && context.vendors.length > 0;
  const action: ActionId | null =
    entities.directives.length > 0 && !vendor
      ? 'explain-directive'
      : vendor || (named > 0 && (follows || entities.clients.length === 0)) || (dated && follows)
        ? 'answer-vendor'
        : null;
  const intent = action === null ? undefined : intentWith(factBase, action);
  if (intent === undefined) return null;
  return {
    meaning: intent,
    confidence: vendor || follows ? 0.9 : 0.7,
    by: follows && !vendor ? 'context' : 'classifier',
  };
}

/** The meanings that can hold at all, likeliest first. */
function possible(
  factBase: FactBase,
  entities: Entities,
  context: ThreadContext | null,
  ranked: readonly Ranked[],
): Ranked[] {
  const vendors = new Set(entities.mentions.map((mention) => mention.vendor));
  const count = vendors.size + (entities.unknownVendor === null ? 0 : 1);
  const before = context?.vendors.length ?? 0;
  return ranked.filter(({ meaning, probability }) => {
    const guidance = guidanceOf(meaning);
    if (guidance !== null) {
      const only = factBase.guidance.get(guidance)?.vendors ?? [];
      return only.length === 0 || vendors.size === 0 || only.some((vendor) => vendors.has(vendor));
    }
    const action = factBase.intents.get(meaning)?.action;
    if (action === 'compare-vendors') return count >= 2 || (count === 1 && before > 0) || (count === 0 && before >= 2);
    if (action === 'explain-directive')
      return (
        entities.directives.length > 0 || directiveWords.test(entities.masked) || (context?.directive ?? null) !== null
      );
    if (action !== undefined && aside.includes(action) && vendors.size > 0) return probability >= 0.9;
    return true;
  });
}

/** The meaning of a sentence, or null where nothing we know is near enough. */
export function chooseIntent(
  factBase: FactBase,
  entities: Entities,
  context: ThreadContext | null,
  classified: Classified,
  plainly: (() => Classified) | null,
): Chosen {
  const whole = fragment(factBase, entities, context);
  if (whole !== null) return whole;
  const decline = intentWith(factBase, 'decline');
  const named = entities.mentions.length > 0;
  // An unknown name may be no vendor at all: "can we use python for this".
  if (plainly !== null && !named && entities.unknownVendor !== null) {
    const [top] = plainly().ranked;
    if (top !== undefined && top.meaning === decline && top.probability > 0.7)
      return { meaning: decline, confidence: top.probability, by: 'classifier' };
  }
  const ranked = possible(factBase, entities, context, classified.ranked);
  const [top] = ranked;
  if (top === undefined) return { meaning: null, confidence: 0, by: 'classifier' };
  const evidence = {
    vendor: named || entities.unknownVendor !== null,
    other:
      entities.directives.length + entities.clients.length + entities.audiences.length > 0 ||
      entities.unknownClient !== null ||
      (context?.vendors.length ?? 0) > 0,
  };
  const sure = assurance({ ...classified, ranked }, evidence);
  if (top.meaning === decline) return { meaning: decline, confidence: top.probability, by: 'classifier' };
  if (sure >= leastAssurance)
    return { meaning: top.meaning, confidence: Math.max(top.probability, sure * 0.9), by: 'classifier' };
  const about = named ? intentWith(factBase, 'answer-vendor') : undefined;
  return { meaning: about ?? null, confidence: sure, by: 'classifier' };
}
