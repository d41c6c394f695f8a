import { describe, expect, it } from 'vitest';
import { type Changes, checkTiny, edited } from '../tiny-content.ts';

const ask = 'intents/ask-status.yaml';
const log = 'intents/log-concern.yaml';
const line = 'content/guidance/the-line.yaml';
const topics = 'content/topics.yaml';

describe('checkUtterances', () => {
  it.each<[string, Changes, string]>([
    [
      'one utterance under two intents',
      edited(log, ['"note this"', '"Is {vendor} banned?"']),
      `${log}:2 error "Is {vendor} banned?" already stands for the intent "ask-status"`,
    ],
    [
      'an utterance that is also a question of guidance',
      edited(line, ['who is next', 'Note this!']),
      `${line}:2 error "Note this!" already stands for the intent "log-concern"`,
    ],
    [
      'the same utterance twice in one intent',
      edited(log, ['"note this"', '"log a concern!"']),
      `${log}:2 warning "log a concern!" already stands for the intent "log-concern"`,
    ],
    [
      'a question that is refused and answered',
      edited(line, ['who is next', 'How much is it?']),
      `${topics}:5 error "how much is it" already stands for the guidance "the-line"`,
    ],
    [
      'a question of a topic that logs something',
      edited(topics, ['label: dates and deadlines', 'label: dates and deadlines, asks: [note this]']),
      `${topics}:2 error "note this" already stands for the intent "log-concern"`,
    ],
    [
      'a near miss of another meaning',
      edited(log, ['means: ask-status', 'means: the-line']),
      `${log}:4 error "{vendor} status" means "the-line" here`,
    ],
    [
      'a near miss that means the intent itself',
      edited(log, ['means: ask-status', 'means: log-concern']),
      `${log}:4 error a near miss that means the intent itself`,
    ],
    [
      'braces that nothing stands for',
      edited(ask, ['is {vendor} ok', 'is {vendr} ok']),
      `${ask}:2 error nothing stands for {vendr}`,
    ],
    [
      'braces that a task cannot fill',
      edited('content/playbooks/removal.yaml', ['{client}', '{audience}']),
      'content/playbooks/removal.yaml:5 error nothing stands for {audience}',
    ],
    [
      'a command of two intents',
      edited(log, ['also: [log]', 'also: [status]']),
      `${log}:6 error the command "status" already belongs to the intent "ask-status"`,
    ],
  ])('finds %s', (_, changes, said) => {
    expect(checkTiny(changes).lines).toEqual([expect.stringContaining(said)]);
  });

  it('allows the question of a topic that an answering intent has too', () => {
    const changes = edited(topics, [
      'label: dates and deadlines',
      'label: dates and deadlines, asks: ["is {vendor} banned"]',
    ]);

    expect(checkTiny(changes).lines).toEqual([]);
  });
});
