/** Does a channel or a group chat get its digest by itself, and an owner the reminder, as Teams shows them? */
import { describe, test } from 'vitest';
import { putDigests } from '../../../src/digest/put-digests.ts';
import { putReminders } from '../../../src/digest/put-reminders.ts';
import { undeliveredWeeks } from '../../../src/digest/undelivered.ts';
import { openLedger } from '../../../src/ledger/open-ledger.ts';
import type { Room } from '../../stand-ins/teams-server.ts';
import { add, ask, cardOf, idOf, opened, ours, roomIdOf, settled, titlesOn } from './a-member.ts';
import { type TeamsRoom, textOf } from './open-teams.ts';

const now = '2026-11-26T00:00:00Z';

/** Asks for it there, as two weeks ago. */
async function subscribe(room: TeamsRoom, where: Room, said = 'digest here Wednesday 19:00 Eastern'): Promise<string> {
  await ask(room, said, { room: where });
  const id = roomIdOf(room, where);
  const subscription = await room.app.ledger.subscriptions.get(id);
  if (subscription === undefined) throw new Error('it was not subscribed');
  await room.app.ledger.subscriptions.remove(id);
  const ledger = await openLedger(room.databaseUrl, { clock: () => Date.parse('2026-11-12T00:00:00Z') });
  await ledger.subscriptions.put({ id, shared: false }, subscription.by, subscription);
  await ledger.close();
  return id;
}
const chatOf = ({ teams }: TeamsRoom): Room =>
  teams.addGroupChat({ name: 'Support', members: [teams.dana, teams.robin] });

describe.concurrent('the weekly digest', () => {
  test.for([
    ['a group chat', chatOf],
    [
      'a channel',
      ({ teams }: TeamsRoom): Room =>
        teams.channel(
          teams.addTeam({ name: 'Support', members: [teams.dana, teams.robin], channels: ['Desk'] }),
          'Desk',
        ),
    ],
  ] as const)('comes once to %s, and names no client', async ([, find], context) => {
    const { expect } = context;
    const room = await opened(context, { now });
    const { app, teams } = room;
    const where = find(room);
    const id = await subscribe(room, where);
    await add(room, 'Call Acme Dental', { due: '2026-11-20' });
    const before = ours(room).length;
    expect(await putDigests(app.ledger, app.clock())).toEqual({ put: 1 });
    const message = await teams.waitFor(() =>
      ours(room).find((each) => textOf(each).includes('The week from 18 to 24 November 2026')),
    );
    await settled(room);
    expect(message.room).toBe(where.id);
    const text = textOf(message);
    for (const words of ['Open follow-ups', '1 overdue', 'sources']) expect(text).toContain(words);
    expect(text).not.toMatch(/Acme|Posted late/);
    expect(await putDigests(app.ledger, app.clock())).toEqual({ put: 0 });
    expect(ours(room)).toHaveLength(before + 1);
    expect(await app.ledger.postings.get(`digest:${id}:2026-W48`)).toMatchObject({ room: id, ref: message.id });
  });

  test('says that it is late, and gives outsiders nothing of the log', async (context) => {
    const { expect } = context;
    const room = await opened(context, { now });
    const { app, teams } = room;
    const where = teams.addGroupChat({ members: [teams.dana, teams.addPerson({ name: 'Guest', role: 'guest' })] });
    await subscribe(room, where, 'digest here on Mondays at 9');
    await add(room, 'Call Acme Dental', { due: '2026-11-20' });
    await putDigests(app.ledger, app.clock());
    const message = await teams.waitFor(() => ours(room, where).find((each) => textOf(each).includes('Posted late')));
    expect(textOf(message)).toContain('due on Monday 23 November 2026 at 9:00, New York time.');
    expect(textOf(message)).not.toMatch(/follow-up|of the six sources|Dana/i);
  });

  test('is given up where Vouch may not write, and where it is no longer', async (context) => {
    const { expect } = context;
    const room = await opened(context, { now });
    const { app, teams } = room;
    const blocked = chatOf(room);
    const left = chatOf(room);
    const ids = [await subscribe(room, blocked), await subscribe(room, left)];
    teams.block(blocked);
    await app.ledger.conversations.lose(ids[1] ?? '');
    await putDigests(app.ledger, app.clock());
    for (const id of ids)
      await expect.poll(() => undeliveredWeeks(app.ledger, id), { timeout: 10_000 }).toEqual(['2026-W48']);
    expect(await app.ledger.subscriptions.list()).toHaveLength(2);
  });

  test('reminds an owner once, with buttons', async (context) => {
    const { expect } = context;
    const room = await opened(context, { now: '2026-11-25T15:00:00Z' });
    const { app, teams } = room;
    await ask(room, 'Is Sophos banned?');
    await add(room, 'Call Acme', { due: '2026-11-25' });
    await add(room, 'Not met', { due: '2026-11-25', ownerId: idOf(room, teams.robin) });
    for (let tick = 0; tick < 3; tick += 1) await putReminders(app.ledger, app.clock());
    const message = await teams.waitFor(() =>
      ours(room).find((each) => textOf(each).includes('One of your follow-ups is due.')),
    );
    await settled(room);
    expect(titlesOn(cardOf(room, message)).length).toBeGreaterThan(0);
    expect(ours(room).filter((each) => textOf(each).includes('your follow-ups'))).toHaveLength(1);
  });
});
