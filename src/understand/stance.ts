/** Which of the vendors named does the sentence ask about, and which does it only mention on the way? */
import type { Span } from './span.ts';

/** A stretch that names a vendor. */
interface Named extends Span {
  readonly vendor: string;
}

const be = `(?:is|are|was|were|am|'s|'re|'m|be|been)`;
const not = `(?:n'?t|\\bnot|\\bnever|\\bno longer)`;
const users = `(?:us(?:e|es|ed|ing)|run(?:s|ning)?|ran|ha(?:ve|s|d|ving)|own(?:s|ed|ing)?|sell(?:s|ing)?|sold|resell(?:s|ing)?|want(?:s|ed)?|need(?:s|ed)?|deploy(?:s|ed|ing)?|like|trust|buy(?:s|ing)?|bought|touch(?:es)?|stock(?:s|ed)?|carry|carries|ask(?:s|ed|ing)?|talk(?:s|ed|ing)?|mean|meant|care|worr(?:y|ied|ying)|concerned|interested|renew(?:s|ed|ing)?|keep(?:s|ing)?|kept|support(?:s)?|work(?:s|ed|ing)? with|on)`;
const small = `(?:(?:\\s+(?:with|about|in|on|from|off|to|for|the|our|their|its|any|all|of|using|anymore|at all|old|really|even|actually|much|so))*)`;

/** What is said right before the name of a vendor that is not asked about; each ends where the name begins. */
const before: readonly RegExp[] = [
  `${not}\\s+(?:(?:be|been|currently|really|even|actually)\\s+)?${users}${small}`,
  `\\b(?:stop(?:ped|s)?|quit|ceased?)\\s+(?:using|selling|buying|running|with|offering)?${small}`,
  `\\b(?:drop(?:ped|ping|s)?|ditch(?:ed|ing|es)?|dump(?:ed|ing)?|abandon(?:ed|ing)?|left|leaving|scrapp?(?:ed|ing)?|retir(?:e|ed|ing)|replac(?:e|ed|es|ing)|remov(?:e|ed|ing)|uninstall(?:ed|ing)?|swapp?(?:ed|ing)?(?: out)?|rip(?:ped|ping)?(?: out)?|kick(?:ed|ing)? out|throw(?:n|ing)? out|threw out|cancel(?:l?ed|l?ing)?|sunset(?:ted)?|phas(?:ed|ing) out|got rid of|getting rid of|get rid of|rid of)${small}`,
  `\\b(?:mov(?:e|ed|es|ing)|switch(?:ed|es|ing)?|migrat(?:e|ed|es|ing)|transition(?:ed|ing)?|com(?:e|es|ing)|came|chang(?:e|ed|ing)|go(?:ne|ing)?|went|get(?:ting)?|got)\\s+(?:(?:everyone|everybody|everything|all|over|them|clients|customers|our \\w+|away)\\s+)*(?:from|off(?: of)?|away from)${small}`,
  `\\b(?:forget|never ?mind|ignore|skip|leave aside|leaving aside|set aside|aside from|apart from|other than|besides|except(?: for)?|instead of|rather than|unlike|in place of|without|no more|goodbye|bye)${small}`,
  `\\b(?:used to|previously|formerly)\\s+(?:(?:be on|use|run|have|sell|used|ran|had|sold|on|with)\\s*)?${small}`,
  `(?:^|[,;.(]|\\bbut|\\band|\\bit${be}|\\bthat${be})\\s*(?:it's |its |i mean |this is |we're |${be} )?not${small}`,
].map((source) => new RegExp(`(?:${source})\\s*$`, 'i'));

/** What is said right after it. */
const after: readonly RegExp[] = [
  `^\\s+(?:aside|notwithstanding)\\b`,
  `^\\s+${be}\\s+(?:already\\s+)?(?:out|gone|history|removed|uninstalled|off the table|not the (?:question|issue|point|problem)|irrelevant|dealt with)\\b`,
  `^\\s+(?:has|have|had)\\s+(?:already\\s+)?been\\s+(?:removed|uninstalled|replaced|dropped|taken out|phased out|swapped out)\\b`,
  `^,?\\s+(?:i|we)\\s+(?:already\\s+)?(?:know|get|got)\\s+(?:that|about that)\\b`,
].map((source) => new RegExp(source, 'i'));

/** "They want Y instead": whatever was named before is not asked about. */
const instead = /^\s*(?:[\w'-]+\s+){0,3}instead\b(?!\s+of\b)/i;
/** "No X, only Y". */
const noneOf = /(?:^|[,;.(]|\bwith|\bhas|\bhave)\s*no\s*$/i;
const onlyThen = /\b(?:only|just|but)\b/i;

/** Where one statement ends and another begins: what is before it says nothing of what comes after. */
const breaks =
  /[.?!;\n]|,?\s\b(?:but|however|although|though|whereas|while)\b|,\s*(?=(?:is|are|can|could|may|does|do|what|who|when|how|and (?:is|are|can|what|who|when|how))\b)/gi;

export interface Stance {
  /** Indexes of the mentions that are only spoken of on the way. */
  readonly aside: ReadonlySet<number>;
  /** The stretches that speak of them, from the word that sets them aside. */
  readonly spans: readonly Span[];
}

/**
 * Tells what is asked about from what is only mentioned: "they do not use Kaspersky but ask about Sophos", "we dropped
 * AVG for Webroot, is that one fine?". Where it would leave no vendor at all, nothing is set aside: "we no longer use
 * Kaspersky" is about Kaspersky. `others` says that the sentence holds another name in a vendor's place.
 */
export function stanceOf(text: string, mentions: readonly Named[], others: boolean): Stance {
  const plain = text.replace(/[’ʼ]/g, "'");
  const aside = new Set<number>();
  const spans: Span[] = [];
  for (const [index, mention] of mentions.entries()) {
    const from = Math.max(mentions[index - 1]?.end ?? 0, lastBreak(plain.slice(0, mention.start)));
    const lead = plain.slice(from, mention.start);
    const cue = before.map((pattern) => pattern.exec(lead)).find((match) => match !== null);
    const rest = plain.slice(mention.end);
    const next = mentions.slice(index + 1).find(({ vendor }) => vendor !== mention.vendor);
    const tail =
      after.some((pattern) => pattern.test(rest)) ||
      (next !== undefined && instead.test(plain.slice(next.end))) ||
      (next !== undefined && noneOf.test(lead) && onlyThen.test(plain.slice(mention.end, next.start)));
    const joined = index > 0 && aside.has(index - 1) && /^\s*(?:,|and|or|nor|\/|&)\s*(?:or |and )?$/i.test(lead);
    if (cue === undefined && !tail && !joined) continue;
    aside.add(index);
    spans.push({ start: cue === undefined ? mention.start : from + cue.index, end: mention.end });
  }
  const left = new Set(mentions.flatMap((mention, index) => (aside.has(index) ? [] : [mention.vendor])));
  if (left.size === 0 && !others) return { aside: new Set(), spans: [] };
  // A vendor that is asked about in another place is asked about.
  for (const index of [...aside]) if (left.has(mentions[index]?.vendor ?? '')) aside.delete(index);
  return { aside, spans: spans.filter((span) => mentions.some((each, at) => aside.has(at) && each.end === span.end)) };
}

function lastBreak(text: string): number {
  let at = 0;
  for (const match of text.matchAll(breaks)) at = match.index + match[0].length;
  return at;
}
