/** Which of the topics a question seems to be of does it really ask for? */
import type { FactBase } from '../core/fact-base.ts';

/** Topics that a "may they?" touches without asking for them: its verdict answers it, whether or not a record says more. */
const touched: ReadonlySet<string> = new Set(['existing-installs', 'resale', 'who-is-bound', 'other-countries']);
const mayThey =
  /^\W*(?:(?:so|and|but|hey|hi|ok|well)\W+)*(?:is|are|can|could|may|might|must|should|do|does|was|were|will|would)\b|\b(?:allowed|ok|okay|legal|fine|banned|a problem|can they|can we|may they|may we|in trouble)\s*\W*$/i;

/** The topics without those that a plain "may they?" about this vendor only touches and no record of it is about. */
export function askedTopics(
  topics: readonly string[],
  text: string,
  vendors: readonly string[],
  factBase: FactBase,
): string[] {
  if (vendors.length === 0 || !mayThey.test(text)) return [...topics];
  return topics.filter((topic) => !touched.has(topic) || vendors.some((vendor) => onRecord(topic, vendor, factBase)));
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
