/** Do the buttons of a card in Teams do what they say, once, and for everybody who sees the card? */
import { describe, expect, test } from 'vitest';
import { finishById } from '../../../src/actions/finish-by-id.ts';
import { vouchItself } from '../../../src/core/audit.ts';
import { says } from '../../start-vouch.ts';
import {
  add,
  ask,
  cardOf,
  dataOn,
  idOf,
  kept,
  opened,
  ours,
  pressOf,
  pressOldClient,
  pressWith,
  question,
  settled,
  shows,
  spotAt,
  titlesOn,
  worry,
} from './a-member.ts';
import { type TeamsRoom, textIn, textOf } from './open-teams.ts';

const count = (text: string, words: RegExp): number => text.match(new RegExp(words, 'g'))?.length ?? 0;

/** Three follow-ups of Dana's, and the list of them in her chat. */
async function listed(room: TeamsRoom) {
  const titles = ['Call Acme', 'Send the list', 'Look again at Sophos'];
  const tasks = [];
  for (const title of titles) tasks.push(await add(room, title));
  const [first, second, third] = tasks;
  if (first === undefined || second === undefined || third === undefined) throw new Error('too few follow-ups');
  return { list: await ask(room, 'list my follow-ups'), first, second, third, titles };
}

const finishAtTerminal = (room: TeamsRoom, task: string): Promise<unknown> =>
  room.app.ledger.transaction(vouchItself, (books) => finishById(task, `terminal:${task}`, books));

describe.concurrent('a suggestion', () => {
  test('is answered below, once, however often the press is delivered', async (context) => {
    const room = await opened(context);
    const { client, teams } = room;
    const answer = await ask(room, question);
    const data = dataOn(cardOf(room, answer), 'What Kaspersky says');
    const press = pressOf(room, spotAt(room, answer), data, answer.id);
    const replies = await Promise.all([client.deliver(press), client.deliver(press)]);
    const said = await teams.waitFor(() => ours(room)[1]);
    replies.push(await client.deliver(press));
    for (const { status, body } of replies) {
      expect(status).toBe(200);
      expect(body).toEqual({
        statusCode: 200,
        type: 'application/vnd.microsoft.activity.message',
        value: 'Vouch answers below.',
      });
    }
    await settled(room);
    expect(ours(room)).toHaveLength(2);
    expect(textOf(said)).toMatch(/What Kaspersky says, in its own words/);
  });

  test('in a channel it is answered in its thread, for whoever presses', async (context) => {
    const room = await opened(context);
    const { client, teams } = room;
    const team = teams.addTeam({ name: 'Support', members: [teams.dana, teams.robin], channels: ['Desk'] });
    const desk = teams.channel(team, 'Desk');
    const answer = await ask(room, question, { room: desk });
    const pressed = await client.press(answer, { title: 'What others moved to' }, { person: teams.robin });
    expect(pressed).toMatchObject({ problem: undefined, toast: 'Vouch answers below.' });
    const said = await teams.waitFor(() => ours(room, desk)[1]);
    expect(said.thread).toBe(answer.thread);
    expect(textOf(said)).toMatch(/alternatives to Kaspersky/);
    expect(await room.app.ledger.receipts.get(/Receipt ([0-9a-f-]{36})/.exec(textOf(said))?.[1] ?? '')).toMatchObject({
      askedBy: { id: idOf(room, teams.robin), name: 'Robin Cole' },
    });
  });

  test('of a card about a client it is answered in the same chat', async (context) => {
    const room = await opened(context);
    const card = await ask(room, worry);
    await room.client.press(card, { title: 'Ask about Kaspersky' });
    expect(textOf(await room.teams.waitFor(() => ours(room)[1]))).toMatch(/Kaspersky for businesses/);
  });

  test('from a client without Action.Execute it is answered just the same', async (context) => {
    const room = await opened(context);
    const answer = await ask(room, question);
    const { status, activity } = await pressOldClient(room, answer, { title: 'What Kaspersky says' });
    expect(status).toBe(200);
    await room.client.deliver(activity);
    const said = await room.teams.waitFor(() => ours(room)[1]);
    await settled(room);
    expect(textOf(said)).toMatch(/What Kaspersky says, in its own words/);
    expect(ours(room)).toHaveLength(2);
  });
});

describe.concurrent('"Create all"', () => {
  test('creates once; who pressed sees the follow-ups at once, and everybody by a change of the card', async (context) => {
    const room = await opened(context);
    const { client, app, teams } = room;
    const card = await ask(room, worry);
    const title = titlesOn(cardOf(room, card)).find((each) => each.startsWith('Create all')) ?? '';
    const offered = Number(/\d+/.exec(title)?.[0]);
    expect(offered).toBeGreaterThan(2);
    expect(await app.ledger.tasks.list({})).toEqual([]);
    const data = dataOn(cardOf(room, card), title);
    const spot = spotAt(room, card);
    const both = await Promise.all([1, 2].map(() => client.press(card, { title })));
    for (const { card: seen, problem } of both) {
      expect(problem).toBeUndefined();
      expect(titlesOn(seen).filter((each) => each === 'Done')).toHaveLength(offered);
      expect(titlesOn(seen)).not.toContain(title);
    }
    await shows(room, card, /Done/);
    await settled(room);
    expect(titlesOn(cardOf(room, card)).filter((each) => each === 'Done')).toHaveLength(offered);
    const again = await pressWith(room, spot, data, card.id);
    expect(titlesOn(again.card).filter((each) => each === 'Done')).toHaveLength(offered);
    await settled(room);
    const tasks = await app.ledger.tasks.list({});
    expect(tasks).toHaveLength(offered);
    for (const { ownerId, client: of } of tasks) {
      expect(ownerId).toBe(idOf(room));
      expect(of?.name).toBe('Acme Dental');
    }
    expect(ours(room)).toHaveLength(1);
    expect(teams.messages().filter(({ from }) => from === 'bot')).toHaveLength(1);

    // They are kept with the card from then on.
    await finishAtTerminal(room, tasks[0]?.id ?? '');
    await shows(room, card, /done on 26 November 2026/);
  });

  test('the same press delivered three times creates once', async (context) => {
    const room = await opened(context);
    const card = await ask(room, worry);
    const title = titlesOn(cardOf(room, card)).find((each) => each.startsWith('Create all')) ?? '';
    const press = pressOf(room, spotAt(room, card), dataOn(cardOf(room, card), title), card.id);
    const bodies = [];
    for (let time = 0; time < 3; time += 1) bodies.push((await room.client.deliver(press)).body);
    for (const body of bodies) expect(textIn(body)).toMatch(/Done/);
    await settled(room);
    expect(await room.app.ledger.tasks.list({})).toHaveLength(Number(/\d+/.exec(title)?.[0]));
    expect(ours(room)).toHaveLength(1);
  });

  test('from a client without Action.Execute it changes the card, and says nothing more', async (context) => {
    const room = await opened(context);
    const card = await ask(room, worry);
    const title = titlesOn(cardOf(room, card)).find((each) => each.startsWith('Create all')) ?? '';
    await pressOldClient(room, card, { title });
    await shows(room, card, /Done/);
    await settled(room);
    expect(await room.app.ledger.tasks.list({})).toHaveLength(Number(/\d+/.exec(title)?.[0]));
    expect(ours(room)).toHaveLength(1);
  });

  test('of a question that was edited into a concern, everybody sees what came of it', async (context) => {
    const room = await opened(context);
    const { client, teams, app } = room;
    const { message } = await client.say({ text: question });
    const card = await teams.waitFor(() => ours(room)[0]);
    await client.edit(message, worry);
    await shows(room, card, /Create all/);
    const title = titlesOn(cardOf(room, card)).find((each) => each.startsWith('Create all')) ?? '';
    const { card: seen } = await client.press(card, { title });
    expect(titlesOn(seen)).toContain('Done');
    await settled(room);
    expect(titlesOn(cardOf(room, card))).toContain('Done');
    const [task] = await app.ledger.tasks.list({});
    await finishAtTerminal(room, task?.id ?? '');
    await settled(room);
    expect(textIn(cardOf(room, card))).toMatch(/done on 26 November 2026/);
  });
});

describe.concurrent('Done and Snooze', () => {
  test('in a card of one follow-up', async (context) => {
    const room = await opened(context);
    const { client, app } = room;
    const card = await ask(room, 'create a follow-up: send the list by 3 December 2026');
    const [task] = await app.ledger.tasks.list({});
    expect(titlesOn(cardOf(room, card))).toEqual(['Done', 'Snooze 1 week', 'Reassign…']);
    const snoozed = await client.press(card, { title: 'Snooze 1 week' });
    expect(textIn(snoozed.card)).toMatch(/snoozed until 3 December 2026/);
    await shows(room, card, /snoozed until 3 December 2026/);
    const done = await client.press(card, { title: 'Done' });
    expect(textIn(done.card)).toMatch(/done on 26 November 2026/);
    expect(titlesOn(done.card)).toEqual([]);
    await shows(room, card, /done on 26 November 2026/);
    await settled(room);
    expect(titlesOn(cardOf(room, card))).toEqual([]);
    expect(await app.ledger.tasks.get(task?.id ?? '')).toMatchObject({ state: 'done', snoozedUntil: '2026-12-03' });
    expect(ours(room)).toHaveLength(1);
  });

  test('in a card of many, only that one changes, and the others keep their buttons', async (context) => {
    const room = await opened(context);
    const { client, app } = room;
    const { list, first, second, third, titles } = await listed(room);
    const done = await client.press(list, { title: 'Done', at: 1 });
    expect(count(textIn(done.card), /done on 26 November 2026/)).toBe(1);
    for (const title of titles) expect(textIn(done.card)).toContain(title);
    expect(titlesOn(done.card)).toEqual([1, 2].flatMap(() => ['Done', 'Snooze 1 week', 'Reassign…']));
    await shows(room, list, /done on 26 November 2026/);
    const snoozed = await client.press(list, { title: 'Snooze 1 week', at: 1 });
    expect(textIn(snoozed.card)).toMatch(/snoozed until 3 December 2026/);
    await shows(room, list, /snoozed until 3 December 2026/);
    await settled(room);
    const states = await Promise.all([first, second, third].map(({ id }) => app.ledger.tasks.get(id)));
    expect(states.map((task) => [task?.state, task?.snoozedUntil])).toEqual([
      ['open', null],
      ['done', null],
      ['open', '2026-12-03'],
    ]);
    expect(ours(room)).toHaveLength(1);
  });

  test('both at once, from two presses at once', async (context) => {
    const room = await opened(context);
    const { client, app } = room;
    const { list, first, second } = await listed(room);
    await Promise.all([
      client.press(list, { title: 'Done', at: 0 }),
      client.press(list, { title: 'Done', at: 0 }),
      client.press(list, { title: 'Done', at: 1 }),
    ]);
    await settled(room);
    expect(count(textIn(cardOf(room, list)), /done on 26 November 2026/)).toBe(2);
    const states = await Promise.all([first, second].map(async ({ id }) => (await app.ledger.tasks.get(id))?.state));
    expect(states).toEqual(['done', 'done']);
  });

  test('on a card that shows an old state: what is done already is said, and cannot be put off', async (context) => {
    const room = await opened(context);
    const { client, app } = room;
    const { list, third } = await listed(room);
    await app.ledger.tasks.setState(third.id, 'done');
    const pressed = await client.press(list, { title: 'Snooze 1 week', at: 2 });
    expect(pressed.toast).toMatch(/That follow-up is done already\./);
    expect((await app.ledger.tasks.get(third.id))?.snoozedUntil).toBeNull();
    const done = await client.press(list, { title: 'Done', at: 2 });
    expect(textIn(done.card)).toMatch(/done on 26 November 2026/);
  });

  test('from a client without Action.Execute, in the words of a message', async (context) => {
    const room = await opened(context);
    const { app, client } = room;
    const { list, first, third } = await listed(room);
    const { activity } = await pressOldClient(room, list, { title: 'Done', at: 0 });
    await client.deliver(activity);
    await shows(room, list, /done on 26 November 2026/);
    // The card has lost the buttons of the first.
    await pressOldClient(room, list, { title: 'Snooze 1 week', at: 1 });
    await shows(room, list, /snoozed until 3 December 2026/);
    await settled(room);
    expect(await app.ledger.tasks.get(first.id)).toMatchObject({ state: 'done' });
    expect(await app.ledger.tasks.get(third.id)).toMatchObject({ snoozedUntil: '2026-12-03' });
    expect(ours(room)).toHaveLength(1);
  });
});

describe.concurrent('cards elsewhere that show the same follow-up', () => {
  test('are changed when it is done on one of them', async (context) => {
    const room = await opened(context);
    const { client, teams } = room;
    const card = await ask(room, 'create a follow-up: send the list by 3 December 2026');
    const list = await ask(room, 'list my follow-ups');
    const robins = await ask(room, 'list follow-ups', { person: teams.robin });
    expect(textOf(robins)).toMatch(/Send the list/);
    await client.press(robins, { title: 'Done' }, { person: teams.robin });
    for (const message of [card, list, robins]) await shows(room, message, /done on 26 November 2026/);
    await settled(room);
    expect(ours(room)).toHaveLength(3);
  });

  test('are changed when it is ticked off at the terminal, in words or in the list there', async (context) => {
    const room = await opened(context);
    const { app } = room;
    const { list, first } = await listed(room);
    await app.respond(says(app, 'mark the follow-up "send the list" as done'));
    await shows(room, list, /Send the list\n+Dana Reyes · no due date · done on 26 November 2026/);
    await finishAtTerminal(room, first.id);
    await shows(room, list, /Call Acme\n+Dana Reyes · no due date · done on 26 November 2026/);
    expect(titlesOn(cardOf(room, list)).filter((title) => title === 'Done')).toHaveLength(1);
  });

  test('one that was deleted keeps none of the others from being changed', async (context) => {
    const room = await opened(context);
    const { first, list } = await listed(room);
    const other = await ask(room, 'list my follow-ups');
    list.deleted = true;
    await finishAtTerminal(room, first.id);
    await shows(room, other, /done on 26 November 2026/);
    await settled(room);
    expect(ours(room)).toEqual([other]);
    expect(kept(room, 'outbox')).not.toContain('"state":"failed"');
  });
});

describe.concurrent('a card that is looked at again', () => {
  test('shows what is so now to the people it names; an answer does not change, and names nobody', async (context) => {
    const room = await opened(context);
    const { client, app, teams } = room;
    const { list, first } = await listed(room);
    // Not by an errand: so the card itself stays as it was.
    await app.ledger.tasks.setState(first.id, 'done');
    const seen = await client.look(list, teams.dana);
    expect(seen?.problem).toBeUndefined();
    expect(textIn(seen?.card)).toMatch(/done on 26 November 2026/);
    expect(textIn(cardOf(room, list))).not.toMatch(/done on/);
    expect(textIn(teams.cardFor(list, teams.dana))).toMatch(/done on 26 November 2026/);
    expect(ours(room)).toHaveLength(1);
    expect(await client.look(await ask(room, question), teams.dana)).toBeUndefined();
  });

  test('names its reader and the owners, sixty at the most', async (context) => {
    const room = await opened(context);
    const { app, teams } = room;
    const { list, first } = await listed(room);
    const { refresh } = cardOf(room, list);
    expect(refresh).toMatchObject({ userIds: [teams.dana.id] });
    const posting = (await app.ledger.postings.showing(first.id))[0];
    if (posting === undefined) throw new Error('the list is not kept');
    const tasks = [...posting.tasks];
    for (let at = 0; at < 70; at += 1) {
      const id = `teams:${teams.tenantId}:owner-${at}`;
      const address = { serviceUrl: teams.serviceUrl, user: `29:owner-${at}`, conversation: null };
      const reference = { id, surface: 'teams', kind: 'person', name: `Owner ${at}`, reachable: true } as const;
      await app.ledger.conversations.put({ ...reference, address: JSON.stringify(address) });
      tasks.push((await add(room, `Follow-up ${at}`, { owner: `Owner ${at}`, ownerId: id })).id);
    }
    await app.ledger.postings.put({ ...posting, tasks });
    await finishAtTerminal(room, first.id);
    await shows(room, list, /done on 26 November 2026/);
    const { userIds } = cardOf(room, list)['refresh'] as { userIds: readonly string[] };
    expect(userIds).toHaveLength(60);
    expect(userIds[0]).toBe(teams.dana.id);
  });
});

describe.concurrent('a press on what is gone', () => {
  const problem = expect.objectContaining({ status: 200, dialog: undefined, card: undefined });

  test('a client that was deleted: words, and nothing is written', async (context) => {
    const room = await opened(context);
    const { client, app } = room;
    const card = await ask(room, worry);
    const task = await add(room, 'Call Acme Dental', {
      clientId: (await app.ledger.clients.find('Acme Dental'))?.id ?? null,
    });
    const list = await ask(room, 'list my follow-ups');
    const [acme] = await app.ledger.clients.list();
    await app.ledger.clients.delete(acme?.id ?? '');
    const title = titlesOn(cardOf(room, card)).find((each) => each.startsWith('Create all')) ?? '';
    const before = kept(room, 'task') + kept(room, 'concern') + kept(room, 'client');
    for (const pressed of [
      await client.press(card, { title }),
      await client.press(list, { title: 'Done' }),
      await client.press(list, { title: 'Snooze 1 week' }),
    ]) {
      expect(pressed).toEqual(problem);
      expect(pressed.toast).toMatch(/\w/);
      expect(pressed.toast).not.toMatch(/Acme/);
    }
    await settled(room);
    // Seen again, neither card says whose it was.
    for (const message of [card, list])
      expect(textIn((await client.look(message, room.teams.dana))?.card)).not.toMatch(/Acme/);
    expect(kept(room, 'task') + kept(room, 'concern') + kept(room, 'client')).toBe(before);
    expect(await app.ledger.tasks.get(task.id)).toBeUndefined();
  });

  test('an unknown follow-up, concern or event: words, and nothing is written', async (context) => {
    const room = await opened(context);
    const { list, first } = await listed(room);
    const spot = spotAt(room, list);
    const { event } = dataOn(cardOf(room, list), 'Done');
    for (const data of [
      { does: 'task-done', task: crypto.randomUUID(), event },
      { does: 'task-done', task: '', event },
      { does: 'task-snooze', task: 'nobody', days: 7, event },
      { does: 'accept-tasks', concern: 'nothing', event },
      { does: 'refresh', event: 'teams:nowhere:1' },
      { does: 'refresh', event: 'card:nothing' },
      { does: 'show-answer', event: 'teams:nowhere:1' },
      { does: 'show-answer', event: '\u0000' },
    ]) {
      const pressed = await pressWith(room, spot, data, list.id);
      expect([data, pressed]).toEqual([data, problem]);
      expect(pressed.toast).toMatch(/\w/);
    }
    await settled(room);
    expect(await room.app.ledger.tasks.get(first.id)).toMatchObject({ state: 'open', snoozedUntil: null });
    expect(await room.app.ledger.tasks.list({})).toHaveLength(3);
    // The press is about a follow-up that is there, on a card that is not known: it is done, and said.
    const done = await pressWith(room, spot, { does: 'task-done', task: first.id, event: 'teams:nowhere:1' });
    expect(done).toEqual(problem);
    expect(done.toast).toMatch(/\w/);
    await shows(room, list, /done on 26 November 2026/);
  });

  test('data of another shape is a problem in words, whatever it holds', async (context) => {
    const room = await opened(context);
    const { list } = await listed(room);
    const spot = spotAt(room, list);
    const { event, task } = dataOn(cardOf(room, list), 'Done');
    const before = kept(room, 'task') + kept(room, 'outbox');
    for (const data of [
      undefined,
      null,
      'task-done',
      [],
      {},
      { does: 'task-done' },
      { does: 'delete-everything', task, event },
      { does: 'task-done', task: { $ne: null }, event },
      { does: 'task-snooze', task, days: 3650, event },
      { does: 'task-snooze', task, days: '7', event },
      { does: 'refresh', event: 'x'.repeat(301) },
      { does: 'say', intent: 'help', entities: { nonsense: 'x' }, receipt: null, event },
      { does: 'say', intent: 'help', entities: { vendor: { deep: true } }, receipt: null, event },
      JSON.parse('{"__proto__":{"does":"task-done"},"constructor":{"prototype":{}}}'),
    ]) {
      const { status, body } = await room.client.deliver(pressOf(room, spot, data, list.id));
      expect(status).toBe(200);
      expect(body).toMatchObject({
        statusCode: 400,
        type: 'application/vnd.microsoft.error',
        value: { message: 'Vouch no longer has what this button is about.' },
      });
    }
    for (const value of [undefined, null, 'x', 7, [], { action: null }, { action: [] }]) {
      const { status, body } = await room.client.deliver({ ...pressOf(room, spot, {}), value });
      expect([status, body]).toEqual([200, expect.objectContaining({ statusCode: 400 })]);
    }
    await settled(room);
    expect(kept(room, 'task') + kept(room, 'outbox')).toBe(before);
    expect(ours(room)).toHaveLength(1);
  });

  test('what a button says with hostile words is answered in words, and writes nothing unasked', async (context) => {
    const room = await opened(context);
    const { list } = await listed(room);
    const spot = spotAt(room, list);
    const { event } = dataOn(cardOf(room, list), 'Done');
    const says = [
      { intent: 'constructor', entities: {} },
      { intent: '__proto__', entities: {} },
      { intent: '', entities: {} },
      { intent: 'ask-vendor', entities: { vendor: 'no-such-vendor', audience: 'nobody', asOf: 'tomorrow' } },
      { intent: 'ask-vendor', entities: { vendor: 'x'.repeat(100_000) } },
      { intent: 'list-concerns', entities: { client: '\u0000\ud800<at>Everyone</at>{{DATE(2026-01-01)}}' } },
      { intent: 'snooze-task', entities: { task: 'nobody', due: '9999-99-99' } },
      { intent: 'digest', entities: { digest: 'everything' } },
    ];
    for (const said of says) {
      const before = ours(room).length;
      const pressed = await pressWith(room, spot, { does: 'say', ...said, receipt: 'no-such', event }, list.id);
      expect(pressed.problem).toBeUndefined();
      const answer = await room.teams.waitFor(() => ours(room)[before]);
      expect(textOf(answer)).toMatch(/\w/);
      expect(JSON.stringify(answer.attachments)).not.toMatch(/<at>|\{\{DATE/);
    }
    await settled(room);
    expect(kept(room, 'outbox')).not.toContain('"state":"failed"');
    expect(await room.app.ledger.tasks.list({})).toHaveLength(3);
    expect(await room.app.ledger.clients.list()).toEqual([]);
    expect(room.log.lines.filter((line) => /"code":"(?:internal|storage)"/.test(line))).toEqual([]);
  });

  test('a message with a value that is no button of ours is answered as a message without words', async (context) => {
    const room = await opened(context);
    for (const value of [{ does: 'nothing' }, 'x', 7, [], { does: 'task-done' }])
      expect((await room.client.deliver({ type: 'message', value })).status).toBe(200);
    await settled(room);
    expect(ours(room)).toHaveLength(5);
    for (const answer of ours(room)) expect(textOf(answer)).toMatch(/What you can ask|status/);
  });
});
