/** Which buttons stand under a card, and what does each carry? */
import { expect, test } from 'vitest';
import type { Reply, Suggestion } from '../../../../src/core/reply.ts';
import { type CardOptions, renderCard } from '../../../../src/surfaces/teams/render/render-card.ts';
import { citations, claims, replyOf, task, tasksReply, today } from '../../drawing/some-replies.ts';
import { actionsIn, expectCard, linksIn, pressed, seenIn } from './cards-in.ts';

const show = (parts: Partial<Reply>, options: Partial<CardOptions> = {}) => {
  const reply = replyOf([claims(1)], { citations: citations(1), ...parts });
  const message = renderCard(reply, { shared: false, today, event: 'event-1', ...options });
  expectCard(message);
  return message.card;
};
const say = (label: string, intent: string, entities: Suggestion['entities'] = {}): Suggestion => ({
  label,
  intent,
  entities,
});
const titlesOf = (card: ReturnType<typeof show>) => actionsIn(card).map(({ title }) => title);

test('the words of the question go with a button only where no receipt has them', () => {
  const entities = { vendor: 'kaspersky', words: 'Are we exposed?' };
  const suggestions = [say('Log', 'log-concern', entities), say('Ask', 'ask-vendor', entities)];
  const proved = show({ suggestions, receipt: 'r1' });
  const unproved = show({ suggestions, receipt: null });
  for (const title of ['Log', 'Ask']) {
    expect(pressed(proved, title)).toMatchObject({ receipt: 'r1', entities: { vendor: 'kaspersky' } });
    expect(pressed(proved, title)).not.toHaveProperty('entities.words');
    expect(pressed(unproved, title)).toMatchObject({ receipt: null, entities });
  }
});

test('words that are too long for a button are left out; what is too long without them has no button', () => {
  const card = show({
    suggestions: [
      say('Log', 'log-concern', { vendor: 'kaspersky', words: 'x'.repeat(3_000) }),
      say('Ask', 'ask-vendor', { vendor: 'x'.repeat(3_000) }),
    ],
  });
  expect(titlesOf(card)).toEqual(['Log']);
  expect(pressed(card, 'Log')).toMatchObject({ entities: { vendor: 'kaspersky' } });
});

test('a long label is cut on the screen and said whole by its tooltip', () => {
  const label = 'What Very Long Vendor Name Incorporated of Somewhere says about it';
  const [found] = actionsIn(show({ suggestions: [say(label, 'vendor-statement')] }));
  expect(found).toMatchObject({ title: 'What Very Long Vendor Name Incorporated…', tooltip: label });
});

test('four stand in a row; of more, three, and the others behind the dots; a seventh is left out', () => {
  const suggestions = (count: number) => Array.from({ length: count }, (_, index) => say(`Say ${index}`, 'help'));
  const modes = (count: number) =>
    actionsIn(show({ suggestions: suggestions(count) })).map(({ mode }) => mode ?? 'primary');
  expect(modes(4)).toEqual(['primary', 'primary', 'primary', 'primary']);
  expect(modes(9)).toEqual(['primary', 'primary', 'primary', 'secondary', 'secondary', 'secondary']);
});

test('what is done with an answer comes before what else can be asked', () => {
  const suggestions = [say('Ask', 'ask-vendor'), say('Log', 'log-concern'), say('Follow up', 'create-task')];
  expect(titlesOf(show({ suggestions, receipt: 'r1' }))).toEqual([
    'Log',
    'Follow up',
    'Copy for the client',
    'Show sources',
    'Ask',
  ]);
});

test('a refusal has no copy for the client; sources without a quotation have no window', () => {
  expect(titlesOf(show({ receipt: 'r1', abstained: true }))).toEqual(['Show sources']);
  const bare = citations(1).map((citation) => ({ ...citation, quote: null }));
  expect(titlesOf(show({ receipt: 'r1', citations: bare }))).toEqual(['Copy for the client']);
});

test('a card that is passed on keeps its links and nothing to press, and says what it leaves out', () => {
  const parts = {
    blocks: [claims(12), { kind: 'tasks' as const, title: 'Follow-ups', rows: [task('1')] }],
    citations: citations(12),
    suggestions: [say('Log', 'log-concern')],
    receipt: 'r1',
  };
  const card = show(parts, { buttons: false, refreshFor: ['29:one'] });
  expect(actionsIn(card)).toEqual([]);
  expect(card.refresh).toBeUndefined();
  expect(linksIn(card)).toContainEqual({ text: '[1]', url: 'https://example.org/1' });
  expect(seenIn(card)).toContain('6 more claims not shown here.');
});

test('a note stands under the headline, or first where there is none', () => {
  const headline = { kind: 'headline' as const, text: 'Short.', status: null, citations: [1] };
  expect(seenIn(show({ blocks: [headline] }, { note: 'Shared by Dana' }))).toMatch(
    /^Short\.Sources? \[1\]Shared by Dana/,
  );
  expect(seenIn(show({}, { note: 'Shared by Dana' }))).toMatch(/^Shared by Dana•Claim 1 /);
});

test('an answer of eight claims is shown whole; of nine, six and a button', () => {
  const draw = (count: number) => show({ blocks: [claims(count)], citations: citations(count), receipt: 'r1' });
  expect(titlesOf(draw(8))).not.toContain('Show all');
  expect(pressed(draw(9), 'Show all')).toMatchObject({ dialog: 'show-all', receipt: 'r1' });
  expect(seenIn(draw(9))).toContain('3 more claims');
});

test('where room is scarce the main section and the position of the vendor stay', () => {
  const section = (title: string | null, speaker: string | null) => ({
    kind: 'claims' as const,
    title,
    speaker,
    claims: [1, 2].map((index) => ({
      text: `${title ?? 'Main'} ${index} ${'x'.repeat(10_000)}`,
      citations: [],
      record: 'facts/some',
    })),
  });
  const blocks = [
    section(null, null),
    section('Left out', null),
    section('Elsewhere', null),
    section('Vendor', 'Vendor'),
  ];
  const seen = seenIn(show({ blocks, citations: [] }));
  expect(
    ['Main 1', 'Main 2', 'Left out 1', 'Elsewhere 1', 'Vendor 1'].filter((text) => seen.includes(`${text} x`)),
  ).toEqual(['Main 1', 'Vendor 1']);
});

test('only what changes keeps itself up to date, for at most sixty people', () => {
  const refreshFor = Array.from({ length: 70 }, (_, index) => `29:${index}`);
  const draw = (reply: Reply) => renderCard(reply, { shared: false, today, event: 'event-1', refreshFor }).card.refresh;
  expect(draw(replyOf([claims(1)]))).toBeUndefined();
  expect(draw(tasksReply([task('1')]))).toMatchObject({
    action: { data: { does: 'refresh', event: 'event-1' } },
    userIds: refreshFor.slice(0, 60),
  });
});
