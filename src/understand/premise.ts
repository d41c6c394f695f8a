/** Does the question take for granted that a measure is over? */

/** What leads up to something taken for granted or heard. */
const hearsay =
  /\b(?:since|now that|because|given that|as|heard|hear|read|saw|told|understand|thought|believe|says?|said|claims?|apparently|isn'?t it true|is it true|true that|after|once|but)\b/;
/** Words that say a measure is over, which nobody uses of one in force. */
const over =
  /\b(?:un-?bann?ed|unban|(?:ran|has run|have run) out|(?:has |have |had )?(?:expired|lapsed)|(?:is|are|was|were) (?:over|history|dropped) now|lifted|lift|lifts|reversed|reverse|repealed|repeal|rescinded|rescind|overturned|overturn|reinstated|revoked the ban|withdrew the ban|withdrawn|dropped the (?:ban|case|restrictions?)|ended the ban|removed the ban|delisted|struck down|allowed again|legal again|ok(?:ay)? again|no longer (?:banned|prohibited|restricted|blacklisted|a problem|applies|in force)|not banned (?:any ?more|anymore)|(?:isn'?t|aren'?t|ain'?t) banned (?:any ?more|anymore)|taken off the (?:\w+ ){0,3}list|(?:got|gets|given|received|has|have|had) the all[- ]?clear|came off the (?:\w+ ){0,3}list|back on the (?:gsa |approved )?(?:schedule|list))\b/;
/** Words that say it only when somebody is said to have done it. */
const cleared =
  /\b(?:cleared|approved|exonerated|vindicated|greenlit|whitelisted|certified|ok'?d|okayed|signed off on|gave (?:\w+ ){0,3}(?:the all[- ]clear|a clean bill|the green light)|allowed)\b/;
const didClear =
  /\b(?:didn'?t|did not|hasn'?t|haven'?t|has|have|did|wasn'?t|was)\b[^?.!]{0,60}\b(?:clear|cleared|approve|approved|exonerate|exonerated|vindicate|vindicated|whitelist|whitelisted|unban|lift|reverse|repeal|rescind|drop the ban|give (?:\w+ ){0,3}the all[- ]clear)\b/;
const denied =
  /\b(?:not|never|n'?t|without being|yet to be)\s+(?:been |being |officially |fully )?(?:cleared|approved|lifted|reversed|repealed|unbanned|certified|allowed)\b/;
const negativeQuestion = /^(?:\W*(?:but|so|and|hey|wait)\W+)?(?:didn'?t|hasn'?t|haven'?t|wasn'?t|weren'?t|isn'?t)\b/;

/** Words that say somebody took it for settled that a vendor is banned. */
const granted = /\b(?:since|now that|because|given that|knowing that|seeing that|considering|after|as)\b[^?.!]{0,40}$/;
const told =
  /\b(?:heard|hear|read|saw|told|understand|thought|believe|says?|said|claims?|claimed|apparently|rumou?r|swears?|insists?|assum\w+|convinced)\b[^?.!]{0,60}$/;
const banned =
  /\b(?:is|are|was|were|got|gets|being|been|be|now|all)\s+(?:also |now |already |just |completely |totally |officially |all |a )*(?:banned|prohibited|forbidden|outlawed|illegal|blacklisted|sanctioned|off[- ]limits|not allowed|not legal|unlawful)\b/;

/** The same, said of those who did it: "since congress banned it". */
const didBan =
  /\b(?:congress|government|governments|govt|feds|washington|they|everyone|everybody|dhs|fcc|cisa|gsa|commerce|pentagon|dod|president|court|us|agency|agencies)\s+(?:has |have |had |just |all |already |also |now )*(?:banned|prohibited|outlawed|forbade|forbidden|blacklisted|sanctioned)\b/;

/**
 * What the text says, or asks as if it were known: `cleared` that a vendor was cleared or a ban lifted, `banned` that it
 * is banned.
 */
export function premiseOf(plain: string): 'cleared' | 'banned' | null {
  const text = plain.toLowerCase().replace(/[’ʼ]/g, "'");
  const cleared = clearedIn(text);
  if (cleared) return 'cleared';
  const ban = banned.exec(text) ?? didBan.exec(text);
  if (ban === null) return null;
  const lead = text.slice(0, ban.index);
  return granted.test(lead) || told.test(lead) ? 'banned' : null;
}

function clearedIn(text: string): boolean {
  if (denied.test(text) && !negativeQuestion.test(text)) return false;
  if (over.test(text) || didClear.test(text)) return true;
  const match = cleared.exec(text);
  return match !== null && hearsay.test(text.slice(0, match.index));
}
