/** Do the windows hold the whole answer, every source in full, and a copy that is complete? */
import { expect, test } from 'vitest';
import type { AdaptiveCard } from '../../../../src/surfaces/teams/render/adaptive-card.ts';
import { answerEntities } from '../../../../src/surfaces/teams/render/answer-entity.ts';
import { renderCopy, renderSources, renderWhole } from '../../../../src/surfaces/teams/render/render-windows.ts';
import { citations, claims, replyOf, today } from '../../drawing/some-replies.ts';
import { expectWindow, linksIn, numbersIn, seenIn, textsIn } from './cards-in.ts';

test('the whole answer, each number linked and its source named', () => {
  const card = renderWhole(replyOf([claims(30)], { citations: citations(30), receipt: 'r1' }), { today });
  expectWindow(card);
  expect(numbersIn(card)).toHaveLength(30);
  expect(seenIn(card)).toContain('[30] Publisher, Title 30, 24 June 2024');
  expect(seenIn(card)).not.toContain('did not fit');
});

test('what is too long for a window is cut at a claim, and says so', () => {
  const card = renderWhole(replyOf([claims(2_000)], { citations: citations(2_000), receipt: 'r1' }), { today });
  expectWindow(card);
  const shown = textsIn(card).filter((text) => text.startsWith('Claim ')).length;
  expect(shown).toBeGreaterThan(30);
  const missing = (2_000 - shown).toLocaleString('en-US');
  expect(seenIn(card)).toContain(`${missing} more claims did not fit into this window. Receipt r1 holds them.`);
});

test('a source in full: publisher, title, date, link, quotation, and how and when it was checked', () => {
  const card = renderSources(replyOf([], { citations: citations(2) }));
  expectWindow(card);
  expect(seenIn(card)).toBe(
    '[1] Publisher, Title 1, 24 June 2024“words 1”Read on 20 November 2026[2] Publisher, Title 2, 24 June 2024“words 2”Located on 20 November 2026',
  );
  expect(linksIn(card).map(({ url }) => url)).toEqual(['https://example.org/1', 'https://example.org/2']);
});

test.each([0, 1, 50, 3_000])('%i sources', (count) => {
  const card = renderSources(replyOf([], { citations: citations(count) }));
  expectWindow(card);
  const shown = textsIn(card).filter((text) => text.startsWith('“words')).length;
  if (shown < count) expect(seenIn(card)).toContain(`${count - shown} more sources did not fit.`);
  else expect(shown).toBe(count);
});

const copied = (card: AdaptiveCard): string =>
  card.body.flatMap((element) => (element.type === 'Input.Text' ? [element.value ?? ''] : [])).join('');

test('a copy keeps every line and every letter, markup too: nothing is read in a field', () => {
  const text = `**A** <at>B</at> {{DATE(2026-11-26T09:41:00Z)}}\n\n${'word '.repeat(2_000)}end`;
  const card = renderCopy(text);
  expectWindow(card);
  expect(copied(card)).toBe(text);
});

test.each([
  ['nothing', ''],
  ['characters of two units', '🔥'.repeat(30_000)],
  ['more than a window holds', 'word '.repeat(100_000)],
])('a copy of %s', (_, text) => {
  const card = renderCopy(text);
  expectWindow(card);
  expect(text.startsWith(copied(card))).toBe(true);
  if (text === '') return;
  expect(copied(card).isWellFormed()).toBe(true);
  expect(copied(card).length).toBeGreaterThan(30_000);
  expect(seenIn(card)).toContain('The rest did not fit into this window.');
});

test('what Teams is told of an answer: at most ten citations, each cut to what it takes', () => {
  const long = citations(30).map((citation) => ({ ...citation, title: 'word '.repeat(60), quote: 'word '.repeat(60) }));
  const [entity] = answerEntities({ receipt: 'r1', citations: long });
  expect(entity?.citation.map(({ position }) => position)).toEqual(Array.from({ length: 10 }, (_, index) => index + 1));
  for (const { appearance } of entity?.citation ?? []) {
    expect(appearance.name.length).toBeLessThanOrEqual(80);
    expect(appearance.abstract.length).toBeLessThanOrEqual(160);
  }
  const [unquoted] = answerEntities({
    receipt: 'r1',
    citations: citations(1).map((each) => ({ ...each, quote: null })),
  });
  expect(unquoted?.citation[0]?.appearance.abstract).toBe('Publisher, 24 June 2024');
});
