/** Are answers from the real content short, whole and within what Slack takes? */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { statusLabel } from '../../../../src/actions/wording.ts';
import type { App } from '../../../../src/app.ts';
import type { Reply } from '../../../../src/core/reply.ts';
import { type ByActivity, isGrave } from '../../../../src/surfaces/drawing/by-activity.ts';
import { vendorNameIn } from '../../../../src/surfaces/drawing/vendor-name-in.ts';
import { escapeMrkdwn } from '../../../../src/surfaces/slack/render/plain.ts';
import { renderWhole } from '../../../../src/surfaces/slack/render/render-modals.ts';
import { renderReply } from '../../../../src/surfaces/slack/render/render-reply.ts';
import { startVouch } from '../../../start-vouch.ts';
import {
  ask,
  claimsMissing,
  claimsOf,
  headlineMarks,
  replyOf,
  today,
  vendorRowsOf,
} from '../../drawing/some-replies.ts';
import {
  buttonsIn,
  expectMessage,
  expectModal,
  numbersIn,
  objectsIn,
  seenIn,
  sourcesIn,
  textsIn,
} from './blocks-in.ts';

let app: App;
beforeAll(async () => {
  app = await startVouch(today);
});
afterAll(() => app.close());

const isRestricted = ({ use, acquire, supply }: ByActivity) => [use, acquire, supply].some(isGrave);
const textsOf = (row: unknown): string[] =>
  objectsIn(row).flatMap(({ text }) => (typeof text === 'string' ? [text] : []));
const message = (reply: Reply) => renderReply(reply, { shared: false, today });

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
    const missing = claimsMissing(reply, texts);
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
  const grounds = claimsOf(reply)[0]?.text ?? '';
  expect(seen.indexOf('prohibited')).toBeLessThan(seen.indexOf(grounds));
  expect(headlineMarks(reply)).toMatch(/^(\[\d+\])+$/);
  expect(seen).toContain(`Using, buying and selling: prohibited ${headlineMarks(reply)}`);
  expect(seen.indexOf('What Kaspersky says')).toBeGreaterThan(seen.indexOf(grounds));
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
  const opening = [
    'Kaspersky for federal contractors in the United States: prohibited.',
    'Using, buying and selling: prohibited',
    `• ${grounds}`,
  ];
  expect(text.startsWith(opening.map(escapeMrkdwn).join('\n'))).toBe(true);
  const missing = claimsMissing(reply, textsIn(blocks));
  expect(missing).toBeGreaterThan(1);
  expect(text.endsWith(`\nNot shown: ${missing} more claims.`)).toBe(true);
});

test('the list of vendors is one sortable table of those with a restriction, and names every other; so in words', async () => {
  const reply = await ask(app, '/vendor');
  const { text, blocks } = message(reply);
  const [heads, ...rows] = (blocks.find((block) => block.type === 'data_table')?.rows ?? []).map((row) => textsOf(row));
  expect(heads).toEqual(['Vendor', 'Using', 'Buying', 'Selling']);
  const listed = vendorRowsOf(reply);
  expect(listed).toHaveLength(app.factBase().vendors.size);
  const [restricted, others] = [true, false].map((so) => listed.filter((row) => isRestricted(row) === so));
  expect(rows).toEqual(
    restricted?.map((row) => [row.name, ...[row.use, row.acquire, row.supply].map((each) => statusLabel[each])]),
  );
  const named = `Using, buying and selling: no restriction found (${others?.length}): ${others?.map(({ name }) => name).join(', ')}`;
  expect(seenIn(blocks)).toContain(named);
  expect(text).toContain(escapeMrkdwn(named));
  for (const { name } of listed) expect(text).toContain(escapeMrkdwn(name));
  expect(seenIn(blocks)).toMatch(/Reviewed (on|between) \d/);
  // Where Slack takes no table, every vendor stands in a list.
  const { blocks: list } = renderReply(reply, { shared: false, today, tables: false });
  expectMessage({ text, blocks: list });
  for (const { name } of listed) expect(seenIn(list)).toContain(name);
});

test('few vendors are a table of all of them, whatever was found', async () => {
  const reply = await ask(app, 'Compare Kaspersky and Sophos');
  const table = message(reply).blocks.find((block) => block.type === 'data_table');
  expect(table?.rows.slice(1).map((row) => textsOf(row)[0])).toEqual(vendorRowsOf(reply).map(({ name }) => name));
});

test('two questions of one message: each verdict with its own numbers, and buttons that say for whom', async () => {
  const reply = await ask(app, 'Is Kaspersky ok for a school? And is Huawei banned?');
  const headlines = reply.blocks.flatMap((block) => (block.kind === 'headline' ? [block] : []));
  expect(headlines.map(({ text }) => text.split(' ')[0])).toEqual(['Kaspersky', 'Huawei']);
  const drawn = renderReply(reply, { shared: false, today, vendorName: vendorNameIn(app.factBase()) });
  expectMessage(drawn);
  const marked = headlines.map(({ text, citations }) => {
    const at = drawn.blocks.findIndex((block) => block.type === 'header' && block.text.text === text);
    return [numbersIn(drawn.blocks.slice(at + 1, at + 2)), citations.map((n) => `[${n}]`)];
  });
  for (const [shown, own] of marked) expect(shown).toEqual(own);
  const buttons = objectsIn(drawn.blocks.filter(({ type }) => type === 'actions')).filter(
    ({ type }) => type === 'button',
  );
  const spoken = buttons.map((each) => String(each['accessibility_label'] ?? Object(each['text']).text));
  expect(spoken.slice(0, 4)).toEqual([
    'Kaspersky: Log the concern',
    'Huawei: Log the concern',
    'Kaspersky: Create follow-up',
    'Huawei: Create follow-up',
  ]);
  expect(new Set(spoken).size).toBe(spoken.length);
  expect(buttons.slice(0, 2).map((each) => JSON.parse(String(each['value'])).entities.vendor)).toEqual([
    'kaspersky',
    'huawei',
  ]);
  expect(seenIn(drawn.blocks)).toContain(`${claimsMissing(reply, textsIn(drawn.blocks))} more claims`);
});

test('a verdict and an owner, asked in one message, are both answered', async () => {
  const reply = await ask(app, 'Is Kaspersky ok for a school? And who owns Sophos?');
  const { blocks } = message(reply);
  expectMessage(message(reply));
  const heads = blocks.flatMap((block) => (block.type === 'header' ? [block.text.text] : []));
  expect(heads).toEqual(reply.blocks.flatMap((block) => (block.kind === 'headline' ? [block.text] : [])));
  expect(heads[1]).toMatch(/Sophos/);
  expect(buttonsIn(blocks).get('Show all')?.value).toBe(reply.receipt);
});

test('what a person is asked to say yes to has a button that says it for them', () => {
  const yes = { label: 'Yes: Tick a follow-up off', intent: 'finish-task', entities: { task: 'call Acme' } };
  const reply = replyOf(
    [{ kind: 'text', text: 'Shall I mark the follow-up “call Acme” as done? Say “yes”.', internal: false }],
    { abstained: true, suggestions: [yes], receipt: null },
  );
  expectMessage(message(reply));
  const [asked, ...others] = buttonsIn(message(reply).blocks);
  expect(others).toEqual([]);
  expect(asked?.[0]).toBe(yes.label);
  const { intent, entities } = yes;
  expect(JSON.parse(asked?.[1].value ?? '')).toEqual({ intent, entities, receipt: null });
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
