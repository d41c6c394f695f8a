/** Does a word stand where a vendor's name would stand? */
import type { Word } from './words-in-text.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const being = set('is are was were isnt arent wasnt be been being about whats hows');
const between = set('still really also actually now even currently officially already not');
/** What is said of a vendor: "is X banned". */
const states = set(
  'banned prohibited restricted blacklisted blocked sanctioned forbidden outlawed allowed permitted legal illegal lawful ok okay k fine good safe unsafe secure compliant approved cleared trustworthy trusted risky dangerous covered listed affected bound subject exempt on off under included russian chinese american foreign based headquartered located owned from part still usable acceptable vulnerable hacked available traded leaving risky exposed',
);
/** What a vendor makes: "X antivirus". */
const wares = set(
  'antivirus av anti software fw fws cams cam endpoint endpoints product products license licenses licence licences seat seats subscription subscriptions edr mdr agent agents firewall firewalls router routers camera cameras drone drones app appliance appliances gear equipment ban removal renewal renewals partner resellers reseller',
);
const acting = set(
  'use uses used using keep keeping kept run runs running install installs installed installing deploy deployed deploying buy buys buying bought purchase purchased purchasing sell sells selling sold resell reselling renew renewed renewing order ordered ordering drop dropped dropping ditch ditching replace replacing remove removing removed uninstall uninstalling ban bans banned forbid forbids forbidding prohibit prohibits offer offering recommend recommending quote quoting trust owns own makes behind',
);
const topical = set('about vs versus against vendor status called versus than named');
/** "Thoughts on _", "info on _". */
const views = set(
  'thoughts thought opinion opinions view views info information details position take news word anything something dirt intel update report stance',
);
const moving = set('to from off with on of');
const movers = set(
  'move moved moving switch switched switching migrate migrated migrating go going went status work works working rely relies stay staying stick',
);
/** "Swap _ for X", "replace _ with X". */
const swaps = set('swap swapping replace replacing exchange exchanging trade trading change switch substitute');
const swapping = set('for with by to');
const following = set(
  'for in on at with and or to anymore still now instead as until after by before if since when because while under vs versus but then please today anyway too any ok okay is was are has would',
);
const cues = set(
  'banned ban bans prohibited restricted restriction restrictions allowed vendor vendors antivirus federal contractor contractors agency agencies agency compliance ndaa far fcc dhs gsa government govt endpoint licenses licences reseller msp directive software',
);
const articles = set('a an the this these those some any');

/** Words of our matter in the wider sense: without any of them a sentence is hardly about a vendor. */
const ourTalk =
  /\b(?:clients?|customers?|schools?|pcs?|laptops?|servers?|seats|licen[cs]\w+|renew\w*|vendors?|products?|softwares?|antivirus|av|security|endpoints?|firewalls?|routers?|apps?|phones?|compan\w+|firms?|business\w*|users?|federal|agenc\w+|gov\w*|states?|army|navy|dod|contract\w*|bann?\w*|allow\w*|(?:il)?legal\w*|risk\w*|fine|fined|sued|cleared|approved|safe|ok|okay|trust\w*|us(?:e|es|ed|ing)|buy\w*|bought|sell\w*|sold|switch\w*|mov(?:e|ed|ing)|replac\w*|install\w*|owns?|owned|made|foreign|russian|chinese|american|israeli|status|rules?|restrict\w*|prohibit\w*|list(?:ed|s)?|versus|vs|compare\w*|concern\w*|worr\w+|hacked|breach\w*|quote|deal|msp|resell\w*|discounts?|billing|pric\w+|costs?|pentagon|ministry|schools?|county|city|bank|hospital|home|fcc|dhs|cisa|ftc|court|drones?|cameras?|edge)\b/i;
/** A text of so few words is about what it names. */
const few = 4;

/** What is the same for every place in a text, worked out once. */
export interface TextFeel {
  readonly words: readonly Word[];
  readonly text: string;
  /** Capital letters carry no meaning here: all capitals, or every word begins with one. */
  readonly shouting: boolean;
  readonly cue: boolean;
  /** Something in it is of our matter, or it is too short to tell. */
  readonly ours: boolean;
}

export function feelOf(text: string, words: readonly Word[], known = false): TextFeel {
  const lettered = words.filter((word) => /\p{L}/u.test(word.said));
  const lower = lettered.filter((word) => /^\p{Ll}/u.test(word.said)).length;
  const shouting =
    lettered.length > 1 && (!/\p{Ll}/u.test(text) || (lettered.length > 3 && lower * 5 <= lettered.length));
  const ours = known || words.length <= few || ourTalk.test(text);
  return { words, text, shouting, cue: words.some((word) => cues.has(word.key)), ours };
}

/** True where a sentence begins: a capital letter there says nothing. */
function opensSentence({ words, text }: TextFeel, index: number): boolean {
  const before = words[index - 1];
  const here = words[index];
  return before === undefined || here === undefined || /[.!?:\n]/.test(text.slice(before.end, here.start));
}

/** True for a word with a capital letter that means something. */
export function isCapital(feel: TextFeel, index: number): boolean {
  const word = feel.words[index];
  if (word === undefined || feel.shouting || !/\p{Lu}/u.test(word.said)) return false;
  return /.\p{Lu}/u.test(word.said) || !opensSentence(feel, index);
}

/** What speaks for the words from `from` up to `to` (exclusive) being a vendor's name. */
export interface Position {
  /** 0, 1 or 2: a frame such as "is _ banned", "can we use _ for", "_ antivirus". */
  readonly frame: number;
  /** 0, 1 or 2: capital letters in the middle of a sentence. */
  readonly capital: number;
  readonly article: boolean;
  readonly cue: boolean;
}

export function positionOf(feel: TextFeel, from: number, to: number): Position {
  const { words, text } = feel;
  const before = words[from - 1]?.key ?? '';
  const after = words[to]?.key;
  const stop = after === undefined || /[.,;:!?)"]/.test(text.slice(words[to - 1]?.end ?? 0, words[to]?.start));
  const next = after !== undefined && between.has(after) ? words[to + 1]?.key : after;
  const ends = stop || following.has(after ?? '');
  let frame = 0;
  if (after !== undefined && wares.has(after)) frame = 2;
  else if (being.has(before) && next !== undefined && (states.has(next) || between.has(after ?? ''))) frame = 2;
  else if (from === 0 && next !== undefined && states.has(next)) frame = 2;
  else if (acting.has(before) && ends) frame = 2;
  else if (topical.has(before) && ends) frame = 2;
  else if (before === 'on' && views.has(words[from - 2]?.key ?? '') && ends) frame = 2;
  else if (after === 'vs' || after === 'versus') frame = 2;
  else if (moving.has(before) && movers.has(words[from - 2]?.key ?? '') && ends) frame = 2;
  else if (
    swapping.has(before) &&
    words.slice(Math.max(0, from - 5), from - 1).some((word) => swaps.has(word.key)) &&
    ends
  )
    frame = 2;
  else if ((being.has(before) && stop) || topical.has(before)) frame = 1;
  const said = words.slice(from, to);
  const inCapitals = !feel.shouting && said.some((word) => /^\p{Lu}{2,}\d*(?:['’ʼ]s)?$/u.test(word.said));
  const capital = inCapitals ? 2 : said.some((_, index) => isCapital(feel, from + index)) ? 1 : 0;
  return { frame, capital, article: articles.has(before) && !wares.has(after ?? ''), cue: feel.cue };
}

/** True when a name that is also an ordinary word is meant as a name here. */
export function readsAsName({ frame, capital, article, cue }: Position): boolean {
  return frame + capital + (cue ? 1 : 0) - (article ? 2 : 0) >= 2;
}
