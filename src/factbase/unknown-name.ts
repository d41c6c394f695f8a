/** Which name in a vendor's place is none we know? */
import { isCapital, positionOf, type TextFeel } from './name-position.ts';
import type { NearNames } from './near-names.ts';
import { isNearlyOrdinary, isOrdinary } from './ordinary-words.ts';

export interface UnknownName {
  /** As it was written. */
  readonly said: string;
  /** Ids of the vendors spelt most like it, nearest first; empty when none is near. */
  readonly didYouMean: string[];
  /** UTF-16 offsets; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Never a name, whatever the capital letters say. */
const never = set(
  'a an the this that these those i you he she it we they me him her us them my your his its our their who what which when where why how and or but if then so not no yes is are was were be been am do does did done can could may might must shall should will would has have had to of in on at by for from with as about into over any all some each every both anyone someone everyone anything something everything nothing it there here please thanks thank hi hey hello ok okay vouch bod ed far dfars ndaa section sec cve fy faq pm am mr mrs ms dr jan feb mar apr jun jul aug sep sept oct nov dec',
);
/** Places are asked about like vendors ("what about Texas?") and are none. */
export const places = set(
  'alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming york jersey hampshire mexico carolina dakota rhode island america usa canada mexico brazil argentina chile europe asia africa germany france italy spain portugal poland romania lithuania latvia estonia ireland netherlands holland belgium austria switzerland sweden norway denmark finland iceland ukraine russia china taiwan japan korea india israel iran turkey australia england scotland wales britain czechia slovakia hungary greece bulgaria croatia serbia singapore vietnam thailand philippines indonesia malaysia pakistan moscow beijing london berlin paris brussels kiev kyiv ottawa canberra',
);
/** Whoever stands after these is somebody who asks or does: "for Acme", "can Acme keep it". */
const owners = set(
  'for client customer clients customers partner colleague mr mrs ms dr hi hey hello dear cc from at by',
);
const modals = set('can could may might must shall should will would does do did has had that says say said lets let');
const doing = set(
  'use uses keep keeps run buy buys renew renews sell sells resell install have has want wants need needs ask asks asked get gets is was do does continue still be',
);

/** What somebody does to things of any kind: "makes brackets". */
const doers = set('makes make making builds build sells sell buys buy uses use using has have own owns runs run does');

const pairing = set('or vs versus than');

/** The most words of an unknown name. */
const longest = 4;

/**
 * The likeliest such name: `used` marks the words that mean something else already. Where a known vendor is named too,
 * only a plain frame ("is _ banned", "_ vs") counts, since any other capitalised name may be a client's.
 */
export function findUnknown(
  feel: TextFeel,
  used: readonly boolean[],
  knownToo: boolean,
  near: NearNames,
): UnknownName | null {
  const { words, text } = feel;
  const isNameLike = words.map((word, index) => {
    if (
      used[index] === true ||
      never.has(word.key) ||
      places.has(word.key) ||
      word.key.length < 2 ||
      !/[a-z]/.test(word.key)
    )
      return false;
    return !isOrdinary(word.key) || isCapital(feel, index);
  });
  let best: { from: number; to: number; evidence: number; near: string[] } | null = null;
  for (let from = 0; from < words.length; from += 1) {
    if (isNameLike[from] !== true) continue;
    let to = from + 1;
    while (to < words.length && to - from < longest && isNameLike[to] === true && isJoined(text, feel, to)) to += 1;
    const run = words.slice(from, to);
    const joined = run.map((word) => word.key).join('');
    const { frame: stands, capital, article, cue } = positionOf(feel, from, to);
    // "X or Kaspersky?": beside a known name stands another.
    const beside =
      (pairing.has(words[to]?.key ?? '') && used[to + 1] === true) ||
      (pairing.has(words[from - 1]?.key ?? '') && used[from - 2] === true);
    const frame = beside ? 2 : stands;
    const before = words[from - 1]?.key ?? '';
    const after = words[to]?.key ?? '';
    const alone = words.length - run.length <= 1 && !run.every((word) => isOrdinary(word.key));
    const close = joined.length < 40 ? near.find(joined, Math.min(3, Math.floor(joined.length / 4))) : [];
    let evidence = frame + Math.min(capital, 1) + (cue ? 1 : 0) + (alone ? 2 : 0) + (close.length > 0 ? 1 : 0);
    // "Proofpoint for a federal agency": what a question of ours opens with.
    if (from === 0 && feel.ours && /^(?:for|at|on|in)$/.test(after) && !isOrdinary(words[0]?.key ?? '')) evidence += 2;
    if (article) evidence -= 1;
    if (run.every((word) => isOrdinary(word.key))) evidence -= 1;
    if (capital === 0 && run.every((word) => isOrdinary(word.key) || isNearlyOrdinary(word.key))) evidence -= 2;
    if (owners.has(before) && frame < 2) evidence -= 2;
    if (modals.has(before) && doing.has(after)) evidence -= 2;
    if (knownToo && (frame < 2 || (capital === 0 && doers.has(before) && !beside))) evidence = 0;
    if (evidence >= 2 && (best === null || evidence > best.evidence))
      best = { from, to, evidence, near: close.slice(0, 3).map((each) => each.form.vendor) };
    from = to - 1;
  }
  if (best === null) return null;
  const start = words[best.from]?.start ?? 0;
  const end = words[best.to - 1]?.end ?? text.length;
  return { said: text.slice(start, end), didYouMean: best.near, start, end };
}

/** True when nothing but a space, hyphen, dot or ampersand lies between a word and the one before it. */
function isJoined(text: string, { words }: TextFeel, index: number): boolean {
  return (
    /^[\s.&'’-]*$/.test(text.slice(words[index - 1]?.end, words[index]?.start)) &&
    !/[.]\s/.test(text.slice(words[index - 1]?.end, words[index]?.start))
  );
}
