/** Do the windows hold the whole answer, every source in full, and a copy that is complete? */
import { expect, test } from 'vitest';
import { renderCopy, renderSources, renderWhole } from '../../../../src/surfaces/slack/render/render-modals.ts';
import { citations, claims, replyOf, today } from '../../drawing/some-replies.ts';
import { expectModal, numbersIn, seenIn, textsIn } from './blocks-in.ts';

test('the whole answer, each number linked and its source named', () => {
  const reply = replyOf([claims(40)], { citations: citations(40), receipt: 'r1' });
  const blocks = renderWhole(reply, { today });
  expectModal(blocks);
  expect(numbersIn(blocks)).toHaveLength(40);
  expect(seenIn(blocks)).toContain('[40] Publisher, Title 40, 24 June 2024');
  expect(seenIn(blocks)).not.toContain('did not fit');
});

test('what is too long for a window is cut at a claim, and says so', () => {
  const reply = replyOf([claims(2_000)], { citations: citations(2_000), receipt: 'r1' });
  const blocks = renderWhole(reply, { today });
  expectModal(blocks);
  const shown = textsIn(blocks).filter((text) => text.startsWith('Claim ')).length;
  expect(shown).toBeGreaterThan(200);
  const missing = (2_000 - shown).toLocaleString('en-US');
  expect(seenIn(blocks)).toContain(`${missing} more claims did not fit into this window. Receipt r1 holds them.`);
});

test('a source in full: publisher, title, date, link, quotation, and how and when it was checked', () => {
  const blocks = renderSources(replyOf([], { citations: citations(2) }));
  expectModal(blocks);
  expect(blocks).toHaveLength(2);
  expect(seenIn(blocks.slice(0, 1))).toBe('[1] Publisher, Title 1, 24 June 2024\n“words 1”\nRead on 20 November 2026');
  expect(seenIn(blocks.slice(1))).toContain('\nLocated on 20 November 2026');
  expect(JSON.stringify(blocks)).toContain('https://example.org/1');
});

test.each([0, 1, 99, 100, 101, 350, 3_000])('%i sources', (count) => {
  const blocks = renderSources(replyOf([], { citations: citations(count) }));
  expectModal(blocks);
  const shown = (seenIn(blocks).match(/^“words|“words/gm) ?? []).length;
  if (shown < count) expect(seenIn(blocks)).toContain(`${count - shown} more sources did not fit.`);
});

test('a copy keeps every line and every letter', () => {
  const text = Array.from({ length: 300 }, (_, index) => `Line ${index}: ${'word '.repeat(index % 40)}end`).join('\n');
  const blocks = renderCopy(text);
  expectModal(blocks);
  const copied = blocks.filter((block) => block.type === 'rich_text').map((block) => seenIn([block]));
  expect(copied.join('\n')).toBe(text);
  expect(copied.every((piece) => piece.length <= 3_000)).toBe(true);
});

test.each([
  ['one endless word', 'x'.repeat(9_000)],
  ['nothing but dots and spaces', '. '.repeat(5_000)],
  ['characters of two units', '🔥'.repeat(4_000)],
  ['nothing', ''],
  ['more than a window holds', 'word '.repeat(100_000)],
])('a copy of %s', (_, text) => {
  const blocks = renderCopy(text);
  expectModal(blocks);
  const copied = blocks
    .filter((block) => block.type === 'rich_text')
    .map((block) => seenIn([block]))
    .join('');
  const letters = (part: string) => part.replace(/\s/g, '');
  expect(letters(text).startsWith(letters(copied))).toBe(true);
  if (text.length < 50_000) expect(letters(copied)).toBe(letters(text));
  else expect(seenIn(blocks)).toContain('The rest did not fit into this window.');
});
