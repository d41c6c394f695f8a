/** Which directive is meant by words that only describe it: "the 2017 DHS order", "the drone rule of the FCC"? */
import { stemmer } from 'stemmer';
import { firstDay } from '../core/day.ts';
import type { Directive } from '../core/directive.ts';
import type { FactBase } from '../core/fact-base.ts';
import { nameKey, wordsOf } from '../core/fold.ts';
import type { Word } from '../factbase/words-in-text.ts';
import type { DirectiveHit } from './directive-names.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** What a directive is called when its name is not at hand. */
const nouns = set(
  'order orders directive rule ruling law act statute listing notice memo memorandum determination decision clause regulation executive',
);
/** Words that may stand inside such a description and tell nothing. */
const filler = set(
  'the a an of on from in about against by for to new old first latest recent big that this federal us',
);
const generic = set(
  'the a an of on for and to in its with from as by at ban bans order directive rule rules law act notice statement list decision warning guidance determination prohibition regulation removal measure final interim us federal agencies agency products product section entity entities government united states national security emergency binding operational puts put takes take bars bar adds add asks ask widens entry',
);

/** How much each kind of evidence counts, and how much a description needs, and needs more than the next directive has. */
const counts = { issuer: 2, year: 2, vendor: 1.5, rare: 1.5, known: 0.75 } as const;
const [enough, ahead] = [3, 1];
/** A title word that this many directives have tells little. */
const rareIn = 4;
const farthest = 6;

interface Described {
  readonly id: string;
  readonly issuer: ReadonlySet<string>;
  readonly years: ReadonlySet<string>;
  readonly vendors: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
}

export interface LooseDirectiveReader {
  /** A description that fits one directive clearly better than any other; none as a rule. */
  find(words: readonly Word[]): DirectiveHit[];
}

/** Reads descriptions by issuer, year, vendor and the words of titles. */
export function makeLooseDirectiveReader({
  directives,
  vendors,
}: Pick<FactBase, 'directives' | 'vendors'>): LooseDirectiveReader {
  const known = [...directives].map(([id, directive]) => describe(id, directive, vendors));
  const spread = new Map<string, number>();
  for (const { words } of known) for (const word of words) spread.set(word, (spread.get(word) ?? 0) + 1);
  const evidence = new Set(known.flatMap((each) => [...each.issuer, ...each.years, ...each.vendors, ...each.words]));
  const tells = (key: string) => evidence.has(key) || evidence.has(stemmer(key));

  function score(described: Described, keys: readonly string[]): number {
    let total = 0;
    let own = false;
    for (const key of new Set(keys)) {
      const stem = stemmer(key);
      const by = described.issuer.has(key)
        ? counts.issuer
        : described.years.has(key)
          ? counts.year
          : described.words.has(stem)
            ? (spread.get(stem) ?? 0) <= rareIn
              ? counts.rare
              : counts.known
            : 0;
      own ||= by >= counts.rare;
      total += by > 0 ? by : described.vendors.has(key) ? counts.vendor : 0;
    }
    return own ? total : 0;
  }

  const isAboutVendor = (id: string) => (directives.get(id)?.vendors.length ?? 0) > 0;

  return {
    find(words) {
      for (const [at, word] of words.entries()) {
        if (!nouns.has(word.key)) continue;
        const part = (index: number) => {
          const key = words[index]?.key;
          return key !== undefined && (tells(key) || filler.has(key) || nouns.has(key));
        };
        let [from, to] = [at, at + 1];
        while (from > 0 && at - from < farthest && part(from - 1)) from -= 1;
        while (to < words.length && to - at < farthest && part(to)) to += 1;
        const keys = words.slice(from, to).flatMap(({ key }) => (filler.has(key) || nouns.has(key) ? [] : [key]));
        if (keys.length < 2) continue;
        const ranked = known
          .map((each) => ({ id: each.id, score: score(each, keys) }))
          .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
        const [best] = ranked;
        const [first, last] = [words[from], words[to - 1]];
        if (best === undefined || first === undefined || last === undefined) continue;
        if (best.score < enough) continue;
        const close = ranked.filter((each) => best.score - each.score < ahead);
        // Of two that fit alike, the one about a vendor is meant: orders to all agencies have numbers and are called by them.
        const [meant, another] = close.length > 1 ? close.filter(({ id }) => isAboutVendor(id)) : close;
        if (meant === undefined || another !== undefined) continue;
        return [{ directives: [meant.id], from, to, start: first.start, end: last.end }];
      }
      return [];
    },
  };
}

function describe(id: string, directive: Directive, vendors: FactBase['vendors']): Described {
  const issuer = wordsOf(directive.issuer).filter((word) => !generic.has(word) && word !== 'department');
  const named = directive.vendors.flatMap((vendor) => {
    const record = vendors.get(vendor);
    return record === undefined ? [] : [record.name, ...record.aliases].map(nameKey);
  });
  const own = [...directive.names, directive.title]
    .flatMap((name) => wordsOf(name))
    .filter((word) => !generic.has(word));
  const single = new Set(named.filter((name) => !name.includes(' ')));
  return {
    id,
    issuer: new Set(issuer),
    years: new Set(
      [directive.published, directive.from ?? directive.published].map((day) => firstDay(day).slice(0, 4)),
    ),
    vendors: single,
    words: new Set(
      own
        .filter((word) => !single.has(word) && !issuer.includes(word) && !/^\d+$/.test(word))
        .map((word) => stemmer(word)),
    ),
  };
}
