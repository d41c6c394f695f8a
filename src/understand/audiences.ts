/** Whom is the question about: an agency, a contractor, a reseller? */
import type { Audience } from '../core/audience.ts';
import { nearest } from '../core/edit-distance.ts';
import { VouchError } from '../core/errors.ts';
import type { FactBase } from '../core/fact-base.ts';
import { nameKey } from '../core/fold.ts';
import { audienceChain } from '../factbase/place-directive.ts';
import type { Word } from '../factbase/words-in-text.ts';
import { isDenied, isRuling } from './audience-context.ts';
import { makePhrases, type PhraseHit } from './phrases.ts';

export interface AudienceReader {
  /** Every audience named, in order. */
  find(words: readonly Word[]): PhraseHit<string>[];
  /** The one the question is about, of those named: the more specific before the wider, the customer before the reseller. */
  choose(hits: readonly PhraseHit<string>[]): string | null;
  /** The audience of this id, name or word. Throws `bad-input` when there is none. */
  resolve(said: string): string;
}

/** Words that name an audience elsewhere but not here: "10 business days", "a Russian company", "trading company". */
const notAfter: Readonly<Record<string, ReadonlySet<string>>> = {
  business: new Set(['day', 'days', 'hour', 'hours', 'case', 'partner']),
  private: new Set(['equity', 'key', 'message']),
  commercial: new Set(['item', 'items', 'product', 'products']),
  company: new Set(['behind', 'itself', 'say', 'says', 'said', 'answer', 'respond']),
};
const companies = new Set([
  'company',
  'companies',
  'firm',
  'business',
  'enterprise',
  'carrier',
  'retailer',
  'store',
  'stores',
]);
/** The two audiences that one word for the government can mean. */
const anybody = 'business';
const [agency, contractor] = ['federal-agency', 'federal-contractor'];
const working = new Set(
  'work works working sells selling delivers delivering supplies consults contracts contracting'.split(' '),
);
/** "Cleans federal courthouses" works for an agency, too. */
const serving = new Set(
  'cleans clean cleaning maintains guards paints repairs staffs services supplies builds wires'.split(' '),
);
const towards = new Set(['for', 'with', 'to']);
const nations = new Set('russian chinese american foreign german israeli british japanese us'.split(' '));
const actors = new Set('can could may must should for does do would'.split(' '));
const being = new Set('is are was were it its be owned by called behind whether if'.split(' '));
const notBefore = new Set(
  'russian chinese american foreign german parent which what owned that holding the israeli british japanese us security antivirus software another other app play google'.split(
    ' ',
  ),
);

export function makeAudienceReader({ audiences }: Pick<FactBase, 'audiences'>): AudienceReader {
  const phrases = makePhrases(
    [...audiences].flatMap(([id, audience]) => namesOf(audience).map((name) => [name, id] as const)),
  );
  const known = new Map<string, string>();
  for (const [id, audience] of audiences)
    for (const name of [id, ...audience.also, audience.label, audience.plural, ...audience.words])
      if (!known.has(nameKey(name))) known.set(nameKey(name), id);

  /** "Works for several agencies" is a contractor, not an agency. */
  const worksFor = (words: readonly Word[], { value, from }: PhraseHit<string>): boolean =>
    value === agency &&
    audiences.has(contractor) &&
    (serving.has(words[from - 1]?.key ?? '') ||
      [2, 3, 4, 5].some(
        (back) => working.has(words[from - back]?.key ?? '') && towards.has(words[from - back + 1]?.key ?? ''),
      ));

  return {
    find(words) {
      const hits = phrases.find(words).map((hit) => (worksFor(words, hit) ? { ...hit, value: contractor } : hit));
      const asked = hits.filter((hit) => {
        if (isDenied(words, hit)) return false;
        const last = words[hit.to - 1]?.key ?? '';
        const next = words[hit.to]?.key ?? '';
        const before = words[hit.from - 1]?.key ?? '';
        if (notAfter[last]?.has(next) === true) return false;
        // "In which city does it sit"
        if (hit.to - hit.from === 1 && /^(?:which|what)$/.test(before)) return false;
        if (hit.to - hit.from > 1 || !companies.has(last) || !notBefore.has(before)) return true;
        // "Is it a German company" asks where it is from; "may a German company keep it" asks for the company.
        const lead = words.slice(Math.max(0, hit.from - 5), hit.from - 1).map((word) => word.key);
        if (!nations.has(before)) return false;
        return lead.some((key) => actors.has(key)) || !lead.some((key) => being.has(key));
      });
      // Those who made the rule are asked about only where nobody else is.
      const bound = asked.filter((hit) => !isRuling(words, hit));
      return bound.length > 0 ? bound : asked;
    },
    choose(hits) {
      const ids = [...new Set(hits.map((hit) => hit.value))];
      const narrow = ids.filter(
        (id) => !ids.some((other) => other !== id && audienceChain(other, { audiences })?.has(id)),
      );
      // A reseller who asks about somebody else asks for that somebody.
      const others = narrow.filter((id) => audiences.get(id)?.activity === undefined);
      // "This company" is said in passing of whoever else is named.
      const telling = others.filter((id) => id !== anybody);
      const left = telling.length > 0 ? telling : others.length > 0 ? others : narrow;
      const specific = left.filter((id) => (audiences.get(id)?.is.length ?? 0) > 0 || audiences.get(id)?.jurisdiction);
      return (specific.length > 0 ? specific : left)[0] ?? null;
    },
    resolve(said) {
      const found = known.get(nameKey(said));
      if (found !== undefined) return found;
      const near = nearest(nameKey(said), known.keys());
      const suggestion = near === undefined ? undefined : known.get(near);
      throw new VouchError(
        'bad-input',
        `There is no audience "${said}".`,
        suggestion === undefined
          ? `Use one of: ${[...audiences.keys()].join(', ')}.`
          : `Did you mean ${suggestion}? Others are: ${[...audiences.keys()].filter((id) => id !== suggestion).join(', ')}.`,
      );
    },
  };
}

/** The words of an audience; its label where that is short enough to be said. */
const namesOf = ({ id, words, label, plural }: Audience): string[] => [
  ...words,
  label,
  plural,
  id.replaceAll('-', ' '),
];
