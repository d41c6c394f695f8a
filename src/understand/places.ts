/** Where is the question about? */
import { nearest } from '../core/edit-distance.ts';
import { VouchError } from '../core/errors.ts';
import type { FactBase } from '../core/fact-base.ts';
import { nameKey } from '../core/fold.ts';
import type { Word } from '../factbase/words-in-text.ts';
import { makePhrases, type PhraseHit } from './phrases.ts';

export interface PlaceReader {
  /** Every place whose rules are asked about, in order. */
  find(words: readonly Word[], text: string): PhraseHit<string>[];
  /** The jurisdiction of this id or word. Throws `bad-input` when there is none. */
  resolve(said: string): string;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** A place named after these is where something comes from or goes to, not where the rule is asked about. */
const origins = set(
  'made based headquartered located from owned founded born built manufactured servers hosted stored process processed to',
);
/** What a nationality describes when it is the vendor's own: "American alternatives", "a German company". */
const things = set(
  'alternative alternatives product products made owned based vendor vendors built software antivirus intelligence hackers spies',
);
/** Bodies that are asked for as often as they describe the vendor: "a German company". */
const bodies = set('company companies firm firms government');
/** What stands before a body that is asked for: "our German company", "for US companies". */
const leading = set('for our my the to with in can could may should must does do would will are');
/** What something is, not where: "is it American". */
const adjectives = /(?:[^g]ian|ican|ean|man|ish|nch|utch|wiss|zech)$/;
/** Small words that are a country only when written as one. */
const capitalsOnly = set('us polish');

export function makePlaceReader({ jurisdictions }: Pick<FactBase, 'jurisdictions'>): PlaceReader {
  const entries = [...jurisdictions].flatMap(([id, place]) => place.words.map((word) => [word, id] as const));
  const phrases = makePhrases(entries);
  const known = new Map<string, string>();
  for (const [id, place] of jurisdictions)
    for (const name of [id, place.label, ...place.words]) if (!known.has(nameKey(name))) known.set(nameKey(name), id);
  return {
    find(words, text) {
      const shouting = text === text.toUpperCase();
      return phrases.find(words).filter((hit) => {
        const first = words[hit.from];
        const [before, earlier] = [words[hit.from - 1]?.key ?? '', words[hit.from - 2]?.key ?? ''];
        const next = words[hit.to]?.key ?? '';
        if (first === undefined) return false;
        if (hit.to - hit.from === 1 && capitalsOnly.has(first.key) && !isWritten(first, before, next, shouting))
          return false;
        if (isOrigin(words, hit.from)) return false;
        // "Rip it out everywhere" says how, "banned everywhere" says where.
        if (hit.value === everywhere && hit.to - hit.from === 1 && !verdicts.has(before)) return false;
        if (
          adjectives.test(first.key) &&
          (next === '' || /^(?:or|and|too|then|now|by)$/.test(next)) &&
          hit.to - hit.from === 1
        )
          return false;
        const asked =
          /^(?:can|could|may|should|must|for|to|does|do|would|will)$/.test(earlier) && /^(?:a|an)$/.test(before);
        if (bodies.has(next) && hit.value !== 'ru')
          return next === 'government' || hit.from === 0 || leading.has(before) || asked;
        if (bodies.has(next)) return false;
        if (things.has(next)) return asked;
        return true;
      });
    },
    resolve(said) {
      const found = known.get(nameKey(said));
      if (found !== undefined) return found;
      const near = nearest(nameKey(said), known.keys());
      const suggestion = near === undefined ? undefined : known.get(near);
      throw new VouchError(
        'bad-input',
        `There is no jurisdiction "${said}" in the records.`,
        suggestion === undefined
          ? `Use one of: ${[...jurisdictions.keys()].join(', ')}.`
          : `Did you mean ${suggestion} (${jurisdictions.get(suggestion)?.label})?`,
      );
    },
  };
}

/** The place that holds all others, and what is said of a rule there. */
const everywhere = 'world';
const verdicts = set('banned prohibited restricted allowed legal illegal forbidden permitted ok okay used sold it');

/** Words between where something comes from and the place. */
const leadingTo = set('in the eastern western northern southern central mainland');

/** "Made in eastern Europe", "moved to Germany"; "back to the US" is where the question is about. */
function isOrigin(words: readonly Word[], from: number): boolean {
  let at = from - 1;
  while (at >= 0 && from - at < 4 && leadingTo.has(words[at]?.key ?? '')) at -= 1;
  return origins.has(words[at]?.key ?? '') && words[at - 1]?.key !== 'back';
}

const nouns = set(
  'federal government law laws company companies based market customer customers client clients business agency agencies firm firms reseller resellers soil branch rules person user users',
);

/** "US" is the country; "us" is the speakers, unless "the" or a noun of law stands beside it. */
function isWritten(word: Word, before: string, next: string, shouting: boolean): boolean {
  if (word.key !== 'us') return /^\p{Lu}/u.test(word.said);
  return (word.said === 'US' && !shouting) || before === 'the' || nouns.has(next);
}
