/** Are answers from the real content whole, proved, and within what Teams takes? */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { statusLabel } from '../../../../src/actions/wording.ts';
import type { App } from '../../../../src/app.ts';
import type { Reply } from '../../../../src/core/reply.ts';
import { type ByActivity, isGrave } from '../../../../src/surfaces/drawing/by-activity.ts';
import { vendorNameIn } from '../../../../src/surfaces/drawing/vendor-name-in.ts';
import { renderForClient } from '../../../../src/surfaces/render-text.ts';
import type { AdaptiveCard } from '../../../../src/surfaces/teams/render/adaptive-card.ts';
import { renderCard } from '../../../../src/surfaces/teams/render/render-card.ts';
import { renderCopy, renderSources, renderWhole } from '../../../../src/surfaces/teams/render/render-windows.ts';
import { startVouch } from '../../../start-vouch.ts';
import {
  ask as askOn,
  claimsMissing,
  claimsOf,
  headlineMarks,
  replyOf,
  today,
  vendorRowsOf,
} from '../../drawing/some-replies.ts';
import { actionsIn, expectCard, expectWindow, numbersIn, pressed, seenIn, sourcesIn, textsIn } from './cards-in.ts';
import { matchSchema } from './match-schema.ts';

let app: App;
beforeAll(async () => {
  app = await startVouch(today);
});
afterAll(() => app.close());

const event = 'teams:pK3vN0c2Zq1xY8uT5rW7aB:1764150060000';
const ask = (said: string) => askOn(app, said, 'teams');
const draw = (reply: Reply) => renderCard(reply, { shared: false, today, event, refreshFor: ['29:one'] });
const isRestricted = ({ use, acquire, supply }: ByActivity) => [use, acquire, supply].some(isGrave);
const rowsIn = ({ body }: AdaptiveCard): string[][] =>
  (body.find((element) => element.type === 'Table')?.rows ?? []).map(({ cells }) =>
    cells.map((cell) => seenIn({ body: cell.items })),
  );

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
  '/digest preview',
  '/help',
  '/concern Bluewater Logistics Kaspersky: renewed 600 seats',
  '/followup Call Acme about Kaspersky by 3 December 2026',
  '/followups',
  '/concerns',
])('%s', (said) => {
  test('is within every limit, and so are its windows', async () => {
    const reply = await ask(said);
    const message = draw(reply);
    expectCard(message);
    const windows = [renderWhole(reply, { today }), renderSources(reply), renderCopy(renderForClient(reply))];
    windows.map(expectWindow);
    for (const card of [message.card, ...windows]) expect(matchSchema?.(card) ?? []).toEqual([]);
  });

  test('shows claims whole, and every number leads to its source, which is named', async () => {
    const reply = await ask(said);
    const { card, entities } = draw(reply);
    const texts = textsIn(card);
    const missing = claimsMissing(reply, texts);
    if (missing > 0) expect(seenIn(card)).toContain(`${missing} more claim`);
    for (const block of reply.blocks) if (block.kind === 'claims') expect(texts).toContain(block.claims[0]?.text);
    const sources = sourcesIn(card);
    const urls = new Map(reply.citations.map(({ n, url }) => [`[${n}]`, url]));
    for (const { text, url } of numbersIn(card)) {
      expect(sources).toContain(text);
      expect(url).toBe(urls.get(text));
    }
    for (const { position, appearance } of entities.flatMap(({ citation }) => citation)) {
      expect(sources).toContain(`[${position}]`);
      expect(appearance.url).toBe(urls.get(`[${position}]`));
    }
    const whole = textsIn(renderWhole(reply, { today }));
    for (const claim of claimsOf(reply)) expect(whole).toContain(claim.text);
  });
});

test('a long answer opens with the verdict in the colour of its status, and its buttons do what they say', async () => {
  const reply = await ask('Is Kaspersky safe for our federal contractor client?');
  const { card, summary, entities } = draw(reply);
  expect(card.body[0]).toMatchObject({
    type: 'TextBlock',
    style: 'heading',
    text: 'Kaspersky for federal contractors in the United States: prohibited.',
    color: 'attention',
  });
  expect(headlineMarks(reply)).toMatch(/^(\[\d+\])+$/);
  expect(summary).toBe(`Kaspersky for federal contractors in the United States: prohibited. ${headlineMarks(reply)}`);
  const seen = seenIn(card);
  expect(seen).toContain(`Using, buying and selling: prohibited ${headlineMarks(reply)}`);
  const grounds = claimsOf(reply)[0]?.text ?? '';
  const missing = claimsMissing(reply, textsIn(card));
  expect(missing).toBeGreaterThan(1);
  const more = `${missing} more claims`;
  const order = [grounds, 'What Kaspersky says', more, 'Sources', 'As of 26 November 2026 · Receipt'];
  expect(order.filter((text) => !seen.includes(text))).toEqual([]);
  expect(order.map((text) => seen.indexOf(text))).toEqual(
    order.map((text) => seen.indexOf(text)).toSorted((a, b) => a - b),
  );
  expect(seen).toContain(`Receipt ${reply.receipt}`);
  expect(
    actionsIn(card).map(({ title, mode }) => `${title}${mode === 'secondary' ? ' (behind the dots)' : ''}`),
  ).toEqual([
    'Show all',
    'Log the concern',
    'Create follow-up',
    'Copy for the client',
    'Show sources (behind the dots)',
    'What Kaspersky says (behind the dots)',
    'What others moved to (behind the dots)',
  ]);
  const { receipt } = reply;
  const nothing = { about: null, entities: {} };
  expect(pressed(card, 'Show all')).toEqual({ does: 'open', dialog: 'show-all', event, receipt, ...nothing });
  expect(pressed(card, 'Log the concern')).toEqual({
    does: 'open',
    dialog: 'log-concern',
    event,
    receipt,
    about: null,
    entities: { vendor: 'kaspersky' },
  });
  expect(pressed(card, 'Create follow-up')).toMatchObject({ dialog: 'create-task', receipt });
  expect(pressed(card, 'Copy for the client')).toEqual({
    does: 'open',
    dialog: 'copy-for-client',
    event,
    receipt,
    ...nothing,
  });
  expect(pressed(card, 'Show sources')).toEqual({ does: 'open', dialog: 'show-sources', event, receipt, ...nothing });
  expect(pressed(card, 'What Kaspersky says')).toMatchObject({
    does: 'say',
    intent: 'vendor-statement',
    receipt,
    event,
  });
  expect(entities).toHaveLength(1);
});

test('what is restricted or advised against is amber, and nothing is ever green', async () => {
  const asked = await Promise.all(
    [
      'Is Kaspersky safe?',
      'Is Sophos banned for federal contractors?',
      'May a business keep using Kaspersky?',
      '/vendor',
    ].map(ask),
  );
  for (const reply of asked) {
    const headline = reply.blocks.find((block) => block.kind === 'headline');
    const [first] = draw(reply).card.body;
    const color = first !== undefined && 'color' in first ? first.color : undefined;
    const amber = headline?.status === 'restricted' || headline?.status === 'advised-against';
    expect(color).toBe(headline?.status === 'prohibited' ? 'attention' : amber ? 'warning' : undefined);
    expect(JSON.stringify(draw(reply).card)).not.toContain('"good"');
  }
  expect(asked.map((reply) => reply.about?.verdict?.status)).toContain('no-restriction-found');
});

test('the list of vendors is a table with one row for each that has a restriction, and names every other', async () => {
  const reply = await ask('/vendor');
  const { card } = draw(reply);
  const [heads, ...rows] = rowsIn(card);
  expect(heads).toEqual(['Vendor', 'Using', 'Buying', 'Selling']);
  const listed = vendorRowsOf(reply);
  expect(listed).toHaveLength(app.factBase().vendors.size);
  const [restricted, others] = [true, false].map((so) => listed.filter((row) => isRestricted(row) === so));
  expect(rows).toEqual(
    restricted?.map((row) => [row.name, ...[row.use, row.acquire, row.supply].map((each) => statusLabel[each])]),
  );
  expect(seenIn(card)).toContain(
    `Using, buying and selling: no restriction found (${others?.length}): ${others?.map(({ name }) => name).join(', ')}`,
  );
  expect(seenIn(card)).toMatch(/Reviewed (on|between) \d/);
  const whole = renderWhole(reply, { today });
  for (const { name } of listed) expect(seenIn(whole)).toContain(name);
});

test('few vendors are a table of all of them, whatever was found', async () => {
  const reply = await ask('Compare Kaspersky and Sophos');
  const names = rowsIn(draw(reply).card).map(([name]) => name?.replace(/Reviewed on .*/, ''));
  expect(names).toEqual(['Vendor', ...vendorRowsOf(reply).map(({ name }) => name)]);
});

test('two questions of one message: each verdict in its colour with its own numbers, and buttons that say for whom', async () => {
  const reply = await ask('Is Kaspersky ok for a school? And is Huawei banned?');
  const headlines = reply.blocks.flatMap((block) => (block.kind === 'headline' ? [block] : []));
  expect(headlines.map(({ text }) => text.split(' ')[0])).toEqual(['Kaspersky', 'Huawei']);
  const vendorName = vendorNameIn(app.factBase());
  const drawn = renderCard(reply, { shared: false, today, event, vendorName });
  expectCard(drawn);
  const { body } = drawn.card;
  for (const { text, status, citations } of headlines) {
    const at = body.findIndex((element) => 'text' in element && element.text === text);
    expect(body[at]).toMatchObject({ color: status === 'prohibited' ? 'attention' : 'warning' });
    const marks = numbersIn({ body: body.slice(at + 1, at + 2) }).map((mark) => mark.text);
    expect(marks).toEqual(citations.map((n) => `[${n}]`));
  }
  const titles = actionsIn(drawn.card).map(({ title }) => title);
  expect(titles).toEqual([
    'Show all',
    'Kaspersky: Log the concern',
    'Huawei: Log the concern',
    'Kaspersky: Create follow-up',
    'Huawei: Create follow-up',
    'Copy for the client',
    'Show sources',
  ]);
  for (const vendor of ['kaspersky', 'huawei'])
    expect(pressed(drawn.card, `${vendorName(vendor)}: Log the concern`)).toMatchObject({
      dialog: 'log-concern',
      entities: { vendor },
    });
  expect(seenIn(drawn.card)).toContain(`${claimsMissing(reply, textsIn(drawn.card))} more claims`);
});

test('a verdict and an owner, asked in one message, are both answered', async () => {
  const reply = await ask('Is Kaspersky ok for a school? And who owns Sophos?');
  const { card } = draw(reply);
  expectCard(draw(reply));
  const heads = reply.blocks.flatMap((block) => (block.kind === 'headline' ? [block.text] : []));
  expect(heads).toHaveLength(2);
  expect(heads[1]).toMatch(/Sophos/);
  const headings = card.body.flatMap((element) =>
    element.type === 'TextBlock' && element.size === 'large' ? [element.text] : [],
  );
  expect(headings.filter((text) => heads.includes(text))).toEqual(heads.filter((text) => text.length <= 120));
  for (const head of heads) expect(seenIn(card)).toContain(head);
  expect(pressed(card, 'Show all')).toMatchObject({ dialog: 'show-all', receipt: reply.receipt });
});

test('what a person is asked to say yes to has a button that says it for them', () => {
  const yes = { label: 'Yes: Tick a follow-up off', intent: 'finish-task', entities: { task: 'call Acme' } };
  const drawn = draw(
    replyOf([{ kind: 'text', text: 'Shall I mark the follow-up “call Acme” as done? Say “yes”.', internal: false }], {
      abstained: true,
      suggestions: [yes],
    }),
  );
  expectCard(drawn);
  expect(actionsIn(drawn.card).map(({ title }) => title)).toEqual([yes.label]);
  const { intent, entities } = yes;
  expect(pressed(drawn.card, yes.label)).toEqual({ does: 'say', intent, entities, receipt: null, event });
});

test('a logged concern is shown with its proposals, which one press creates or a window edits', async () => {
  const reply = await ask('/concern Harbor Freightways Kaspersky: renewed 600 seats, works for several agencies');
  const { card } = draw(reply);
  const concern = reply.changed?.id;
  const titles = actionsIn(card).map(({ title }) => title);
  expect(titles.filter((title) => title?.startsWith('Create all'))).toHaveLength(1);
  expect(titles).not.toContain('Accept all follow-ups');
  expect(pressed(card, titles.find((title) => title?.startsWith('Create all')) ?? '')).toEqual({
    does: 'accept-tasks',
    concern,
    event,
  });
  expect(pressed(card, 'Review and edit…')).toMatchObject({ dialog: 'review-tasks', about: concern, event });
  expect(card.refresh).toEqual({
    action: { type: 'Action.Execute', title: 'Refresh', verb: 'refresh', data: { does: 'refresh', event } },
    userIds: ['29:one'],
  });
  expect(seenIn(card)).toContain('renewed 600 seats, works for several agencies');
});

test('an unknown vendor is said to be unknown; it has no source, no copy for the client and is no answer', async () => {
  const { card, summary, entities } = draw(await ask('Is Foobarium ok?'));
  expect(summary).toMatch(/^Vouch keeps no records of “Foobarium”\./);
  expect(actionsIn(card)).toEqual([]);
  expect(entities).toEqual([]);
});
