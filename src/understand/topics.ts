/** What about the vendor is asked? */
import type { FactBase } from '../core/fact-base.ts';
import { wordsIn } from '../factbase/words-in-text.ts';
import { featuresOf } from './features.ts';
import { trainLinear } from './linear-model.ts';
import { makePhrases } from './phrases.ts';
import type { TopicSaying } from './training-set.ts';
import { makeVocabulary, type Vector } from './vocabulary.ts';

export interface TopicReader {
  /** Topic ids, likeliest first, three at most; none for the plain "may they?". */
  read(masked: string): string[];
  /** The same with how likely each is, 0 to 1. */
  rank(masked: string): { topic: string; probability: number }[];
}

const training = { passes: 6, step: 2.2, positive: 4 };

/** How likely a topic must be on its own; beside a likelier one; and at least, for its own word to count. */
const alone = 0.45;
const beside = 0.8;
const withWord = 0.1;

/**
 * A question is of a topic when the trained model says so, or when one of the topic's words is said and the model does not
 * speak against it.
 */
export function makeTopicReader({ topics }: Pick<FactBase, 'topics'>, sayings: readonly TopicSaying[]): TopicReader {
  const ids = [...topics.keys()];
  const phrases = makePhrases([...topics].flatMap(([id, topic]) => topic.words.map((word) => [word, id] as const)));
  const worded = (masked: string): string[] => [...new Set(phrases.find(wordsIn(masked)).map((hit) => hit.value))];
  const features = sayings.map((saying) => featuresOf(saying.text, worded(saying.text)));
  const vocabulary = makeVocabulary(features);
  const vectors: Vector[] = features.map((each) => vocabulary.vector(each));
  const model = trainLinear(
    sayings.map((saying, index) => ({
      vector: vectors[index] ?? vocabulary.vector(featuresOf('')),
      classes: saying.topics.map((topic) => ids.indexOf(topic)),
    })),
    vocabulary.size,
    ids.length,
    training,
  );
  function rank(masked: string): { topic: string; probability: number }[] {
    const said = worded(masked);
    const probabilities = model.probabilities(vocabulary.vector(featuresOf(masked, said)));
    return ids
      .map((topic, index) => ({ topic, probability: raised(probabilities[index] ?? 0, said.includes(topic)) }))
      .sort((a, b) => b.probability - a.probability || (a.topic < b.topic ? -1 : 1));
  }
  return {
    rank,
    read(masked) {
      return rank(masked)
        .filter(({ probability }, index) => probability >= (index === 0 ? alone : beside))
        .slice(0, 3)
        .map(({ topic }) => topic);
    },
  };
}

/** A topic whose own word is said is likely even where the model has seen too little of it. */
const raised = (probability: number, said: boolean): number =>
  said && probability > withWord ? Math.max(probability, 0.6 + probability * 0.3) : probability;
