/** Does text from outside stay text, wherever it stands? */
import { describe, expect, test } from 'vitest';
import { clip } from '../../../../src/surfaces/drawing/clip.ts';
import { escapeMrkdwn, literal } from '../../../../src/surfaces/slack/render/plain.ts';
import { renderCopy, renderSources, renderWhole } from '../../../../src/surfaces/slack/render/render-modals.ts';
import { renderReply } from '../../../../src/surfaces/slack/render/render-reply.ts';
import { nastyReply } from '../../drawing/nasty-reply.ts';
import { replyOf, today } from '../../drawing/some-replies.ts';
import { expectMessage, expectModal, seenIn } from './blocks-in.ts';

const names = [
  '<!channel>',
  '<!here|here>',
  '<@U123>',
  '<#C123|general>',
  '*bold*',
  '_it_ ~gone~ `code`',
  ':fire:',
  '<https://evil.example|ok>',
  '<mailto:a@evil.example|ok>',
  '&lt;!here&gt;',
  '\u202eevil\u202c \u200fmarks\u200e',
  '<\u0000!channel>',
  '<\u200e!channel>',
  'ACME 🔥👩‍👩‍👧',
  '@here',
  '@channel',
  '#general',
  'שלום Ltd',
  'x'.repeat(120),
  '<>&"\'',
  '\u2028line\u2029',
  '\ud800',
];

describe.each(names)('%s', (name) => {
  const reply = nastyReply(name);

  test('stays text in a message', () => {
    expectMessage(renderReply(reply, { shared: false, today, note: name, vendorName: () => name }));
    expectMessage(renderReply(reply, { shared: true, today, note: name, vendorName: () => name }));
  });

  test('stays text in the windows', () => {
    expectModal(renderWhole(reply, { today, vendorName: () => name }));
    expectModal(renderSources(reply));
    expectModal(renderCopy(`${name}\n\n${name}`));
  });
});

test('ordinary words, signs and letters of every script are shown as they are', () => {
  const text = 'AT&T (R&D) uses 5 < 6, a > b, “quotes”, déjà vu, Ünïcødé, 東京, 🔥, 10:30 and a_b*c';
  expect(literal(text)).toBe(text);
  const { blocks } = renderReply(replyOf([{ kind: 'text', text, internal: false }]), { shared: false, today });
  expect(seenIn(blocks)).toBe(text);
});

test('the fallback text is escaped', () => {
  expect(escapeMrkdwn('AT&T <b>')).toBe('AT&amp;T &lt;b&gt;');
  expect(escapeMrkdwn('a\tb\n c')).toBe('a b c');
});

test('our own long words are cut between words, never inside a character', () => {
  expect(clip('one two three', 9)).toBe('one two…');
  expect(clip('Case No. 4 and more', 10)).toBe('Case No…');
  expect(clip('🔥'.repeat(10), 8)).toBe(`${'🔥'.repeat(3)}…`);
});
