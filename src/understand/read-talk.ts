/** What does plain talk mean on its own, before the conversation is looked at? */
import type { Day } from '../core/day.ts';
import type { FactBase } from '../core/fact-base.ts';
import type { ActionId } from '../core/intent.ts';
import type { Reading } from '../core/reading.ts';
import { remembering } from '../core/remembering.ts';
import type { ThreadContext } from '../core/thread-context.ts';
import type { Utterance } from '../core/utterance.ts';
import { askedTopics, asksFact, isUnplaced, topicOfRecords, verdictWords } from './asked-topics.ts';
import { isRatherVendor, isRatherVerdict } from './asks-verdict.ts';
import { type Chosen, chooseIntent } from './choose-intent.ts';
import { trainClassifier } from './classifier.ts';
import type { KnownClient } from './clients.ts';
import type { Entities, EntityReader } from './entities.ts';
import { intentByTopic, type TopicEvidence } from './intent-by-topic.ts';
import { findPeople } from './people.ts';
import { lookInstead } from './question-form.ts';
import { questionPart } from './question-part.ts';
import { readSentence } from './sentence.ts';
import { makeStrangeReader } from './strange.ts';
import { makeTopicReader } from './topics.ts';
import { guidanceOf, intentSayings, intentWith, topicIntents, topicSayings } from './training-set.ts';

/** A reading, the sentence it was made from with its names masked, and how sure it is, 0 to 1. */
export type Heard = { readonly own: Reading; readonly masked: string; readonly sure: number };

/** What is known beside the words. */
export interface Around {
  readonly utterance: Utterance;
  readonly context: ThreadContext | null;
  readonly clients: readonly KnownClient[];
  readonly today: Day;
}

/** Reads a text; `plain` is the whole message that it is, or is part of. */
export type TalkReader = (text: string, plain: string, around: Around) => Heard;

/** The action that an intent sets off, null for none. */
export const actionOfIntent =
  ({ intents }: Pick<FactBase, 'intents'>) =>
  (intent: string | null): ActionId | null =>
    intent === null ? null : (intents.get(intent)?.action ?? null);

/** Sentences about these hold no question about a vendor, so nothing of one is read into them. */
const aside: readonly (ActionId | null)[] = ['decline', 'thank', 'help'];

/** How likely a topic that is not kept must be to take a question from a curated answer. */
const surelyNotKept = 0.6;

/** How likely such a topic must be where somebody is named for whom a verdict can be asked. */
const surelyAsked = 0.85;

/** What happened is told as it is known today, whatever day it happened on. */
const past = 'incidents';

/** How many sentences, with their names masked, are not worked out again. */
const remembered = 2_000;

/** A reader of plain talk, trained on the fact base's own sentences. */
export function makeTalkReader(
  factBase: FactBase,
  entityReader: EntityReader,
  taught: ReadonlyMap<string, number>,
): TalkReader {
  const mask = remembering(entityReader.mask, 50_000);
  const classify = remembering(trainClassifier(intentSayings(factBase, mask)).classify, remembered);
  const topicReader = makeTopicReader(factBase, topicSayings(factBase, mask));
  const rankTopics = remembering(topicReader.rank, remembered);
  const readTopics = remembering(topicReader.read, remembered);
  const strange = makeStrangeReader(factBase, taught.keys(), entityReader.respeller.knows);
  const guidanceIntent = intentWith(factBase, 'show-guidance') ?? null;
  const ways = {
    asking: intentWith(factBase, 'answer-vendor') ?? null,
    declining: intentWith(factBase, 'decline') ?? null,
    own: topicIntents(factBase),
  };
  const actionOf = actionOfIntent(factBase);

  /** The intent: a curated answer or a directive yields to a question about the vendor named beside it, and to what is not kept. */
  function meantBeside(
    chosen: Chosen,
    top: TopicEvidence | undefined,
    text: string,
    entities: Entities,
  ): string | null {
    const guided = chosen.meaning === null ? null : guidanceOf(chosen.meaning);
    if (guided === null)
      return actionOf(chosen.meaning) === 'explain-directive' && isRatherVendor(text, entities)
        ? ways.asking
        : chosen.meaning;
    const only = factBase.guidance.get(guided)?.vendors ?? [];
    const notKept =
      top !== undefined && top.probability > surelyNotKept && factBase.topics.get(top.topic)?.kept === false;
    const rather = isRatherVerdict(text, entities, chosen.near, only) || (notKept && entities.mentions.length > 0);
    return rather ? ways.asking : guidanceIntent;
  }

  /** A topic of its own ("who owns it") is not meant where somebody is named and the sentence only wants a yes or no. */
  const isYesOrNo = (intent: string | null, text: string, entities: Entities): boolean =>
    [...ways.own.values()].some((own) => own === intent) &&
    entities.mentions.length > 0 &&
    entities.audiences.length > 0 &&
    !asksFact.test(text) &&
    (verdictWords.test(text) || /\b(?:ok|okay|fine|allowed|legal|safe)\W*$/i.test(text));

  /** The directive's own vendor, where it has one only: "the print spooler order, did that outlaw it?". */
  const soleVendor = (directive: string | null): string | undefined => {
    const vendors = directive === null ? [] : (factBase.directives.get(directive)?.vendors ?? []);
    return vendors.length === 1 ? vendors[0] : undefined;
  };

  /** A ban asked about beside a directive is asked about its vendor; so is a directive that does not reach the vendor named. */
  function vendorInstead(action: ActionId | null, text: string, entities: Entities): ActionId | undefined {
    if (action !== 'explain-directive') return undefined;
    const named = entities.mentions.length > 0;
    const [hit] = entities.directives;
    const known = named
      ? entities.mentions.some(({ vendor }) =>
          factBase.directivesOf(vendor).some(({ id }) => hit?.directives.includes(id) === true),
        ) || hit?.directives.some((id) => factBase.directives.get(id)?.vendors.length === 0) === true
      : true;
    if (!known) return 'answer-vendor';
    const sole = soleVendor(hit?.directives[0] ?? null) !== undefined;
    return !named && sole && verdictWords.test(text) && !asksFact.test(text) ? 'answer-vendor' : undefined;
  }

  const ofDirective = (reading: Reading, text: string): Reading => {
    const vendor = soleVendor(reading.directive);
    return reading.vendors.length === 0 && vendor !== undefined && verdictWords.test(text)
      ? { ...reading, vendors: [vendor] }
      : reading;
  };

  /** The topics of a question about a vendor; a sentence that only names things goes on with the plain question. */
  function askedOf(
    entities: Entities,
    text: string,
    own: readonly string[],
    context: ThreadContext | null,
    by: Reading['by'],
  ): string[] {
    if (by === 'context') return [];
    const vendors = own.length > 0 ? own : (context?.vendors ?? []);
    const part = questionPart(entities.masked);
    const likely = new Map(rankTopics(part).map(({ topic, probability }) => [topic, probability]));
    // "Staff of an agency want it on their phones": who asks whether somebody may is not led to what is not kept by one word.
    const plain = !asksFact.test(text) && (entities.audiences.length > 0 || verdictWords.test(text));
    const read = readTopics(part).filter(
      (topic) => !plain || factBase.topics.get(topic)?.kept !== false || (likely.get(topic) ?? 0) >= surelyAsked,
    );
    const asked = askedTopics(read, text, vendors, factBase);
    return asked.length > 0 ? asked : topicOfRecords(entities.rest, vendors[0], rankTopics(part), factBase);
  }

  return (text, plain, { utterance, context, clients, today }) => {
    const { people = [] } = utterance;
    const entities = entityReader.find(text, clients, findPeople(text, people));
    const chosen = chooseIntent(factBase, entities, context, text, classify);
    const likely = rankTopics(entities.masked);
    const first = meantBeside(chosen, likely[0], text, entities);
    const guidance = first === guidanceIntent && chosen.meaning !== null ? guidanceOf(chosen.meaning) : null;
    const topical = entities.mentions.length > 0 ? intentByTopic(first, chosen.confidence, likely, ways) : first;
    const meant = isYesOrNo(topical, text, entities) ? ways.asking : topical;
    const look = lookInstead(actionOf(meant), text) ?? vendorInstead(actionOf(meant), text, entities);
    const intent = look === undefined ? meant : (intentWith(factBase, look) ?? null);
    const action = actionOf(intent);
    const spoken = readSentence(text, entities, action, utterance, today, factBase, entityReader);
    const own = action === 'answer-vendor' ? ofDirective(spoken, text) : spoken;
    const answering = action === 'answer-vendor' || action === 'explain-directive' || action === 'compare-vendors';
    const topics = answering
      ? askedOf(entities, text, own.vendors, context, chosen.by)
      : [...ways.own].flatMap(([topic, id]) => (id === intent ? [topic] : []));
    const reading: Reading = {
      ...own,
      intent,
      guidance,
      confidence: Math.round(Math.min(1, Math.max(0, chosen.confidence)) * 1000) / 1000,
      by: chosen.by,
      text: plain,
      topics,
      unplaced: action === 'answer-vendor' && isUnplaced(topics, text),
      asOf: topics.includes(past) ? null : own.asOf,
      strange:
        aside.includes(action) || verdictWords.test(text)
          ? []
          : strange.read(
              entities.words,
              own.vendors.length > 0 ? own.vendors : (context?.vendors ?? []),
              entities.spans,
            ),
    };
    return {
      own: aside.includes(action) ? { ...reading, unknownVendor: null, premise: null } : reading,
      masked: entities.masked,
      sure: chosen.confidence,
    };
  };
}
