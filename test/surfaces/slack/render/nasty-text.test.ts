/** Does text from outside stay text, wherever it stands? */
import { describe, expect, test } from 'vitest';
import type { Block } from '../../../../src/core/reply.ts';
import { clip } from '../../../../src/surfaces/drawing/clip.ts';
import { escapeMrkdwn, literal } from '../../../../src/surfaces/slack/render/plain.ts';
import { renderCopy, renderSources, renderWhole } from '../../../../src/surfaces/slack/render/render-modals.ts';
import { renderReply } from '../../../../src/surfaces/slack/render/render-reply.ts';
import { expectMessage, expectModal, seenIn } from './blocks-in.ts';
import { citations, replyOf, task, today } from './some-replies.ts';

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

const everywhere = (name: string): Block[] => [
  { kind: 'headline', text: `Logged for ${name}.`, status: null, citations: [1] },
  { kind: 'text', text: name, internal: false },
  { kind: 'activities', use: 'prohibited', acquire: 'prohibited', supply: 'restricted' },
  { kind: 'claims', title: name, speaker: name, claims: [{ text: name, citations: [1], record: name }] },
  { kind: 'checks', rows: [{ list: name, url: name, edition: null, on: today, result: 'listed' }] },
  {
    kind: 'vendors',
    rows: [
      { id: 'x', name, status: 'unknown', use: 'unknown', acquire: 'unknown', supply: 'unknown', reviewed: today },
    ],
  },
  { kind: 'audiences', title: name, rows: [{ who: name, use: 'unknown', acquire: 'unknown', supply: 'unknown' }] },
  {
    kind: 'directives',
    title: name,
    rows: [{ id: 'x', title: name, issuer: name, published: '2024', from: null, citations: [1] }],
  },
  {
    kind: 'concerns',
    title: name,
    rows: [
      {
        id: 'c',
        client: { id: 'c', name },
        vendor: 'x',
        words: `${name}\n${name}`,
        severity: 'high',
        state: 'open',
        link: null,
        loggedBy: { id: 'U', name },
        surface: 'slack',
        createdAt: 0,
      },
    ],
  },
  { kind: 'tasks', title: name, rows: [task('1', { title: name, owner: name, client: { id: 'c', name } }), task('2')] },
  {
    kind: 'proposals',
    concern: 'c',
    rows: [{ title: name, due: today, owner: name, ownerId: null, note: '', directive: null }],
  },
  { kind: 'counts', title: name, rows: [{ what: name, count: 1, note: name }] },
  { kind: 'commands', rows: [{ usage: name, shows: name }] },
  { kind: 'problem', code: 'internal', text: name, remedy: name, reference: name },
];

describe.each(names)('%s', (name) => {
  const reply = replyOf(everywhere(name), {
    citations: citations(1).map((citation) => ({ ...citation, title: name, publisher: name, quote: name, url: name })),
    suggestions: [{ label: name, intent: 'ask-vendor', entities: { client: name, vendor: 'x' } }],
    receipt: 'r1',
  });

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
