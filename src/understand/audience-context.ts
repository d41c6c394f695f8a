/** Is somebody named asked about, or only spoken of: as what they are not, or as those who made the rule? */
import type { Word } from '../factbase/words-in-text.ts';

interface Place {
  readonly from: number;
  readonly to: number;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const plain = (word: Word | undefined): string => word?.key.replace(/['’]/g, '') ?? '';

/** Negations that say what somebody is or does; "can't" and "must not" say what they may do, and deny nobody. */
const denying = set(
  'not isnt arent wasnt werent aint dont doesnt didnt havent hasnt never no without nor non zero neither',
);
const modal = set('can could may might must should shall will would cannot cant couldnt');
const standing = set(
  'they we he she it i you client customer company clients customers theyre were is are was am im hes shes its',
);
/** What may stand between the negation and the name it denies. */
const between = set(
  'a an any in on into the of for with to at do does did doing have has having hold holds work works working worked sell sells selling serve serves serving supply supplies touch touches be been being really even actually currently part kind sort some other such direct active and or government gov federal us',
);
const verbs = set(
  'a an any in on do doing have having hold work works working worked sell sells selling serve serves serving supply touch part be been being',
);
/** What is said of those who make rules. */
const ruling = set(
  'warn say tell order drop remove list decide find sue fine banned bans ban outlawed outlaws prohibited prohibits forbade forbids blacklisted ordered orders told says said say decided decides warned warns dropped removed lets let listed named sanctioned issued cleared designated published made put kicked doesnt dont didnt blacklist blacklists list lists listing rule rules memo',
);

const farthest = 6;

/** True where the words before deny it: "they are not a contractor", "does no federal work". */
export function isDenied(words: readonly Word[], { from }: Place): boolean {
  for (let at = from - 1; at >= 0 && from - at <= farthest; at -= 1) {
    const key = plain(words[at]);
    if (denying.has(key)) {
      if (modal.has(plain(words[at - 1]))) return false;
      if (key === 'no' || key === 'without' || key === 'zero' || key === 'non' || key === 'neither' || key === 'nor')
        return true;
      const inside = words.slice(at + 1, from).map(plain);
      return inside.some((each) => verbs.has(each)) || standing.has(plain(words[at - 1]));
    }
    if (!between.has(key)) return false;
  }
  return false;
}

/** True where it is the one who made the rule: "the feds outlawed it". */
export const isRuling = (words: readonly Word[], { to }: Place): boolean =>
  ruling.has(plain(words[to])) ||
  (/^(?:has|have|had|just|already|also)$/.test(plain(words[to])) && ruling.has(plain(words[to + 1])));
