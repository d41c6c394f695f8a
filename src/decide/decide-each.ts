/** How are several questions of one message decided: together where one answer holds them, else one after the other? */
import type { DecidedPart, Decision } from '../core/decision.ts';
import type { Reading } from '../core/reading.ts';

/** The topic that a decision about a vendor, made without a verdict, is the answer to. */
type TopicOf = (reading: Reading) => string | null;

/**
 * One decision for all parts. Questions about the same vendor for the same people become one answer with all their
 * topics, unless one of them has none on record: then each is answered or refused on its own. What would have to be asked
 * back is left out behind what can be answered.
 */
export function decideEach(
  reading: Reading,
  decide: (reading: Reading) => Decision,
  asking: string | null,
  topicOf: TopicOf,
): Decision {
  const { also, ...first } = reading;
  const parts: DecidedPart[] = [];
  for (const one of [first, ...also]) {
    const part = { reading: { ...one, also: [] }, decision: decide({ ...one, also: [] }) };
    const at = parts.findIndex((before) => isOneAnswer(before, part, topicOf));
    const before = parts[at];
    if (before === undefined) {
      if (parts.length === 0 || part.decision.do !== 'ask') parts.push(part);
      continue;
    }
    const both = merge(before.reading, part.reading, asking, topicOf);
    const decision = decide(both);
    if (decision.do === 'answer-vendor') parts[at] = { reading: both, decision };
    else parts.push(part);
  }
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only.decision : { do: 'answer-each', parts };
}

const isOfVendor = (part: DecidedPart, topicOf: TopicOf): boolean =>
  part.decision.do === 'answer-vendor' || (part.decision.do === 'show-claims' && topicOf(part.reading) !== null);

function isOneAnswer(one: DecidedPart, other: DecidedPart, topicOf: TopicOf): boolean {
  const { reading } = one;
  return (
    isOfVendor(one, topicOf) &&
    isOfVendor(other, topicOf) &&
    reading.vendors.join() === other.reading.vendors.join() &&
    reading.product === other.reading.product &&
    reading.audience === other.reading.audience &&
    reading.jurisdiction === other.reading.jurisdiction &&
    reading.asOf === other.reading.asOf
  );
}

function merge(one: Reading, other: Reading, asking: string | null, topicOf: TopicOf): Reading {
  const topics = [one, other].flatMap((each) => [...each.topics, topicOf(each) ?? []].flat());
  return {
    ...one,
    intent: asking,
    topics: [...new Set(topics)],
    activity: one.activity === other.activity ? one.activity : null,
    premise: one.premise ?? other.premise,
    strange: [],
  };
}
