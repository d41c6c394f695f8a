/** Which meaning holds, given what the sentence names and what was spoken of before? */
import type { FactBase } from '../core/fact-base.ts';
import type { ActionId } from '../core/intent.ts';
import type { ThreadContext } from '../core/thread-context.ts';
import { wordsIn } from '../factbase/words-in-text.ts';
import type { Classified, Ranked } from './classifier.ts';
import type { Entities } from './entities.ts';
import { mayMean } from './exposure-words.ts';
import { assurance, leastAssurance } from './gate.ts';
import { guidanceOf, intentWith, type Meaning } from './training-set.ts';

export interface Chosen {
  readonly meaning: Meaning | null;
  readonly confidence: number;
  readonly by: 'classifier' | 'context';
  /** Cosine to the nearest sentence taught for the likeliest meaning; 1 where nothing was to be classified. */
  readonly near: number;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words that only lead over to what is named: "and what about _ then". */
const glue = set(
  'and what about whats how hows for in at on a an the then also as of to with by from now ok okay so but is it was are were same question again please well hmm um if we they our my say one just only still again too vendor vendors company product products software antivirus they them have has had got get just back ordinary normal regular plain small private won landed there here instead yes no',
);
const directiveWords = /\b(?:directive|order|rule|regulation|clause|law|act|statute|bod|notice|memo|section)\b/;
/** Words that speak of our matter without naming a vendor. */
const ourWords =
  /\b(?:ban|bans|banned|unban\w*|vendors?|directives?|prohibit\w*|blacklist\w*|sanction\w*|complian\w*|resell\w*|antivirus|ndaa|foreign|federal|slotvendor|slotdirective|letters?)\b/;
/** How near a sentence without any such word must be to one that was taught: "can they keep it", "who owns them". */
const nearEnough = 0.72;
/** How likely a curated answer must be by its own questions; a rest that nothing else fits is not meant. */
const leastGuidance = 0.18;
/** How near to its own questions it must be in a sentence without a word of our matter. */
const nearGuidance = 0.42;
/** How likely it must be where only that there is one is sure. */
const leastCurated = 0.06;
/** The same for asking what Vouch can do, since many questions begin like that. */
const helpNear = 0.55;
/** Questions about a vendor, which mean nothing when none is spoken of. */
const ofVendor: readonly ActionId[] = [
  'answer-vendor',
  'show-status',
  'show-statement',
  'show-provenance',
  'show-alternatives',
  'compare-vendors',
];
/** Meanings that name no vendor and are never meant by a sentence that does, unless beyond doubt. */
const aside: readonly ActionId[] = ['decline', 'thank', 'help'];

/** What a sentence says besides names and the words that lead over to them. */
export const residue = (masked: string): string[] =>
  wordsIn(masked)
    .map((word) => word.key)
    .filter((key) => !key.startsWith('slot') && !glue.has(key));

/** "Log that...", "... please log it": nobody means anything else by it. */
const loggedPlainly =
  /^(?:(?:please|pls|hey|hi|vouch|can you|could you|i want to|i'd like to|i would like to|we need to|let's)[\s,]+)*(?:(?:file|put|note|add) (?:this|it|that) (?:\w+ )?(?:under|in|as|to|with)\b.*\bconcerns?|log|record)\b(?!\s*(?:in|on|out|off|into|a (?:call|phone|video)|my|files?)\b)|\b(?:(?:please|pls|plz|and|to|so)\s+log|log (?:it|this|that))(?:\s+(?:please|pls|plz|thanks))?[\s.!]*$/i;

/** Reads a sentence that only names things ("and for a contractor?") as the question about a vendor or directive that it continues. */
function fragment(factBase: FactBase, entities: Entities, context: ThreadContext | null): Chosen | null {
  const vendor = entities.mentions.length > 0 || entities.unknownVendor !== null;
  if (residue(entities.masked).length > 0) return null;
  // "What is a federal contractor?" asks what the word means.
  if (!vendor && entities.directives.length === 0 && /^\W*(?:what|who)(?:'s| is| are)\b/i.test(entities.masked))
    return null;
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
    near: 1,
  };
}

/** The meanings that can hold at all, likeliest first. */
function possible(
  factBase: FactBase,
  entities: Entities,
  context: ThreadContext | null,
  { ranked, near, unknown }: Classified,
): Ranked[] {
  const vendors = new Set(entities.mentions.map((mention) => mention.vendor));
  const count = vendors.size + (entities.unknownVendor === null ? 0 : 1);
  const before = (context?.vendors.length ?? 0) + ((context?.directive ?? null) === null ? 0 : 1);
  const spoken = count > 0 || before > 0 || ourWords.test(entities.masked) || near >= nearEnough;
  const ledgerWords = count > 0 || before > 0 || entities.clients.length > 0 || entities.unknownClient !== null;
  return ranked.filter(({ meaning, probability }) => {
    const guidance = guidanceOf(meaning);
    if (guidance !== null) {
      if (probability < leastGuidance && near < nearEnough) return false;
      if (!spoken && near < nearGuidance) return false;
      if (entities.unknownVendor !== null && vendors.size === 0 && near < nearEnough) return false;
      const only = factBase.guidance.get(guidance)?.vendors ?? [];
      return only.length === 0 || vendors.size === 0 || only.some((vendor) => vendors.has(vendor));
    }
    const action = factBase.intents.get(meaning)?.action;
    if (!mayMean(action, entities.masked)) return false;
    if (action === 'list-directives' && entities.unknownVendor !== null && near < nearEnough) return false;
    if (action === 'help' && near < helpNear) return false;
    if (action === 'log-concern' && !ledgerWords && near < helpNear) return false;
    if (action === 'accept-tasks' && (context?.proposed ?? null) === null && near < nearEnough) return false;
    if (!spoken && action !== undefined && ofVendor.includes(action)) return false;
    if (action === 'compare-vendors')
      return (
        count >= 2 ||
        (count === 1 && (context?.vendors.length ?? 0) > 0) ||
        (count === 0 && (context?.vendors.length ?? 0) >= 2)
      );
    if (action === 'explain-directive')
      return (
        entities.directives.length > 0 ||
        (context?.directive ?? null) !== null ||
        (directiveWords.test(entities.masked) && near >= nearEnough && unknown < 0.05)
      );
    if (action !== undefined && aside.includes(action) && vendors.size > 0) return probability >= 0.9;
    return true;
  });
}

/** Audiences whose very word is of our matter, which "bank" and "school" are not. */
const isOurs = ({ audiences }: FactBase, id: string): boolean =>
  audiences.get(id)?.jurisdiction !== undefined || audiences.get(id)?.activity !== undefined;

/** The meaning of a sentence, or null where nothing we know is near enough. */
export function chooseIntent(
  factBase: FactBase,
  entities: Entities,
  context: ThreadContext | null,
  text: string,
  classify: (text: string) => Classified,
): Chosen {
  const whole = fragment(factBase, entities, context);
  if (whole !== null) return whole;
  const logging = intentWith(factBase, 'log-concern');
  if (logging !== undefined && loggedPlainly.test(text) && !mayMean('record-exposure', entities.masked))
    return { meaning: logging, confidence: 0.95, by: 'classifier', near: 1 };
  const decline = intentWith(factBase, 'decline');
  const named = entities.mentions.length > 0;
  // An unknown name may be no vendor at all: "can we use python for this".
  if (!named && entities.unknownVendor !== null && !entities.audiences.some(({ value }) => isOurs(factBase, value))) {
    const [top] = classify(text).ranked;
    if (top !== undefined && top.meaning === decline && top.probability > 0.7)
      return { meaning: decline, confidence: top.probability, by: 'classifier', near: 1 };
  }
  const classified = classify(entities.masked);
  const ranked = possible(factBase, entities, context, classified);
  const [top] = ranked;
  const { near } = classified;
  if (top === undefined) return { meaning: null, confidence: 0, by: 'classifier', near };
  const evidence = {
    vendor: named || entities.unknownVendor !== null,
    other:
      entities.directives.length + entities.clients.length > 0 ||
      entities.audiences.some(({ value, from, to }) => to - from > 1 || isOurs(factBase, value)) ||
      entities.unknownClient !== null ||
      (context?.vendors.length ?? 0) > 0,
  };
  const sure = assurance({ ...classified, ranked }, evidence);
  if (top.meaning === decline) return { meaning: decline, confidence: top.probability, by: 'classifier', near };
  // "How would I know whether...": a curated answer is asked for; the likeliest of them is meant.
  const curated =
    factBase.intents.get(top.meaning)?.action === 'show-guidance'
      ? ranked.find(({ meaning }) => guidanceOf(meaning) !== null)
      : undefined;
  if (sure >= leastAssurance && curated !== undefined && curated.probability >= leastCurated)
    return { meaning: curated.meaning, confidence: sure, by: 'classifier', near };
  if (sure >= leastAssurance)
    return { meaning: top.meaning, confidence: Math.max(top.probability, sure * 0.9), by: 'classifier', near };
  const about = named ? intentWith(factBase, 'answer-vendor') : undefined;
  return { meaning: about ?? null, confidence: sure, by: 'classifier', near };
}
