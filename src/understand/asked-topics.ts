/** Which of the topics a question seems to be of does it really ask for? */
import type { FactBase } from '../core/fact-base.ts';

/** Topics that a "may they?" touches without asking for them: its verdict answers it, whether or not a record says more. */
const touched: ReadonlySet<string> = new Set(['existing-installs', 'resale', 'who-is-bound', 'other-countries']);
/** Topics that a question without any word of asking only touches, too. */
const brushed: ReadonlySet<string> = new Set([
  ...touched,
  'states',
  'procurement-lists',
  'clauses',
  'retail',
  'exceptions',
  'findings',
]);
const mayThey =
  /^\W*(?:(?:so|and|but|hey|hi|ok|well)\W+)*(?:is|are|can|could|may|might|must|should|do|does|was|were|will|would)\b|\b(?:allowed|ok|okay|legal|fine|banned|a problem|can they|can we|may they|may we|in trouble)\s*\W*$/i;

/** Words that ask for a fact of its own, which a verdict alone does not answer. */
export const asksFact =
  /\b(?:who|whom|whose|(?:what|how)(?! about\b)|when|where|why|which|until|till|deadline|explain|tell me)\b/i;
/** Words that ask for the verdict itself, in the languages that are met. */
export const verdictWords =
  /\b(?:bann?ed|bans?|allow(?:ed|s)?|(?:il)?legal|prohibit(?:ed|s)?|forbidden|restricted|permitted|off[- ]limits|outlaw(?:ed|s)?|violat\w+|(?:have|has|need|needs|must) (?:to )?(?:drop|remove|replace|stop|ditch)|green ?light|no-go|black-?list(?:ed)?|sanctioned|restriction|(?:rip|throw|take|pull|get) (?:it |them |\w+ )?out|get rid of|stop using|verboten|erlaubt|zul[aä]ssig|interdite?|autoris[eé]e?|prohibid[oa]|permitid[oa])\b/i;
/** Topics that are asked for even beside a word of banning: "what is the penalty, is it banned?". */
const own: ReadonlySet<string> = new Set(['penalties', 'refunds', 'alternatives', 'statement', 'incidents']);
/** "May they keep it": the verdict is asked for in other words. */
const mayKeep =
  /\b(?:can|could|may|must|should|shall)\s+(?:\w+\s+){0,4}(?:use|keep|buy|sell|run|have|stay on|leave|deploy|install|renew|fly)\b/i;
/** A violation is asked about without asking what it costs. */
const penalty = 'penalties';
const penal =
  /\b(?:fin(?:e|es|ed)|penalt\w+|jail|prison|punish\w*|sued?|consequences?|liab\w+|happens?|trouble|pay)\b/i;
/** Handling a product is not kept, and a question about a ban seldom is about it. */
const howTo = 'support';
/** A flaw is not kept on record, but whether it makes a ban is answered. */
const flaws = 'vulnerabilities';

/** A sentence that opens by asking for a fact: "when does it...", "who runs...". */
const opens =
  /(?:^|[.;?!:,]\s*)(?:(?:and|so|but|hi|hey|ok|okay|hello|also)[\s,]+)*(?:when|whose|where|why(?! not\b)|who(?! (?:can|may|could|should|must|is allowed|are allowed)\b)|how (?:many|much|long|often|far|fast|big|large|old|soon))\b/i;

/** True where a fact is asked for that no topic was found for, and no verdict is asked for either. */
export const isUnplaced = (topics: readonly string[], text: string): boolean =>
  topics.length === 0 && opens.test(text) && !verdictWords.test(text);

/** The topics without those that a plain "may they?" about this vendor only touches and no record of it is about. */
export function askedTopics(
  topics: readonly string[],
  text: string,
  vendors: readonly string[],
  factBase: FactBase,
): string[] {
  if (vendors.length === 0) return [...topics];
  const plainly = !asksFact.test(text);
  const may = mayThey.test(text);
  const ban = verdictWords.test(text);
  return topics.filter((topic) => {
    if (vendors.some((vendor) => onRecord(topic, vendor, factBase))) return true;
    if (ban && plainly && topic === howTo) return false;
    if (ban && topic === penalty && !penal.test(text)) return false;
    if (ban && plainly && !own.has(topic) && factBase.topics.get(topic)?.kept !== false) return false;
    if (factBase.topics.get(topic)?.kept === false) return !(topic === flaws && (ban || mayKeep.test(text)));
    return !((plainly && brushed.has(topic)) || (may && touched.has(topic)));
  });
}

function onRecord(topic: string, vendor: string, factBase: FactBase): boolean {
  const records = [
    ...factBase.directivesOf(vendor).map(({ id }) => `directives/${id}`),
    ...factBase.factsOf(vendor).map(({ id }) => `facts/${id}`),
    `vendors/${vendor}`,
  ];
  return records.some((record) => factBase.claimsOf(record).some((entry) => entry.topics.includes(topic)));
}

/** How likely the model must hold a topic for the records to tip it in, and in how many of the nearest claims it must be. */
const [leastLikely, oftenEnough, nearest] = [0.06, 2, 3];

/**
 * The topic that most of the claims nearest to the question share, where the model found none sure enough. Such a topic is
 * on record by its making, so a wrong one shows a beside-the-point claim and never hides the verdict.
 */
export function topicOfRecords(
  text: string,
  vendor: string | undefined,
  ranked: readonly { readonly topic: string; readonly probability: number }[],
  factBase: FactBase,
): string[] {
  if (vendor === undefined) return [];
  const hits = factBase.search(text, { vendor, limit: nearest });
  const shared = ranked.find(
    ({ topic, probability }) =>
      probability >= leastLikely && hits.filter((hit) => hit.entry.topics.includes(topic)).length >= oftenEnough,
  );
  return shared === undefined ? [] : [shared.topic];
}
