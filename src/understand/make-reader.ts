/** What did the person mean? Everything before the model is asked. */
import type { FactBase } from '../core/fact-base.ts';
import type { Reading } from '../core/reading.ts';
import type { ThreadContext } from '../core/thread-context.ts';
import { answerSlot } from './answer-slot.ts';
import { cleanText, plainText } from './clean-text.ts';
import { clientNamed } from './clients.ts';
import { makeCommandReader } from './commands.ts';
import { complete } from './complete.ts';
import { makeEntityReader, taughtWords } from './entities.ts';
import { readForm } from './forms.ts';
import { findPeople } from './people.ts';
import { isCommand, readCommand } from './read-command.ts';
import { readEach } from './read-each.ts';
import { type Around, actionOfIntent, type Heard, makeTalkReader } from './read-talk.ts';
import { readSentence } from './sentence.ts';
import { type TaskSlot, taskAnswer } from './task-parts.ts';
import { inThread } from './thread.ts';

export interface Reader {
  /** Pure: the same input gives the same reading. Throws `bad-input` or `too-large` for what cannot be read at all. */
  read(input: Around): Reading;
}

/** A reader trained on the fact base's own sentences; the same fact base gives the same reader. */
export function makeReader(factBase: FactBase): Reader {
  const taught = taughtWords(factBase);
  const entityReader = makeEntityReader(factBase, taught);
  const talk = makeTalkReader(factBase, entityReader, taught);
  const commands = makeCommandReader(factBase);
  const actionOf = actionOfIntent(factBase);

  const nearVendors = (said: string): string[] => {
    const found = entityReader.names.resolve(said);
    return 'vendor' in found ? [found.vendor] : found.didYouMean;
  };

  /** What the utterance says on its own: by command or by its words. */
  function readAlone(plain: string, { utterance, context, clients, today }: Around): Heard {
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
    return talk(text, plain, { utterance, context, clients, today });
  }

  /** The fields a surface sends beside the text say more surely what the text may say too. */
  function withFields(reading: Reading, { utterance, clients }: Around): Reading {
    const said = (text: string | undefined): string | undefined => cleanText(text ?? '') || undefined;
    const audience = said(utterance.audience);
    const client = utterance.client?.trim() === '' ? undefined : utterance.client;
    return {
      ...reading,
      audience: audience === undefined ? reading.audience : entityReader.audiences.resolve(audience),
      client: client === undefined ? reading.client : clientNamed(client, clients),
      asOf: utterance.asOf ?? reading.asOf,
      activity: utterance.activity ?? reading.activity,
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
      if (reading.by === 'command') return complete(reading, factBase);
      const settled = (own: Reading, known: ThreadContext | null) => complete(inThread(own, known, factBase), factBase);
      return readEach(plain, settled(reading, context), context, {
        read: (part, known) => settled(withFields(readAlone(part, { ...input, context: known }).own, input), known),
        actionOf,
      });
    },
  };
}
