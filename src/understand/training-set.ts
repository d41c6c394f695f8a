/** Which sentences is the classifier taught with, and what does each mean? */
import type { FactBase } from '../core/fact-base.ts';
import { type ActionId, actionOfTopic } from '../core/intent.ts';
import { fillSlots } from './mask.ts';

/** An intent's id, or `guidance:ID` for one curated answer. */
export type Meaning = string;

export interface Saying {
  /** With slot words in place of names. */
  readonly text: string;
  readonly meaning: Meaning;
}

export interface TopicSaying {
  readonly text: string;
  readonly topics: readonly string[];
}

export const guidanceMeaning = (id: string): Meaning => `guidance:${id}`;

/** The guidance a meaning names, or null where it is an intent. */
export const guidanceOf = (meaning: Meaning): string | null =>
  meaning.startsWith('guidance:') ? meaning.slice('guidance:'.length) : null;

/** Of the topics' many questions every third teaches the intent, so that they do not drown the other intents. */
const asksTaken = 3;

/** The first intent with an action. */
export const intentWith = ({ intents }: Pick<FactBase, 'intents'>, action: ActionId): string | undefined =>
  [...intents].find(([, intent]) => intent.action === action)?.[0];

/** For each topic that has an intent of its own, that intent. */
export function topicIntents(factBase: Source): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(actionOfTopic).flatMap(([topic, action]) => {
      const intent = intentWith(factBase, action);
      return intent === undefined || !factBase.topics.has(topic) ? [] : [[topic, intent] as const];
    }),
  );
}

type Source = Pick<FactBase, 'intents' | 'guidance' | 'topics'>;

/** Everything intents/, guidance and topics say about meaning. `mask` replaces names in a sentence by slot words. */
export function intentSayings(factBase: Source, mask: (text: string) => string): Saying[] {
  const sayings: Saying[] = [];
  const say = (text: string, meaning: Meaning): void => {
    sayings.push({ text: mask(fillSlots(text)), meaning });
  };
  for (const [id, intent] of factBase.intents) {
    for (const text of intent.says) say(text, id);
    for (const { says, means } of intent.unlike) {
      if (factBase.intents.has(means)) say(says, means);
      else if (factBase.guidance.has(means)) say(says, guidanceMeaning(means));
    }
  }
  for (const [id, topic] of factBase.topics) {
    const intent = intentWith(factBase, actionOfTopic[id] ?? 'answer-vendor');
    if (intent === undefined) continue;
    for (const [at, text] of topic.asks.entries()) if (at % asksTaken === 0) say(text, intent);
  }
  for (const [id, guidance] of factBase.guidance) for (const text of guidance.asks) say(text, guidanceMeaning(id));
  return sayings;
}

/** Questions about a vendor with the topics each is about; none for the plain "may they?". */
export function topicSayings(factBase: Source, mask: (text: string) => string): TopicSaying[] {
  const sayings: TopicSaying[] = [];
  const say = (text: string, topics: readonly string[]): void => {
    sayings.push({ text: mask(fillSlots(text)), topics });
  };
  for (const [id, topic] of factBase.topics) for (const text of topic.asks) say(text, [id]);
  for (const intent of factBase.intents.values()) {
    const topic = Object.keys(actionOfTopic).find((each) => actionOfTopic[each] === intent.action);
    if (topic !== undefined && factBase.topics.has(topic)) for (const text of intent.says) say(text, [topic]);
    if (intent.action === 'answer-vendor' || intent.action === 'show-status' || intent.action === 'compare-vendors')
      for (const text of intent.says) say(text, []);
  }
  return sayings;
}
