/** What did the person mean? Everything before the model is asked. */
import type { Day } from '../core/day.ts';
import type { FactBase } from '../core/fact-base.ts';
import type { ActionId } from '../core/intent.ts';
import type { Reading } from '../core/reading.ts';
import { remembering } from '../core/remembering.ts';
import type { ThreadContext } from '../core/thread-context.ts';
import type { Utterance } from '../core/utterance.ts';
import { answerSlot } from './answer-slot.ts';
import { askedTopics, topicOfRecords } from './asked-topics.ts';
import { chooseIntent } from './choose-intent.ts';
import { trainClassifier } from './classifier.ts';
import { cleanText, plainText } from './clean-text.ts';
import { clientNamed, type KnownClient } from './clients.ts';
import { makeCommandReader } from './commands.ts';
import { complete } from './complete.ts';
import { type Entities, makeEntityReader, taughtWords } from './entities.ts';
import { readForm } from './forms.ts';
import { intentByTopic } from './intent-by-topic.ts';
import { findPeople } from './people.ts';
import { lookInstead } from './question-form.ts';
import { isCommand, readCommand } from './read-command.ts';
import { readSentence } from './sentence.ts';
import { makeStrangeReader } from './strange.ts';
import { type TaskSlot, taskAnswer } from './task-parts.ts';
import { inThread } from './thread.ts';
import { makeTopicReader } from './topics.ts';
import { guidanceOf, intentSayings, intentWith, topicIntents, topicSayings } from './training-set.ts';

export interface ReaderInput {
  readonly utterance: Utterance;
  readonly context: ThreadContext | null;
  /** The clients of the ledger that the utterance may name, each with the name key that led to it. */
  readonly clients: readonly KnownClient[];
  /** The day it is, for the person who asks. */
  readonly today: Day;
}

export interface Reader {
  /** Pure: the same input gives the same reading. Throws `bad-input` or `too-large` for what cannot be read at all. */
  read(input: ReaderInput): Reading;
}

/** Sentences about these hold no question about a vendor, so nothing of one is read into them. */
const aside: readonly (ActionId | null)[] = ['decline', 'thank', 'help'];

/** How many sentences, with their names masked, are not worked out again. */
const remembered = 2_000;

/** A reader trained on the fact base's own sentences; the same fact base gives the same reader. */
export function makeReader(factBase: FactBase): Reader {
  const taught = taughtWords(factBase);
  const entityReader = makeEntityReader(factBase, taught);
  const mask = remembering(entityReader.mask, 50_000);
  const classify = remembering(trainClassifier(intentSayings(factBase, mask)).classify, remembered);
  const topicReader = makeTopicReader(factBase, topicSayings(factBase, mask));
  const rankTopics = remembering(topicReader.rank, remembered);
  const readTopics = remembering(topicReader.read, remembered);
  const commands = makeCommandReader(factBase);
  const strange = makeStrangeReader(factBase, taught.keys(), entityReader.respeller.knows);
  const guidanceIntent = intentWith(factBase, 'show-guidance') ?? null;
  const ways = {
    asking: intentWith(factBase, 'answer-vendor') ?? null,
    declining: intentWith(factBase, 'decline') ?? null,
    own: topicIntents(factBase),
  };
  const actionOf = (intent: string | null): ActionId | null =>
    intent === null ? null : (factBase.intents.get(intent)?.action ?? null);

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
    const asked = askedTopics(readTopics(entities.masked), text, vendors, factBase);
    return asked.length > 0 ? asked : topicOfRecords(entities.rest, vendors[0], rankTopics(entities.masked), factBase);
  }

  const nearVendors = (said: string): string[] => {
    const found = entityReader.names.resolve(said);
    return 'vendor' in found ? [found.vendor] : found.didYouMean;
  };

  /** What the utterance says on its own: by command or by its words. */
  function readAlone(
    plain: string,
    { utterance, context, clients, today }: ReaderInput,
  ): { own: Reading; masked: string; sure: number } {
    const { people = [] } = utterance;
    const command = commands.read(plain);
    const commanded = actionOf(command?.intent ?? null);
    if (command !== null && commanded !== null) {
      const entities = entityReader.find(command.rest, clients, findPeople(command.rest, people));
      const own = readSentence(command.rest, entities, commanded, utterance, today, factBase, entityReader);
      if (isCommand(command, commanded, entities, own)) {
        const reading = readCommand(
          { ...own, intent: command.intent, text: plain },
          command.rest,
          commanded,
          entities,
          entityReader,
        );
        return { own: reading, masked: entities.masked, sure: 1 };
      }
    }
    const text = commands.withoutAddress(plain);
    const entities = entityReader.find(text, clients, findPeople(text, people));
    const chosen = chooseIntent(factBase, entities, context, text, classify);
    const guidance = chosen.meaning === null ? null : guidanceOf(chosen.meaning);
    const topics = rankTopics(entities.masked);
    const first = guidance === null ? chosen.meaning : guidanceIntent;
    const meant = entities.mentions.length > 0 ? intentByTopic(first, chosen.confidence, topics, ways) : first;
    const look = lookInstead(actionOf(meant), text);
    const intent = look === undefined ? meant : (intentWith(factBase, look) ?? null);
    const action = actionOf(intent);
    const own = readSentence(text, entities, action, utterance, today, factBase, entityReader);
    const answering = action === 'answer-vendor' || action === 'explain-directive' || action === 'compare-vendors';
    const reading: Reading = {
      ...own,
      intent,
      guidance,
      confidence: Math.round(Math.min(1, Math.max(0, chosen.confidence)) * 1000) / 1000,
      by: chosen.by,
      text: plain,
      topics: answering
        ? askedOf(entities, text, own.vendors, context, chosen.by)
        : [...ways.own].flatMap(([topic, id]) => (id === intent ? [topic] : [])),
      strange: aside.includes(action)
        ? []
        : strange.read(entities.words, own.vendors.length > 0 ? own.vendors : (context?.vendors ?? []), entities.spans),
    };
    return {
      own: aside.includes(action) ? { ...reading, unknownVendor: null, premise: null } : reading,
      masked: entities.masked,
      sure: chosen.confidence,
    };
  }

  /** The fields a surface sends beside the text say more surely what the text may say too. */
  function withFields(reading: Reading, { utterance, clients }: ReaderInput): Reading {
    const said = (text: string | undefined): string | undefined => cleanText(text ?? '') || undefined;
    const audience = said(utterance.audience);
    const client = utterance.client?.trim() === '' ? undefined : utterance.client;
    return {
      ...reading,
      audience: audience === undefined ? reading.audience : entityReader.audiences.resolve(audience),
      client: client === undefined ? reading.client : clientNamed(client, clients),
      asOf: utterance.asOf ?? reading.asOf,
    };
  }

  return {
    read(input) {
      const { utterance, context, clients, today } = input;
      const clean = cleanText(utterance.text);
      if (utterance.form !== undefined)
        return complete(withFields(readForm(utterance.form, clean, factBase, entityReader, clients), input), factBase);
      const plain = plainText(clean).replaceAll('§', 'section ');
      const { own, masked, sure } = readAlone(plain, input);
      const reading = { ...withFields(own, input), text: clean };
      const heard = {
        plain,
        masked,
        own: reading,
        sure: actionOf(reading.intent) === 'decline' ? 0 : sure,
        nearVendors,
        followUp: (waiting: Reading, slot: TaskSlot, said: string) =>
          taskAnswer(said, slot, actionOf(waiting.intent), utterance, today),
      };
      const answered = reading.by === 'command' ? null : answerSlot(context, heard, clients);
      if (answered !== null) return complete(answered, factBase);
      return complete(reading.by === 'command' ? reading : inThread(reading, context, factBase), factBase);
    },
  };
}
