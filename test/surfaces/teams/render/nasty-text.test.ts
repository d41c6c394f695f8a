/** Does text from outside stay text, wherever it stands on a card? */
import { describe, expect, test } from 'vitest';
import { renderCard } from '../../../../src/surfaces/teams/render/render-card.ts';
import { renderCopy, renderSources, renderWhole } from '../../../../src/surfaces/teams/render/render-windows.ts';
import { holdsNoMarkdown, literal } from '../../../../src/surfaces/teams/render/text.ts';
import { nastyReply } from '../../drawing/nasty-reply.ts';
import { citations, claims, replyOf, today } from '../../drawing/some-replies.ts';
import { expectCard, expectWindow, linksIn, seenIn, textsIn } from './cards-in.ts';
import { matchSchema } from './match-schema.ts';

const names = [
  '**bold** _it_ ~~gone~~ `code`',
  '[ok](https://evil.example)',
  '![picture](https://evil.example/x.png)',
  '# heading',
  '- item',
  '1. item',
  '> quote',
  '| a | b |',
  '<at>Everybody</at>',
  '<AT id="0">Everybody</at>',
  '<\u200eat>Everybody</at>',
  '{{DATE(2026-11-26T09:41:00Z, LONG)}}',
  '{{TIME(2026-11-26T09:41:00Z)}}',
  '{\u0000{TIME(2026-11-26T09:41:00Z)}}',
  '$' + '{title}',
  '&lt;at&gt;Everybody&lt;/at&gt; &#60;b&#62; &nbsp;',
  'javascript:alert(1)',
  'javascript://evil.example/%0aalert(1)',
  'ftp://evil.example/x',
  'data:text/html,<script>alert(1)</script>',
  'https://evil.example/\u202egpj.exe',
  'https://evil.example/a b',
  'mailto:a@evil.example',
  'msteams:/l/chat/0/0?users=a@evil.example',
  'www.evil.example',
  '\u202eevil\u202c \u200fmarks\u200e',
  'ACME 🔥👩‍👩‍👧',
  'שלום Ltd',
  'x'.repeat(120),
  '<>&"\'\\',
  '\u2028line\u2029',
  '\ud800',
  '\n\n\n',
  '   ',
];

describe.each(names)('%j', (name) => {
  const reply = nastyReply(name);

  test('stays text on a card, for us and for others', () => {
    for (const shared of [false, true]) {
      const message = renderCard(reply, { shared, today, event: 'e', note: name, vendorName: () => name });
      expectCard(message);
      expect(matchSchema?.(message.card) ?? []).toEqual([]);
      expect(linksIn(message.card)).toEqual([]);
    }
  });

  test('stays text in the windows', () => {
    for (const card of [
      renderWhole(reply, { today, vendorName: () => name }),
      renderSources(reply),
      renderCopy(`${name}\n\n${name}`),
    ]) {
      expectWindow(card);
      expect(matchSchema?.(card) ?? []).toEqual([]);
    }
  });
});

test('ordinary words, signs and letters of every script are shown as they are', () => {
  const text = 'AT&T (R&D) uses 5 < 6, a > b, “quotes”, déjà vu, Ünïcødé, 東京, 🔥, 10:30, {a} and a_b*c';
  expect(literal(text)).toBe(text);
  const { card } = renderCard(replyOf([{ kind: 'text', text, internal: false }]), { shared: false, today, event: 'e' });
  expect(seenIn(card)).toBe(text);
});

test('a broken mark reads as it was written, but for a sign that takes no room', () => {
  for (const name of ['<at>Everybody</at>', '{{DATE(2026-11-26T09:41:00Z)}}', '&lt;b&gt;'])
    expect(literal(name).replaceAll('\u2060', '')).toBe(name);
});

test.each([
  ['Kaspersky for federal contractors in the United States: prohibited.', true],
  ['“No restriction found”, and what it rests on', false],
  ['What “Kaspersky” says', true],
  ['Call *Acme*', false],
  ['1. First', false],
  ['See http://example.org', false],
  ['AT&amp;T', false],
])('%s may stand where markdown is read: %s', (text, may) => {
  expect(holdsNoMarkdown(text)).toBe(may);
});

test('a title that holds markup loses its rank, not its letters', () => {
  const draw = (title: string) =>
    renderCard(replyOf([claims(1, 1, { title })], { citations: citations(1) }), { shared: false, today, event: 'e' })
      .card.body[0];
  expect(draw('What Acme says')).toMatchObject({ type: 'TextBlock', style: 'heading', text: 'What Acme says' });
  const [first] = [draw('What *Acme* says')];
  expect(first).toMatchObject({ type: 'RichTextBlock' });
  expect(textsIn({ body: first === undefined ? [] : [first] })).toEqual(['What *Acme* says']);
});

test('lines of a person stay lines, each a paragraph', () => {
  const reply = replyOf([{ kind: 'text', text: 'One\r\nTwo\n\n\nThree', internal: false }]);
  expect(textsIn(renderCard(reply, { shared: false, today, event: 'e' }).card)).toEqual(['One', 'Two', 'Three']);
});
