/** Is what a source reported said as reported, and is nothing of the watch shown outside? */
import { expect, test } from 'vitest';
import {
  itemDetail,
  itemLink,
  itemSteps,
  itemTypeWords,
  reportedBy,
} from '../../../src/surfaces/drawing/item-lines.ts';
import { outward } from '../../../src/surfaces/drawing/outward.ts';
import { shorten } from '../../../src/surfaces/drawing/shorten.ts';
import { trendBars, trendNumbers } from '../../../src/surfaces/drawing/trend-lines.ts';
import { vendorNameIn } from '../../../src/surfaces/drawing/vendor-name-in.ts';
import { countTasks, exposureDetail, sourceState } from '../../../src/surfaces/drawing/watch-lines.ts';
import { renderForClient, renderText } from '../../../src/surfaces/render-text.ts';
import { realFactBase } from '../../fact-base.ts';
import { nastyReply } from './nasty-reply.ts';
import { replyOf } from './some-replies.ts';
import { itemRow, items, nastyWatch } from './watch-replies.ts';

test.each([
  [{ type: 'directive' }, 'directive'],
  [{ type: 'delisting' }, 'removal'],
  [{ type: 'proposal' }, 'proposal, not in force'],
  [{ source: 'kev', type: 'directive' }, 'patch order'],
  [{ source: 'kev', type: 'delisting' }, 'removal'],
] as const)('%j is a %s', (parts, words) => {
  expect(itemTypeWords(itemRow(parts))).toBe(words);
});

test('what a client has goes by its names, and by its ids where the records have none', () => {
  const exposure = {
    id: 'e1',
    client: { id: 'c1', name: 'Acme' },
    vendor: 'kaspersky',
    product: 'security-software',
    seats: 1,
    renewal: null,
    recordedBy: { id: 'u1', name: 'Dana' },
    recordedAt: 0,
  };
  const said = (parts: Partial<typeof exposure>) =>
    exposureDetail({ ...exposure, ...parts }, vendorNameIn(realFactBase())).split(' · ')[0];
  expect(said({})).toBe('Kaspersky, Kaspersky security software');
  expect(said({ product: 'gone' })).toBe('Kaspersky, gone');
  expect(said({ vendor: 'nobody', product: 'gone' })).toBe('nobody, gone');
});

test('it says who reported it, when, and that nobody has reviewed it', () => {
  expect(reportedBy(itemRow())).toBe('Reported by the Federal Register on 24 June 2024, not reviewed');
  expect(reportedBy(itemRow({ published: null }))).toBe('Reported by the Federal Register, not reviewed');
  expect(itemDetail(itemRow({ source: 'kev', vendors: ['Cisco', 'ZTE'], issuer: '' }))).toBe(
    'patch order · to be done by 20 July 2024 · about Cisco and ZTE',
  );
});

test.each(['javascript:alert(1)', 'ftp://example.org/x', 'https://a b', 'data:text/html,x', '\u202ehttps://x.example'])(
  '%s is no link',
  (url) => {
    expect(itemLink({ url })).toBeUndefined();
  },
);

test('only what waits can be decided, and the button says which version was looked at', () => {
  expect(itemSteps(itemRow({ waiting: false }))).toEqual([]);
  expect(itemSteps(itemRow()).map(({ entities }) => entities)).toEqual(
    ['approve', 'link', 'dismiss'].map((review) => ({
      review,
      item: 'federal-register/2024-13695',
      hash: 'a'.repeat(16),
    })),
  );
});

test('nothing of it is for another organisation or in the copy for the client', () => {
  const reply = replyOf(nastyWatch('Acme'));
  expect(outward(reply).blocks).toEqual([]);
  expect(renderForClient(reply)).toBe('');
});

test('a terminal is sent no control characters and no marks that turn the direction', () => {
  const text = renderText(replyOf(nastyWatch('\u001b[31mred\u202e \u0007')));
  expect(text).toContain('[31mred');
  expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}/u);
  expect(renderText(nastyReply('x'))).toContain('not reviewed');
});

test('a trend is a line of bars, and the same in numbers', () => {
  const trend = (counts: number[]) => ({
    kind: 'trend' as const,
    title: 'Concerns',
    points: counts.map((count, index) => ({ label: `week ${index + 1}`, count })),
  });
  expect(trendBars(trend([0, 1, 2, 4]))).toBe('▁▃▅█');
  expect(trendNumbers(trend([0, 1, 2, 4]))).toBe('0 (week 1) to 4 (week 4): 0, 1, 2, 4');
  expect(trendBars(trend([0, 0]))).toBe('▁▁');
  expect(trendBars(trend(Array.from({ length: 60 }, () => 1)))).toHaveLength(26);
});

test('a source that fails says since when and why', () => {
  const row = {
    source: 'cisa',
    ok: false,
    checked: '2026-11-23',
    since: '2026-11-20',
    error: 'it answered 503',
  } as const;
  expect(sourceState(row)).toBe(
    'cannot be read since 20 November 2026: it answered 503 (last tried on 23 November 2026)',
  );
  expect(sourceState({ ...row, ok: null })).toBe('not looked at yet');
});

test('follow-ups of a client that is touched are counted', () => {
  const proposal = { title: 'Count', due: '2026-12-01', owner: 'Dana', ownerId: null, note: '', directive: null };
  expect(countTasks({ tasks: [proposal], created: 0 })).toBe('1 follow-up proposed');
  expect(countTasks({ tasks: [proposal], created: 2 })).toBe('1 follow-up proposed, 2 there already');
  expect(countTasks({ tasks: [], created: 2 })).toBe('2 follow-ups there already');
});

test('a long file keeps whole lines, and says how many are left out', () => {
  const text = Array.from({ length: 100 }, (_, index) => `line ${index} ${'x'.repeat(90)}`).join('\n');
  const view = { claims: 9, rows: 9, statuses: 9, tables: false, words: 1_500, blocks: 9, suggestions: true };
  const { reply, left } = shorten(replyOf([{ kind: 'file', name: 'a.yaml', text }]), view);
  const [file] = reply.blocks;
  const kept = file?.kind === 'file' ? file.text : '';
  expect(text.startsWith(`${kept}\n`)).toBe(true);
  expect(left.get('file line')).toBe(100 - kept.split('\n').length);
  expect(shorten(replyOf([items([itemRow()])]), view).left.size).toBe(0);
});
