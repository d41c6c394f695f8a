/** Which known name stands at a place in a text, letter for letter or nearly? */
import type { NameForm } from './name-forms.ts';
import { isCapital, type Position, positionOf, readsAsName, type TextFeel } from './name-position.ts';
import { NearNames } from './near-names.ts';
import { isNearlyOrdinary, isOrdinary } from './ordinary-words.ts';

/** Words never joined with a neighbour into a name: "a vast", "as us". */
const glue = new Set(
  'a an as at am are be by can did do e for go he i if in is it me my no of on or s so t the to up us we was you'.split(
    ' ',
  ),
);

/** Slips allowed in a name of this many letters. */
export const slips = (length: number): number => (length >= 8 ? 2 : length >= 5 ? 1 : 0);

/** True when only the sentence's mood speaks for a name that is an ordinary word. */
const isWeak = ({ frame, capital }: Position): boolean => frame < 2 && capital < 2;

/** True where nothing but the letters speaks for a vendor: "cousin norton is visiting". */
const isIdle = ({ ours }: TextFeel, from: number, { frame, capital }: Position): boolean =>
  !ours && capital === 0 && (frame === 0 || from === 0);

/** Names of vendors and products that are also people's, places' or things'. */
const double = new Set('norton claude mcafee carbonite sentinel huntress firebox orbi panda carbon falcon'.split(' '));
const titles = new Set('mr mrs ms miss dr prof colleague cousin uncle aunt'.split(' '));

/** What stands after a person's name, and after a street's. */
const peopleDo = new Set(
  'from asks asked says said wrote writes called calls told phoned street road avenue'.split(' '),
);

/** "Can someone check point 4": the first word is what somebody shall do. */
function isBidden({ words }: TextFeel, from: number, position: Position): boolean {
  const before = words[from - 1]?.key ?? '';
  return position.frame + position.capital + Number(position.cue) === 0 && doers.has(before);
}
const doers = new Set(
  'to can could someone somebody please pls let lets we i you they must should will would and'.split(' '),
);

/** The names of all vendors, looked up at a place in a text. */
export class NameMatcher {
  readonly near: NearNames;
  readonly #byJoined = new Map<string, NameForm[]>();
  readonly #mostLetters: number;

  constructor(forms: readonly NameForm[]) {
    this.near = new NearNames(forms);
    let most = 0;
    for (const form of forms) {
      this.#byJoined.set(form.joined, [...this.sharing(form.joined), form]);
      most = Math.max(most, form.joined.length);
    }
    this.#mostLetters = most;
  }

  /** All names of these letters. */
  sharing(joined: string): readonly NameForm[] {
    return this.#byJoined.get(joined) ?? [];
  }

  /** The one vendor a spelling stands for: its own name before another's alias; null when two have equal claim. */
  owner(joined: string): NameForm | null {
    const found = this.sharing(joined);
    for (const how of ['exact', 'alias', 'misspelling'] as const) {
      const fitting = found.filter((form) => form.how === how);
      if (fitting.length > 0)
        return new Set(fitting.map((form) => form.vendor)).size === 1 ? (fitting[0] ?? null) : null;
    }
    return null;
  }

  /** The name that the words from `from` up to `to` are, letter for letter; `weak` where only the sentence's mood speaks for it. */
  exactAt(feel: TextFeel, from: number, to: number): { form: NameForm; weak: boolean } | null {
    const window = feel.words.slice(from, to);
    const joined = window.map((word) => word.key).join('');
    if (joined.length > this.#mostLetters) return null;
    const form = this.owner(joined);
    if (form === null) return null;
    const key = window.map((word) => word.key).join(' ');
    const written = this.sharing(joined).find((each) => each.key === key);
    const asWritten = written !== undefined;
    if (!asWritten && window.length > 1 && window.some((word) => glue.has(word.key) || word.key.length < 3))
      return null;
    // "carbonblack" is no ordinary word, though "carbon" and "black" are.
    const everyday = window.every((word) => isOrdinary(word.key));
    const ordinary = written?.ordinary ?? (form.ordinary && everyday);
    const plain = ordinary || (everyday && (!asWritten || window.length === 1));
    // Words for a class of makers yield to any maker named beside them.
    if (form.kind) return feel.ours ? { form, weak: true } : null;
    const position = positionOf(feel, from, to);
    const called = window.some((word) => double.has(word.key));
    const doubtful = plain || joined.length < 3 || everyday || form.how === 'misspelling' || called;
    if (called && (titles.has(feel.words[from - 1]?.key ?? '') || isCapital(feel, from - 1))) return null;
    if (feel.words[to]?.key === 'ye') return null;
    if (doubtful && isIdle(feel, from, position)) return null;
    // "Claude from accounting asks": somebody of that name.
    const person = called && peopleDo.has(feel.words[to]?.key ?? '');
    if (!plain) return { form, weak: person };
    // Two ordinary words side by side that make a name ("web root", "check point") are seldom anything else.
    if (window.length > 1 && !window.some((word) => glue.has(word.key) || word.key === 'with'))
      return (position.article && position.capital === 0) || isBidden(feel, from, position)
        ? null
        : { form, weak: isWeak(position) };
    return readsAsName(position) ? { form, weak: isWeak(position) } : null;
  }

  /** The name they come near to, by at most the slips its length allows. */
  nearAt(feel: TextFeel, from: number, to: number): { form: NameForm; distance: number; foreign: boolean } | null {
    const window = feel.words.slice(from, to);
    const joined = window.map((word) => word.key).join('');
    const limit = slips(joined.length);
    if (limit === 0 || joined.length > 40) return null;
    if (
      window.every((word) => isOrdinary(word.key)) ||
      (window.length > 1 && window.some((word) => glue.has(word.key)))
    )
      return null;
    const foreign = window.some((word) => /[^\p{Script=Latin}\p{N}\p{M}'’ʼ]/u.test(word.said));
    // Russian case endings hide the name's own: "Касперского" is said of "Касперский".
    const spelt = foreign ? joined.replace(/(?:ogo|omu|im|om|aya|oy|uyu)$/, 'iy') : joined;
    const [best, second] = this.near.find(spelt, limit);
    if (best === undefined || best.distance > slips(best.form.joined.length)) return null;
    if (second !== undefined && second.distance === best.distance) return null;
    // Letter for letter it was looked at before, and was no name here.
    if (best.distance === 0 && !foreign && spelt === joined) return null;
    if (window.length > 1 && best.form.key.split(' ').length === 1 && best.distance > 1) return null;
    const sameStart = spelt[0] === best.form.joined[0];
    if (!sameStart && (best.distance > 1 || joined.length < 6)) return null;
    const position = positionOf(feel, from, to);
    if (isIdle(feel, from, position)) return null;
    // "PC Matic" is a name of its own, not a slip in a short one.
    if (joined.length < 7 && position.capital > 0 && [from - 1, to].some((at) => isCapital(feel, at))) return null;
    if (
      (best.form.ordinary || joined.length < 7) &&
      position.frame + position.capital === 0 &&
      window.some((word) => isNearlyOrdinary(word.key))
    )
      return null;
    if (best.form.ordinary && position.frame < 2) return null;
    return { form: best.form, distance: best.distance, foreign };
  }
}
