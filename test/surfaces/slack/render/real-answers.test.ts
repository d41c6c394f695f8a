/** Are answers from the real content short, whole and within what Slack takes? */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../../../../src/app.ts';
import type { Reply } from '../../../../src/core/reply.ts';
import { renderWhole } from '../../../../src/surfaces/slack/render/render-modals.ts';
import { renderReply } from '../../../../src/surfaces/slack/render/render-reply.ts';
import { startVouch } from '../../../start-vouch.ts';
import { ask, today } from '../../drawing/some-replies.ts';
import { buttonsIn, expectMessage, expectModal, numbersIn, seenIn, sourcesIn, textsIn } from './blocks-in.ts';

let app: App;
beforeAll(async () => {
  app = await startVouch(today);
});
afterAll(() => app.close());

const message = (reply: Reply) => renderReply(reply, { shared: false, today });
const claimsOf = (reply: Reply) => reply.blocks.flatMap((block) => (block.kind === 'claims' ? block.claims : []));

describe.each([
  'Is Kaspersky safe for our federal contractor client?',
  'Is Kaspersky safe?',
  'Is Sophos banned for federal contractors?',
  'Is Foobarium ok?',
  'What is the weather tomorrow?',
  'Compare Kaspersky and Sophos',
  'What does Kaspersky say?',
  'What is BOD 17-01?',
  'Where is the line drawn?',
  'What can we move to?',
  '/vendor',
  '/directives',
  '/help',
  '/concern Bluewater Logistics Kaspersky: renewed 600 seats',
  '/followup Call Acme about Kaspersky by 3 December 2026',
  '/followups',
  '/concerns',
])('%s', (said) => {
  test('is within every limit, and the window that shows all of it', async () => {
    const reply = await ask(app, said);
    expectMessage(message(reply));
    expectModal(renderWhole(reply, { today }));
  });

  test('shows claims whole, and every number with its source', async () => {
    const reply = await ask(app, said);
    const { blocks } = message(reply);
    const texts = textsIn(blocks);
    const shown = claimsOf(reply).filter((claim) => texts.includes(claim.text));
    const missing = claimsOf(reply).length - shown.length;
    if (missing > 0) expect(seenIn(blocks)).toContain(`${missing} more claim`);
    for (const block of reply.blocks) if (block.kind === 'claims') expect(texts).toContain(block.claims[0]?.text);
    const sources = sourcesIn(blocks);
    for (const number of numbersIn(blocks)) expect(sources).toContain(number);
    const whole = textsIn(renderWhole(reply, { today }));
    for (const claim of claimsOf(reply)) expect(whole).toContain(claim.text);
  });
});

test('a long answer opens with the verdict, and a button shows the rest of it', async () => {
  const reply = await ask(app, 'Is Kaspersky safe for our federal contractor client?');
  const { text, blocks } = message(reply);
  expect(blocks[0]).toEqual({
    type: 'header',
    text: {
      type: 'plain_text',
      text: 'Kaspersky for federal contractors in the United States: prohibited.',
      emoji: false,
    },
  });
  const seen = seenIn(blocks);
  expect(seen.indexOf('prohibited')).toBeLessThan(seen.indexOf('Section 1634'));
  expect(seen).toContain('Using, buying and selling: prohibited [1][3][4][6]');
  expect(seen.indexOf('What Kaspersky says')).toBeGreaterThan(seen.indexOf('Section 1634'));
  expect(seen.indexOf('Sources')).toBeGreaterThan(seen.indexOf('What Kaspersky says'));
  expect([...buttonsIn(blocks)].map(([label, { id }]) => `${label}: ${id}`)).toEqual([
    'Show all: show-all',
    'Log the concern: log-concern',
    'Create follow-up: create-task',
    'What Kaspersky says: say:2',
    'What others moved to: say:3',
    'Copy for the client: copy-for-client',
    'Show sources: show-sources',
  ]);
  expect(buttonsIn(blocks).get('Show all')?.value).toBe(reply.receipt);
  expect(JSON.parse(buttonsIn(blocks).get('Log the concern')?.value ?? '')).toEqual({
    intent: 'log-concern',
    entities: { vendor: 'kaspersky' },
    receipt: reply.receipt,
  });
  expect(blocks.slice(-2)).toMatchObject([
    {
      type: 'context_actions',
      elements: [{ action_id: 'feedback', positive_button: { value: `helpful:${reply.receipt}` } }],
    },
    { type: 'context', elements: [{ text: `As of 26 November 2026 · Receipt ${reply.receipt}` }] },
  ]);
  expect(text).toMatch(
    /^Kaspersky for federal contractors in the United States: prohibited\.\nUsing, buying and selling: prohibited\n• Section 1634/,
  );
  expect(text).toMatch(/Not shown: 5 more claims\.$/);
});

test('the list of vendors is one sortable table, and says the same in words', async () => {
  const { text, blocks } = message(await ask(app, '/vendor'));
  const table = blocks.find((block) => block.type === 'data_table');
  expect(table?.rows[0]?.map((cell) => 'text' in cell && cell.text)).toEqual(['Vendor', 'Using', 'Buying', 'Selling']);
  expect(table?.rows).toHaveLength(10);
  expect(text).toContain('Kaspersky (prohibited). Using, buying and selling: prohibited');
});

test('a logged concern is shown with its proposals, which one press creates', async () => {
  const reply = await ask(app, '/concern Harbor Freightways Kaspersky: renewed 600 seats, works for several agencies');
  const { blocks } = message(reply);
  const buttons = buttonsIn(blocks);
  expect(buttons.get('Create all 7')).toEqual({ id: 'accept-tasks', value: reply.changed?.id });
  expect(buttons.get('Review and edit…')).toEqual({ id: 'review-tasks', value: reply.changed?.id });
  expect([...buttons.keys()]).not.toContain('Accept all follow-ups');
  expect(seenIn(blocks)).toContain('renewed 600 seats, works for several agencies');
});

test('an unknown vendor is said to be unknown; it has no source and no copy for the client', async () => {
  const { text, blocks } = message(await ask(app, 'Is Foobarium ok?'));
  expect(text).toMatch(/^Vouch keeps no records of “Foobarium”\./);
  expect([...buttonsIn(blocks).keys()]).toEqual([]);
});
