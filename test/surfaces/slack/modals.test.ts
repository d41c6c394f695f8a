/** Does a window keep what was typed, say what is wrong at its field, and log it once? */
import { describe, expect, test, vi } from 'vitest';
import { VouchError } from '../../../src/core/errors.ts';
import type { Filled } from '../../stand-ins/slack-elements.ts';
import type { View } from '../../stand-ins/slack-workspace.ts';
import {
  ask,
  aWhile,
  choice,
  errorsOf,
  fieldOf,
  fieldsOf,
  fill,
  held,
  ours,
  posted,
  question,
  seenIn,
  shortcutOn,
  top,
} from './a-rep.ts';
import { pressable, type Room, slackRooms, textOf } from './open-slack.ts';

const open = slackRooms();
const worry = 'Acme Dental called: they are worried about Kaspersky for their federal contract';
const lost = () => new VouchError('storage', 'The database is busy.', 'Try again in a moment.');

const takesOf = (view: View) => fieldsOf(view).filter((id) => id.startsWith('take:'));
const typed = {
  words: 'Do we remove it?',
  severity: 'urgent',
  client: choice('new:Northwind', 'New client “Northwind”'),
};

/** Chooses something in a field of the open window that changes what the window shows. */
async function change(room: Room, name: string, value: ReturnType<typeof choice>, more: Filled = {}): Promise<View> {
  const view = top(room);
  const filled = { ...fill(view, { [name]: value }), ...more };
  expect(await room.send.action({ view }, { actionId: name, chosen: value, filled })).toMatchObject({ status: 200 });
  return top(room);
}

test('another vendor and other work bring other follow-ups, and what was typed stays', async () => {
  const room = await open();
  const { view } = await shortcutOn(room, { text: 'Please call back' });
  expect([takesOf(view), held(view, 'vendor')]).toEqual([[], undefined]);
  const kaspersky = await change(room, 'vendor', choice('id:kaspersky', 'Kaspersky'), fill(view, typed));
  const kept = (window: View) => ['client', 'vendor', 'severity', 'words'].map((name) => held(window, name));
  expect(kept(kaspersky)).toEqual(['new:Northwind', 'id:kaspersky', 'urgent', 'Do we remove it?']);
  expect([kaspersky.id, fieldsOf(kaspersky).slice(0, 5)]).toEqual([view.id, fieldsOf(view)]);
  const business = takesOf(kaspersky);
  expect(business.length).toBeGreaterThan(0);

  const federal = await change(room, 'federal', choice('yes', 'Yes'));
  expect(kept(federal)).toEqual(kept(kaspersky));
  expect(takesOf(federal)).toHaveLength(7);
  expect(takesOf(federal).some((id) => business.includes(id))).toBe(false);
  expect(seenIn(federal)).toContain('Inventory every Kaspersky product at Northwind');

  const sophos = await change(room, 'vendor', choice('id:sophos', 'Sophos'));
  expect(seenIn(sophos)).toMatch(/Answer Northwind in writing on Sophos/);
  expect(seenIn(sophos)).not.toContain('Kaspersky');

  const other = await change(room, 'vendor', choice('new:Foxglove', '“Foxglove”, not in the records'));
  expect(kept(other)).toEqual(['new:Northwind', 'new:Foxglove', 'urgent', 'Do we remove it?']);
  expect(takesOf(other)).toEqual([]);
  expect(room.slack.views).toHaveLength(1);
  expect(room.slack.calls.filter((call) => call.error !== undefined)).toEqual([]);

  await room.send.viewSubmission(other);
  const [concern] = await room.app.ledger.concerns.list({});
  expect(concern).toMatchObject({ client: { name: 'Northwind' }, vendor: 'foxglove', severity: 'urgent' });
  expect((await room.app.ledger.clients.find('Northwind'))?.federal).toBe(true);
});

test('only what is ticked is created, for whom and when the window says', async () => {
  const room = await open();
  const { slack, send, app } = room;
  const { view, message } = await shortcutOn(room, { text: worry });
  const [first, second, third, ...others] = takesOf(view);
  if (first === undefined || second === undefined || third === undefined) throw new Error('too few follow-ups');
  const of = (name: string, take: string) => take.replace('take', name);
  await send.viewSubmission(view, {
    ...Object.fromEntries([second, ...others].map((take) => [take, { [take]: [] }])),
    ...fill(view, { [of('owner', third)]: 'U2', [of('due', third)]: '2026-12-24' }),
  });
  const [concern] = await app.ledger.concerns.list({});
  const tasks = await app.ledger.tasks.list({ concern: concern?.id ?? '' });
  expect(tasks.map(({ title, ownerId, due }) => [title, ownerId, due])).toEqual([
    ['Send Acme Dental the written answer on Kaspersky, with its receipt', 'slack:T1:U1', '2026-11-27'],
    [
      'Inventory every Kaspersky product at Acme Dental, code inside other products included',
      'slack:T1:U2',
      '2026-12-24',
    ],
  ]);
  expect(tasks[1]?.owner).toBe('Priya Shah');
  const seen = await slack.waitFor((s) => s.ephemerals('C1')[0]);
  expect(textOf(seen)).toMatch(/2 follow-ups created\./);
  expect(seen.thread_ts).toBe(message.ts);
  const hers = await slack.waitFor((s) =>
    s.messages().find((m) => textOf(m).includes('Dana Reyes gave you a follow-up.')),
  );
  expect(textOf(hers)).toContain('Inventory every Kaspersky product');
  expect([...(slack.workspace.channels.get(hers.channel)?.members ?? [])]).toContain('U2');
});

test('with nothing ticked the concern is logged alone', async () => {
  const room = await open();
  const { view } = await shortcutOn(room, { text: worry });
  await room.send.viewSubmission(view, Object.fromEntries(takesOf(view).map((take) => [take, { [take]: [] }])));
  expect(await room.app.ledger.concerns.list({})).toHaveLength(1);
  expect(await room.app.ledger.tasks.list({})).toEqual([]);
  const seen = await room.slack.waitFor((s) => s.ephemerals('C1')[0]);
  expect(textOf(seen)).toMatch(/No follow-ups\./);
});

test('a slip in the vendor’s name: the concern goes to the vendor meant, and its follow-ups are proposed', async () => {
  const room = await open();
  const { view } = await shortcutOn(room, { text: 'hello' });
  await room.send.viewSubmission(view, fill(view, { ...typed, vendor: choice('new:Kasperskyx') }));
  expect(await room.app.ledger.concerns.list({})).toMatchObject([{ vendor: 'kaspersky' }]);
  const seen = await room.slack.waitFor((s) => s.ephemerals('C1')[0]);
  expect(textOf(seen)).toMatch(/a concern about Kaspersky\./);
  expect(pressable(seen.blocks)).toContain('accept-tasks');
});

test('a window sent twice is one concern, one set of follow-ups and one confirmation', async () => {
  const room = await open();
  const { view } = await shortcutOn(room, { text: worry });
  const answers = await Promise.all([room.send.viewSubmission(view), room.send.viewSubmission(view)]);
  answers.push(await room.send.viewSubmission(view));
  expect(answers.map(({ status, body }) => [status, body])).toEqual(answers.map(() => [200, '']));
  await room.slack.waitFor((s) => s.ephemerals('C1').length > 0);
  await aWhile();
  expect(room.slack.ephemerals('C1')).toHaveLength(1);
  expect(await room.app.ledger.concerns.list({})).toHaveLength(1);
  expect(await room.app.ledger.tasks.list({})).toHaveLength(7);
});

test('a client the log knows works for a government: nothing that was not shown is created', async () => {
  const room = await open();
  const { app, send, slack } = room;
  const acme = await app.ledger.clients.ensure({ name: 'Acme Dental', federal: true });
  await shortcutOn(room, { text: 'What about Kaspersky?' });
  expect(held(top(room), 'federal')).toBe('unknown');
  await send.viewSubmission(top(room), fill(top(room), { client: choice(`id:${acme.id}`, 'Acme Dental') }));
  expect(await app.ledger.tasks.list({})).toEqual([]);
  const seen = await slack.waitFor((s) => s.ephemerals('C1')[0]);
  expect(textOf(seen)).toMatch(/7 follow-ups proposed/);
  // Once the vendor is chosen again, the window knows it too.
  await shortcutOn(room, { text: 'hello' });
  const window = top(room);
  const client = fill(window, { client: choice(`id:${acme.id}`, 'Acme Dental') });
  expect(takesOf(await change(room, 'vendor', choice('id:kaspersky', 'Kaspersky'), client))).toHaveLength(7);
});

describe('what is wrong is said at its field, and nothing is logged', () => {
  const due = (view: View) => fieldOf(view, 'due');
  test.each([
    ['a day that is past', (view: View) => ({ [due(view)]: '2026-11-25' }), due, /This day is past/],
    ['blank words', () => ({ words: ' \n ' }), 'words', /Write what the client said/],
    ['hidden marks in the words', () => ({ words: 'ab\u202Ec' }), 'words', /control or direction characters/],
    [
      'a client’s name with control characters',
      () => ({ client: choice('new:Ac\u0007me') }),
      'client',
      /^A client name holds no control or direction characters\.$/,
    ],
    ['a client’s name without letters', () => ({ client: choice('new:???') }), 'client', /one letter or digit/],
    ['a client that is gone', () => ({ client: choice('id:nobody') }), 'client', /no longer in the log/],
    ['a vendor that is nearly one we know', () => ({ vendor: choice('new:Vipr') }), 'vendor', /Did you mean vipre\?/i],
    ['a severity there is none of', () => ({ severity: choice('panic') }), 'words', /There is no severity/],
  ] as const)('%s', async (_, fields, field, sentence) => {
    const room = await open();
    const { view } = await shortcutOn(room, { text: worry });
    const id = typeof field === 'string' ? field : field(view);
    const answer = await room.send.viewSubmission(view, fill(view, fields(view)));
    expect(answer).toMatchObject({ status: 200, problems: [] });
    expect(errorsOf(answer)).toEqual({ [id]: expect.stringMatching(sentence) });
    expect(room.slack.views).toHaveLength(1);
    expect(await room.app.ledger.concerns.list({})).toEqual([]);
    expect(await room.app.ledger.clients.list()).toEqual([]);
    // Mended in the same window, it is logged.
    expect(errorsOf(await room.send.viewSubmission(view))).toEqual({});
    expect(await room.app.ledger.concerns.list({})).toHaveLength(1);
  });

  test('several at once, and no client chosen', async () => {
    const room = await open();
    const { view } = await shortcutOn(room, { text: 'hello' });
    const answer = await room.send.viewSubmission(view, fill(view, { words: ' ' }), { unchecked: true });
    expect(Object.keys(errorsOf(answer)).toSorted()).toEqual(['client', 'vendor', 'words']);
    expect(answer.problems).toEqual([]);
  });
});

describe('what cannot be kept is said in the window, and can be sent again', () => {
  const windows = {
    'a concern': async (room: Room) => (await shortcutOn(room, { text: worry })).view,
    'a follow-up': async (room: Room) => {
      await room.send.action({ message: await ask(room, question) }, { actionId: 'create-task' });
      return top(room);
    },
    'proposed follow-ups': async (room: Room) => {
      const card = await ask(room, 'log that Acme is worried about Kaspersky', 'D1');
      await room.send.action({ message: card }, { actionId: 'review-tasks' });
      return top(room);
    },
  } as const;
  const fields = { 'a follow-up': { title: 'Call Acme' }, 'a concern': {}, 'proposed follow-ups': {} };
  const breaks = {
    'the ledger': (room: Room) => vi.spyOn(room.app.ledger, 'once').mockRejectedValueOnce(lost()),
    'what is looked up': (room: Room) => vi.spyOn(room.app.ledger.memory, 'get').mockRejectedValueOnce(lost()),
    'the outbox': (room: Room) => vi.spyOn(room.app.ledger.outbox, 'put').mockRejectedValueOnce(lost()),
  } as const;
  const cases = (['a concern', 'a follow-up', 'proposed follow-ups'] as const).flatMap((what) =>
    (['the ledger', 'what is looked up', 'the outbox'] as const).map((part) => [what, part] as const),
  );
  test.each(cases)('%s, when %s fails', async (what, part) => {
    const room = await open();
    const { send, app, log, slack } = room;
    const view = await windows[what](room);
    const before = [(await app.ledger.concerns.list({})).length, (await app.ledger.tasks.list({})).length];
    breaks[part](room);
    const answer = await send.viewSubmission(view, fill(view, fields[what]));
    expect(answer).toMatchObject({ status: 200, problems: [] });
    const [said] = Object.values(errorsOf(answer));
    expect(said).toMatch(
      /The database is busy\. Try again in a moment\. Nothing is lost: send it again\. Reference \S+$/,
    );
    expect(log.lines.join('\n')).toContain(/Reference (\S+)/.exec(String(said))?.[1] ?? 'none');
    expect(slack.views.map(({ id }) => id)).toContain(view.id);
    if (part !== 'the outbox')
      expect([(await app.ledger.concerns.list({})).length, (await app.ledger.tasks.list({})).length]).toEqual(before);
    expect(await send.viewSubmission(view, fill(view, fields[what]))).toMatchObject({ status: 200, body: '' });
    expect(await app.ledger.concerns.list({})).toHaveLength(what === 'a follow-up' ? 0 : 1);
    expect((await app.ledger.tasks.list({})).length).toBe(
      what === 'a concern' ? 7 : what === 'a follow-up' ? 1 : takesOf(view).length,
    );
  });
});

test('the confirmation still comes when the process ends before it was posted', async () => {
  const room = await open();
  room.slack.fail('chat.postEphemeral', { kind: '500' });
  const { view, message } = await shortcutOn(room, { text: worry });
  expect(await room.send.viewSubmission(view)).toMatchObject({ status: 200, body: '' });
  await room.slack.waitFor((s) => s.calls.some((call) => call.method === 'chat.postEphemeral'));
  const next = await room.restart();
  const seen = await next.slack.waitFor((s) => s.ephemerals('C1')[0], 10_000);
  expect(textOf(seen)).toMatch(/Logged for Acme Dental/);
  expect(seen.thread_ts).toBe(message.ts);
  expect(await next.app.ledger.concerns.list({})).toHaveLength(1);
});

test('a follow-up made in a window: who, what, by when, for which client', async () => {
  const room = await open();
  const { send, app, slack } = room;
  const acme = await app.ledger.clients.ensure({ name: 'Acme Dental' });
  const answer = await ask(room, question);
  await send.action({ message: answer }, { actionId: 'create-task' });
  const view = top(room);
  const options = await send.options({ view }, { actionId: 'known-client', value: 'acme' });
  expect(JSON.parse(options.body)).toEqual({ options: [expect.objectContaining({ value: `id:${acme.id}` })] });
  const client = choice(`id:${acme.id}`, 'Acme Dental');
  const wrong = { title: '  ', due: '2026-11-25', vendor: choice('new:Foxglove') };
  const refused = await send.viewSubmission(view, fill(view, wrong));
  expect(refused.problems).toEqual([]);
  expect(errorsOf(refused)).toEqual({
    title: 'Write what is to be done.',
    due: expect.stringMatching(/This day is past/),
    vendor: expect.stringMatching(/no records of it/),
  });
  expect(await app.ledger.tasks.list({})).toEqual([]);
  await send.viewSubmission(
    view,
    fill(view, { title: 'Send the list', due: '2026-12-01', owner: 'U2', 'known-client': client }),
  );
  expect(await app.ledger.tasks.list({})).toMatchObject([
    {
      title: 'Send the list',
      due: '2026-12-01',
      ownerId: 'slack:T1:U2',
      owner: 'Priya Shah',
      client: { id: acme.id },
      vendor: 'kaspersky',
    },
  ]);
  const seen = await slack.waitFor((s) => s.ephemerals('C1')[0]);
  expect(textOf(seen)).toMatch(/Follow-up created for Priya Shah, due 1 December 2026\./);
  expect(seen.thread_ts).toBe(answer.thread_ts);
  await slack.waitFor((s) => s.messages().some((m) => textOf(m).includes('Dana Reyes gave you a follow-up.')));
  expect(ours(slack)).toHaveLength(1);
});

test('the concern under an answer is logged in its thread, for the client the question named', async () => {
  const room = await open();
  const { send, app } = room;
  const acme = await app.ledger.clients.ensure({ name: 'Acme Dental' });
  const card = await ask(room, 'Is Kaspersky safe for Acme Dental’s federal work?', 'D1');
  await send.action({ message: card }, { actionId: 'log-concern' });
  expect([held(top(room), 'client'), held(top(room), 'federal')]).toEqual([`id:${acme.id}`, 'yes']);
  expect(await send.viewSubmission(top(room))).toMatchObject({ status: 200, body: '' });
  const [concern] = await app.ledger.concerns.list({});
  expect(concern).toMatchObject({
    client: { id: acme.id },
    vendor: 'kaspersky',
    words: expect.stringMatching(/^Is Kas/),
  });
  expect((await posted(room, 'Logged for Acme Dental')).thread_ts).toBe(card.thread_ts);
});
