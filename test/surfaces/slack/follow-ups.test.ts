/** Do follow-ups change where they are shown, and does whoever owns one hear of it? */
import { describe, expect, test } from 'vitest';
import { finishById } from '../../../src/actions/finish-by-id.ts';
import { vouchItself } from '../../../src/core/audit.ts';
import type { Message } from '../../stand-ins/slack-workspace.ts';
import { add, ask, aWhile, command, dana, errorsOf, fieldsOf, fill, held, ours, priya, titleOf, top } from './a-rep.ts';
import { pressable, type Room, slackRooms, textOf } from './open-slack.ts';

const open = slackRooms();
const updatesOf = ({ slack }: Room) => slack.calls.filter((call) => call.method === 'chat.update').length;

/** A concern logged in a direct conversation: the card with what is proposed. */
const proposed = (room: Room) => ask(room, 'log that Acme is worried about Kaspersky: "Do we remove it?"', 'D1');

/** The same message, once it holds these words. */
const shows = (room: Room, { ts, channel }: Message, words: string | RegExp) =>
  room.slack.waitFor((s) => ours(s, channel).find((m) => m.ts === ts && textOf(m).match(words) !== null));

test('“Create all” turns the card into follow-ups in place, once, and each is done, put off and shown there', async () => {
  const room = await open();
  const { send, app, slack } = room;
  const card = await proposed(room);
  const offered = Number(/Create all (\d)/.exec(textOf(card))?.[1]);
  expect(await app.ledger.tasks.list({})).toEqual([]);
  const press = (actionId: string, value?: string) =>
    send.action({ message: card }, { actionId, ...(value === undefined ? {} : { value }) });
  await Promise.all([press('accept-tasks'), press('accept-tasks')]);
  await shows(room, card, /task-menu|Snooze for a week/);
  await aWhile();
  const tasks = await app.ledger.tasks.list({});
  expect(tasks).toHaveLength(offered);
  expect(tasks.every((task) => task.ownerId === dana.id && task.client?.name === 'Acme')).toBe(true);
  expect(ours(slack, 'D1')).toHaveLength(1);
  expect(pressable(card.blocks).filter((id) => id.startsWith('task-menu'))).toHaveLength(tasks.length);
  expect(pressable(card.blocks)).not.toContain('accept-tasks');

  const [first, second, third] = tasks;
  if (first === undefined || second === undefined || third === undefined) throw new Error('too few follow-ups');
  await press('task-menu:0', `done:${first.id}`);
  await shows(room, card, /done on 26 November 2026/);
  expect(pressable(card.blocks).filter((id) => id.startsWith('task-menu'))).toHaveLength(tasks.length - 1);
  await press('task-menu:1', `snooze-1:${second.id}`);
  await shows(room, card, /snoozed until 27 November 2026/);
  await press('task-menu:2', `snooze-7:${third.id}`);
  await shows(room, card, /snoozed until 3 December 2026/);
  const [done, day, week] = await Promise.all([first, second, third].map(({ id }) => app.ledger.tasks.get(id)));
  expect([done?.state, day?.snoozedUntil, week?.snoozedUntil]).toEqual(['done', '2026-11-27', '2026-12-03']);
  await aWhile();
  expect(ours(slack, 'D1')).toHaveLength(1);
  expect(slack.calls.filter((call) => call.error !== undefined)).toEqual([]);
});

describe('review and edit', () => {
  test('titles, owners and days as edited, and only what is ticked', async () => {
    const room = await open();
    const { send, app, slack } = room;
    const card = await proposed(room);
    await send.action({ message: card }, { actionId: 'review-tasks' });
    const view = top(room);
    expect(titleOf(view)).toBe('Review the follow-ups');
    const takes = fieldsOf(view).filter((id) => id.startsWith('take:'));
    const second = takes[1] ?? '';
    const of = (name: string) => second.replace('take', name);
    expect([held(view, of('owner')), String(held(view, of('title')))]).toEqual([
      'U1',
      expect.stringMatching(/Kaspersky/),
    ]);

    const wrong = await send.viewSubmission(view, fill(view, { [of('title')]: ' ', [of('due')]: '2026-11-25' }));
    expect(wrong.problems).toEqual([]);
    expect(errorsOf(wrong)).toEqual({
      [of('title')]: 'A follow-up needs a title.',
      [of('due')]: expect.stringMatching(/This day is past/),
    });
    expect(await app.ledger.tasks.list({})).toEqual([]);

    const edited = {
      ...Object.fromEntries(takes.filter((id) => id !== second).map((id) => [id, { [id]: [] }])),
      ...fill(view, { [of('title')]: 'Count the *seats* <!here>', [of('due')]: '2026-12-24', [of('owner')]: 'U2' }),
    };
    await Promise.all([send.viewSubmission(view, edited), send.viewSubmission(view, edited)]);
    await shows(room, card, /Count the \*seats\*/);
    expect(await app.ledger.tasks.list({})).toMatchObject([
      { title: 'Count the *seats* <!here>', due: '2026-12-24', ownerId: priya.id, owner: priya.name },
    ]);
    const hers = await slack.waitFor((s) => s.messages().find((m) => textOf(m).includes('gave you a follow-up')));
    expect(pressable(hers.blocks)).toEqual(['task-done', 'task-snooze', 'task-reassign']);
    await aWhile();
    expect(ours(slack, 'D1')).toHaveLength(1);
    expect(slack.messages().filter((m) => textOf(m).includes('gave you a follow-up'))).toHaveLength(1);
  });

  test('of a card that one person sees: drawn again in place, at its address', async () => {
    const room = await open();
    const { send, slack } = room;
    const said = slack.say({ text: '<@UBOT> log that Acme is worried about Kaspersky' });
    await send.event(said.event);
    const card = await slack.waitFor((s) => s.ephemerals('C1')[0]);
    await send.action({ message: card }, { actionId: 'review-tasks' });
    await send.viewSubmission(top(room));
    await slack.waitFor((s) => pressable(s.ephemerals('C1')[0]?.blocks).includes('task-menu:0'));
    expect(slack.ephemerals('C1')).toHaveLength(1);
    expect(ours(slack)).toEqual([]);
  });
});

test('handed over: the new owner gets a card with buttons, the old card says whose it is, and both show when it is done', async () => {
  const room = await open();
  const { send, app, slack } = room;
  const card = await ask(room, 'create a follow-up: send the list by 3 December 2026', 'D1');
  const [task] = await app.ledger.tasks.list({});
  if (task === undefined) throw new Error('there is no follow-up');
  expect(pressable(card.blocks)).toEqual(['task-done', 'task-snooze', 'task-reassign']);
  await send.action({ message: card }, { actionId: 'task-reassign' });
  const view = top(room);
  expect(titleOf(view)).toBe('Reassign a follow-up');
  expect(errorsOf(await send.viewSubmission(view, {}, { unchecked: true }))).toEqual({ owner: 'Choose who does it.' });
  await Promise.all([1, 2].map(() => send.viewSubmission(view, fill(view, { owner: 'U2' }))));
  await shows(room, card, /Priya Shah/);
  const hers = await slack.waitFor((s) =>
    s.messages().find((m) => textOf(m).includes('Dana Reyes gave you a follow-up.')),
  );
  expect([...(slack.workspace.channels.get(hers.channel)?.members ?? [])]).toContain('U2');
  expect(pressable(hers.blocks)).toEqual(['task-done', 'task-snooze', 'task-reassign']);
  expect(await app.ledger.tasks.get(task.id)).toMatchObject({ ownerId: priya.id, owner: priya.name });

  await send.action({ message: hers }, { actionId: 'task-snooze', user: 'U2' });
  await shows(room, hers, /snoozed until 3 December 2026/);
  await shows(room, card, /snoozed until 3 December 2026/);
  const both = () => send.action({ message: hers }, { actionId: 'task-done', user: 'U2' });
  await Promise.all([both(), both()]);
  await shows(room, hers, /done on 26 November 2026/);
  await shows(room, card, /done on 26 November 2026/);
  await aWhile();
  for (const message of [hers, card]) expect(pressable(message.blocks)).toEqual([]);
  expect(ours(slack, hers.channel)).toHaveLength(1);
  expect(ours(slack, 'D1')).toHaveLength(1);
  expect(slack.calls.filter((call) => call.error !== undefined)).toEqual([]);
});

test('handed back and over again: each time the new owner hears of it, and every card says whose it is', async () => {
  const room = await open();
  const { send, slack } = room;
  const card = await ask(room, 'create a follow-up: send the list by 3 December 2026', 'D1');
  const hand = async (from: Message, user: string, to: string) => {
    await send.action({ message: from }, { actionId: 'task-reassign', user });
    await send.viewSubmission(top(room), fill(top(room), { owner: to }));
  };
  const nth = (channel: string, index: number) => slack.waitFor((s) => ours(s, channel)[index]);
  await hand(card, 'U1', 'U2');
  const hers = await slack.waitFor((s) => s.messages().find((m) => textOf(m).includes('Dana Reyes gave you')));
  await hand(hers, 'U2', 'U1');
  const his = await nth('D1', 1);
  expect(textOf(his)).toMatch(/Priya Shah gave you a follow-up\./);
  for (const message of [card, hers]) await shows(room, message, /Send the list\nDana Reyes · due 3 December 2026/);
  await hand(his, 'U1', 'U2');
  const again = await nth(hers.channel, 1);
  expect(textOf(again)).toMatch(/Dana Reyes gave you a follow-up\./);
  for (const message of [card, hers, his])
    await shows(room, message, /Send the list\nPriya Shah · due 3 December 2026/);
  await aWhile();
  expect([ours(slack, 'D1').length, ours(slack, hers.channel).length]).toEqual([2, 2]);
  expect(textOf(his)).toMatch(/^Follow-up for Priya Shah\./);
});

test('given to oneself again, or to somebody who cannot be reached: it is said, and nothing is lost', async () => {
  const room = await open();
  const { send, app } = room;
  const task = await add(room, 'Call Acme');
  const list = await ask(room, 'list my follow-ups', 'D1');
  await send.action({ message: list }, { actionId: 'task-reassign' });
  await send.viewSubmission(top(room), fill(top(room), { owner: 'U1' }));
  await aWhile();
  expect(await app.ledger.tasks.get(task.id)).toMatchObject({ ownerId: dana.id });
  expect(pressable(list.blocks)).toContain('task-done');
});

describe('a list that one person sees', () => {
  const titles = ['Call Acme', 'Send the list', 'Look again at Sophos'];
  async function listed() {
    const room = await open();
    const tasks = [];
    for (const title of titles) tasks.push(await add(room, title));
    const list = await command(room, '/followups');
    return { room, tasks, list, last: tasks[2]?.id ?? '' };
  }

  test('is drawn again in place when one of it is done, put off or handed over', async () => {
    const { room, list, last } = await listed();
    const { send, slack, app } = room;
    const seen = () => textOf(slack.ephemerals('C1')[0] ?? list);
    await send.action(
      { message: list },
      { actionId: 'task-menu:0', value: `done:${(await app.ledger.tasks.list({}))[0]?.id}` },
    );
    await slack.waitFor(() => seen().includes('done on 26 November 2026'));
    for (const title of titles) expect(seen()).toContain(title);
    await send.action({ message: list }, { actionId: 'task-menu:2', value: `snooze-7:${last}` });
    await slack.waitFor(() => seen().includes('snoozed until 3 December 2026'));
    await send.action({ message: list }, { actionId: 'task-menu:2', value: `reassign:${last}` });
    await send.viewSubmission(top(room), fill(top(room), { owner: 'U2' }));
    await slack.waitFor(() => seen().includes('Priya Shah'));
    await aWhile();
    expect(slack.ephemerals('C1')).toHaveLength(1);
    expect(ours(slack)).toEqual([]);
    expect(updatesOf(room)).toBe(0);
  });

  test('when its address is used up, what was done is said anew', async () => {
    const { room, list, last } = await listed();
    const { send, slack, app } = room;
    slack.fail('response', { kind: 'error', error: 'used_url' }, { kind: 'error', error: 'used_url' });
    await send.action({ message: list }, { actionId: 'task-menu:2', value: `done:${last}` });
    const said = await slack.waitFor((s) => s.ephemerals('C1')[1]);
    expect(textOf(said)).toMatch(/Done: Look again at Sophos\./);
    expect(await app.ledger.tasks.get(last)).toMatchObject({ state: 'done' });
  });

  test('when its address fails for a moment, it is drawn again all the same', async () => {
    const { room, list, last } = await listed();
    room.slack.fail('response', { kind: '500' });
    await room.send.action({ message: list }, { actionId: 'task-menu:2', value: `done:${last}` });
    await room.slack.waitFor((s) => textOf(s.ephemerals('C1')[0] ?? list).includes('done on 26 November 2026'));
    expect(room.slack.ephemerals('C1')).toHaveLength(1);
  });

  test('shows an old state: what is done already cannot be put off, and says so', async () => {
    const { room, list, last } = await listed();
    const { send, slack, app } = room;
    await app.ledger.tasks.setState(last, 'done');
    await send.action({ message: list }, { actionId: 'task-menu:2', value: `snooze-7:${last}` });
    const said = await slack.waitFor((s) => s.ephemerals('C1')[1]);
    expect(textOf(said)).toMatch(/That follow-up is done already\./);
    expect((await app.ledger.tasks.get(last))?.snoozedUntil).toBeNull();
  });

  test('of a follow-up that is gone the window says so instead of opening', async () => {
    const { room, list } = await listed();
    const { send, slack } = room;
    const gone = { selected_option: { text: { type: 'plain_text', text: 'Reassign…' }, value: 'reassign:nobody' } };
    await send.action({ message: list }, { actionId: 'task-menu:0', chosen: gone });
    await slack.waitFor((s) => s.ephemerals('C1').length > 1);
    expect(slack.views).toEqual([]);
  });
});

test('a follow-up that is ticked off elsewhere is drawn again in Slack', async () => {
  const room = await open();
  await ask(room, 'create a follow-up to call Acme', 'D1');
  const [task] = await room.app.ledger.tasks.list({});
  await expect.poll(async () => (await room.app.ledger.postings.showing(task?.id ?? '')).length).toBe(1);
  await room.app.ledger.transaction(vouchItself, (books) => finishById(task?.id ?? '', 'terminal:1', books));
  await room.slack.waitFor((s) => ours(s, 'D1').some((message) => textOf(message).includes('done on')));
});
