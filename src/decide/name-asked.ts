/** Which name shall be looked up, when the question is whether a list holds it? */

const name = '(?<name>.+?)';
const list =
  '(?:any|a|an|the|some|that|this|our|your|those|these|one|imported|us|ofac|bis|sdn|entity|screening|sanctions?|denied)\\b';
const place = `(?:on|in|against|through|to)\\s+${list}.*`;

/** The ways to ask, the whole sentence each. */
const frames: readonly RegExp[] = [
  `(?:screen|screening|look-?up)\\b[\\s:]+(?:for\\s+)?${name}(?:\\s+(?:${place}))?`,
  `(?:is|are|was|were)\\s+(?:there\\s+)?(?:any(?:thing|body|one)?\\s+)?(?:hits?|match(?:es)?|entr(?:y|ies))\\s+(?:for|on|with|of)\\s+${name}(?:\\s+${place})?`,
  `(?:is|are|was|were|has|have)\\s+${name}\\s+(?:been\\s+|being\\s+)?(?:put\\s+|listed\\s+|named\\s+|found\\s+|to be found\\s+)?${place}`,
  `(?:is|are|was|were|has|have)\\s+${name}\\s+(?:been\\s+|being\\s+|a\\s+)?(?:sanctioned|listed|debarred|denied|blocked|blacklisted|under\\s+(?:us\\s+)?sanctions|(?:denied|restricted|blocked|listed)\\s+(?:party|person|entity))\\b.*`,
  `(?:do|does|did)\\s+${name}\\s+(?:appear|show\\s+up|come\\s+up|stand|turn\\s+up|match)\\b.*`,
  `do(?:es)?\\s+${list}.*?\\s+(?:name|hold|include|contain|list|mention)\\s+${name}`,
  `(?:look|check|search|find|run|screen|compare)\\s+(?:up\\s+|for\\s+)?${name}\\s+(?:up\\s+)?${place}`,
  `(?:look|check|search|go)\\s+(?:up\\s+|on\\s+|in\\s+|through\\s+)*${list}.*?\\s+for\\s+${name}`,
  `(?:any|are\\s+there\\s+any|got\\s+any|no)\\s+(?:possible\\s+|list\\s+|screening\\s+|sanctions?\\s+)*(?:hits?|match(?:es)?|entr(?:y|ies))\\s+(?:for|on|with)\\s+${name}(?:\\s+${place})?`,
  `${name}\\s+(?:on|in|against)\\s+${list}.*`,
].map((frame) => new RegExp(`^${frame}$`, 'isu'));

const address =
  /^(?:(?:hey|hi|hello|ok|please|so|and)[\s,]+)*(?:@?vouch\b[\s,:;!.-]*)?\/?(?:(?:can|could|would|will)\s+(?:you|we|i)\s+(?:please\s+)?)?(?:please\s+)?/i;
const ending =
  /(?:[\s,]+(?:please|thanks|thank you|for me|for us|right now|now|today|anywhere|too|at all))*[\s?!.,;:]*$/iu;
/** What stands for a name that was said before. */
const pronoun =
  /^(?:it|they|them|this|that|he|she|him|her|these|those|anyone|anybody|(?:this|that|the)\s+(?:vendor|company|firm|name|one))$/i;

/** The name as written, or null where the sentence holds none or only points to one. */
export function nameAsked(text: string): string | null {
  const plain = text.trim().replace(address, '').replace(ending, '');
  for (const frame of frames) {
    const found = frame.exec(plain)?.groups?.['name'];
    const said = found
      ?.replace(/^["“”'‘’\s]+|["“”'‘’\s,]+$/gu, '')
      .replace(/^(?:the\s+)?(?:name|vendor|company|firm)\s+(?=\S)/iu, '');
    if (said !== undefined && /[\p{L}\p{N}]/u.test(said) && said.length <= 200) return pronoun.test(said) ? null : said;
  }
  return null;
}
