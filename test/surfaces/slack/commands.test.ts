/** Do the slash commands answer the person alone, and help where they are said wrong? */
import { expect, test } from 'vitest';
import { type Room, slackRooms, textOf } from './open-slack.ts';

const open = slackRooms();

/** The answer to a command, which only the person sees. */
async function said(room: Room, command: string, text = '', channel = 'C1') {
  const before = room.slack.ephemerals(channel).length;
  expect(await room.send.command({ command, text, channel })).toMatchObject({ status: 200, body: '' });
  return room.slack.waitFor((s) => s.ephemerals(channel)[before]);
}

test('every command, right and wrong', async () => {
  const room = await open();
  const { app } = room;
  const card = await said(room, '/vendor', 'kaspersky for federal contractor as of 2017-09-15');
  expect(textOf(card)).toMatch(/Kaspersky for federal contractors in the United States, as of 15 September 2017/);
  expect(textOf(card)).not.toMatch(/2018|2024/);

  const all = await said(room, '/vendor');
  expect(textOf(all)).toMatch(/The vendors Vouch keeps records of/);
  for (const { name } of app.factBase().vendors.values()) expect(textOf(all)).toContain(name);
  expect(JSON.stringify(all.blocks)).toMatch(/"type":"(data_table|table)"/);

  const unknown = await said(room, '/vendor', 'northwind');
  expect(textOf(unknown)).toMatch(/keeps no records of “northwind”/);
  expect(textOf(unknown)).toMatch(/\/vendor NAME/);
  expect(textOf(await said(room, '/vendor', 'kaspersky as of 2017-02-31'))).toMatch(/not a date on the calendar/);

  expect(textOf(await said(room, '/concern', 'Acme Dental kaspersky: do we have to remove it?'))).toMatch(
    /Logged for Acme Dental/,
  );
  const [concern] = await app.ledger.concerns.list({});
  expect(concern).toMatchObject({
    words: 'do we have to remove it?',
    vendor: 'kaspersky',
    surface: 'slack',
    loggedBy: { id: 'slack:T1:U1', name: 'Dana Reyes' },
  });
  expect(textOf(await said(room, '/concern'))).toMatch(/\/concern CLIENT VENDOR: WORDS/);
  expect(await app.ledger.concerns.list({})).toHaveLength(1);

  expect(textOf(await said(room, '/concerns', 'kaspersky'))).toMatch(/Acme Dental/);
  expect(textOf(await said(room, '/concerns', 'since 2026-13-01'))).toMatch(/not a date on the calendar/);
  expect(textOf(await said(room, '/followups'))).toMatch(/No open follow-ups/);
  expect(textOf(await said(room, '/directives', 'since 2024-01-01'))).toMatch(
    /Directives on record since 1 January 2024/,
  );
  for (const text of ['', 'help']) expect(textOf(await said(room, '/vouch', text))).toMatch(/\/vendor NAME/);
  expect(textOf(await said(room, '/vouch', 'Is Kaspersky safe for our federal work?'))).toMatch(/prohibited/);
  expect(textOf(await said(room, '/vouch', 'qwertz asdf'))).toMatch(/\/vouch help/);
  expect(room.slack.messages('C1')).toEqual([]);
});

test('a channel gets the weekly digest, sees it beforehand, and gets it no more', async () => {
  const room = await open();
  expect(textOf(await said(room, '/vouch', 'digest here'))).toMatch(/digest/i);
  expect(await room.app.ledger.subscriptions.list()).toMatchObject([
    { room: 'slack:T1:C1', surface: 'slack', shared: false, by: { name: 'Dana Reyes' } },
  ]);
  await said(room, '/vouch', 'digest here');
  expect(await room.app.ledger.subscriptions.list()).toHaveLength(1);
  expect(textOf(await said(room, '/vouch', 'digest preview'))).toMatch(/week/i);
  await said(room, '/vouch', 'digest stop');
  expect(await room.app.ledger.subscriptions.list()).toEqual([]);
});

test('a command in a channel that Vouch is not in is answered all the same', async () => {
  const room = await open();
  room.slack.addChannel({ id: 'C9', name: 'elsewhere', botIsMember: false, members: ['U1'] });
  expect(textOf(await said(room, '/vendor', 'sophos', 'C9'))).toMatch(/Sophos/);
});

test('one command delivered twice takes effect once', async () => {
  const room = await open();
  const fields = { trigger_id: room.slack.workspace.newTrigger('U1') };
  const command = { command: '/concern', text: 'Acme kaspersky: is it fine?', fields };
  await room.send.command(command);
  await room.send.command(command);
  await room.slack.waitFor((s) => s.ephemerals('C1').length > 0);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await room.app.ledger.concerns.list({})).toHaveLength(1);
  expect(room.slack.ephemerals('C1')).toHaveLength(1);
});
