/** Which buttons stand under an answer, and what does each carry? */
import { expect, test } from 'vitest';
import type { Reply, Suggestion } from '../../../../src/core/reply.ts';
import { SayValue } from '../../../../src/surfaces/slack/action-ids.ts';
import { renderReply } from '../../../../src/surfaces/slack/render/render-reply.ts';
import { citations, claims, replyOf, today } from '../../drawing/some-replies.ts';
import { buttonsIn, expectMessage, objectsIn, seenIn } from './blocks-in.ts';

const show = (parts: Partial<Reply>, shareable = false) => {
  const message = renderReply(replyOf([claims(1)], { citations: citations(1), ...parts }), {
    shared: false,
    shareable,
    today,
  });
  expectMessage(message);
  return message.blocks;
};
const say = (label: string, intent: string, entities: Suggestion['entities'] = {}): Suggestion => ({
  label,
  intent,
  entities,
});

test('the words of the question go with the button only where no receipt has them', () => {
  const suggestions = [say('Log the concern', 'log-concern', { vendor: 'kaspersky', words: 'Are we exposed?' })];
  const value = (receipt: string | null) =>
    SayValue.parse(JSON.parse(buttonsIn(show({ suggestions, receipt })).get('Log the concern')?.value ?? ''));
  expect(value('r1')).toEqual({ intent: 'log-concern', entities: { vendor: 'kaspersky' }, receipt: 'r1' });
  expect(value(null)).toEqual({
    intent: 'log-concern',
    entities: { vendor: 'kaspersky', words: 'Are we exposed?' },
    receipt: null,
  });
});

test('words that are too long for a button are left out; what is too long without them has no button', () => {
  const blocks = show({
    suggestions: [
      say('Log', 'log-concern', { vendor: 'kaspersky', words: 'x'.repeat(3_000) }),
      say('Ask', 'ask-vendor', { vendor: 'x'.repeat(3_000) }),
    ],
  });
  expect([...buttonsIn(blocks)]).toEqual([
    ['Log', { id: 'log-concern', value: '{"intent":"log-concern","entities":{"vendor":"kaspersky"},"receipt":null}' }],
  ]);
});

test('two suggestions of one kind keep apart', () => {
  const blocks = show({ suggestions: [say('One', 'log-concern'), say('Two', 'log-concern'), say('Help', 'help')] });
  expect([...buttonsIn(blocks).values()].map(({ id }) => id)).toEqual(['log-concern', 'log-concern:1', 'say:2']);
});

test('a long label is cut on the screen and read out in full', () => {
  const label = 'What Very Long Vendor Name Incorporated says';
  const [found] = objectsIn(show({ suggestions: [say(label, 'vendor-statement')] })).filter(
    (object) => object['type'] === 'button',
  );
  expect(found).toMatchObject({ text: { text: 'What Very Long Vendor…' }, accessibility_label: label });
});

test('two rows of at most five', () => {
  const suggestions = Array.from({ length: 9 }, (_, index) => say(`Say ${index}`, 'help'));
  const rows = show({ suggestions, receipt: 'r1' }, true).filter((block) => block.type === 'actions');
  expect(rows.map((row) => [...buttonsIn([row]).keys()])).toEqual([
    ['Say 0', 'Say 1', 'Say 2', 'Say 3', 'Say 4'],
    ['Copy for the client', 'Show sources', 'Share here'],
  ]);
});

test('a refusal has no copy for the client, and no answer without a receipt asks whether it helped', () => {
  expect([...buttonsIn(show({ receipt: 'r1', abstained: true })).keys()]).toEqual(['Show sources']);
  expect(show({}).map((block) => block.type)).not.toContain('context_actions');
});

test('a note stands under the headline; a headline that is too long for large letters is whole and bold', () => {
  const draw = (text: string) =>
    renderReply(replyOf([{ kind: 'headline', text, status: null, citations: [1] }], { citations: citations(1) }), {
      shared: false,
      today,
      note: 'Shared by Dana',
    });
  expect(draw('Short.').blocks.map((block) => block.type)).toEqual(['header', 'rich_text', 'context', 'rich_text']);
  expect(draw('Short.').text).toBe('Short.\nShared by Dana');
  const long = `${'word '.repeat(60)}end.`;
  expect(draw(long).blocks[0]).toMatchObject({
    type: 'rich_text',
    elements: [{ elements: [{ text: long, style: { bold: true } }, { text: ' ' }, { type: 'link', text: '[1]' }] }],
  });
});

test('an answer of eight claims is shown whole; of nine, six and a button', () => {
  const draw = (count: number) => show({ blocks: [claims(count)], citations: citations(count), receipt: 'r1' });
  expect([...buttonsIn(draw(8)).keys()]).not.toContain('Show all');
  expect(buttonsIn(draw(9)).get('Show all')).toEqual({ id: 'show-all', value: 'r1' });
  expect(seenIn(draw(9))).toContain('3 more claims');
});

test('where room is scarce the main section and the position of the vendor stay', () => {
  const long = 'x'.repeat(4_500);
  const section = (title: string | null, speaker: string | null) => ({
    kind: 'claims' as const,
    title,
    speaker,
    claims: [1, 2].map((index) => ({
      text: `${title ?? 'Main'} ${index} ${long}`,
      citations: [],
      record: 'facts/some',
    })),
  });
  const seen = seenIn(
    show({
      blocks: [section(null, null), section('Left out', null), section('Elsewhere', null), section('Vendor', 'Vendor')],
    }),
  );
  expect(
    ['Main 1', 'Main 2', 'Left out 1', 'Elsewhere 1', 'Vendor 1'].filter((text) => seen.includes(`${text} x`)),
  ).toEqual(['Main 1', 'Vendor 1']);
});
