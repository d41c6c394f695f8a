/** Does a channel get its digest by itself, and an owner the reminder, as Slack shows them? */
import { expect, test } from 'vitest';
import { vouchItself } from '../../../src/core/audit.ts';
import type { DigestTime } from '../../../src/core/delivery.ts';
import { putDigests } from '../../../src/digest/put-digests.ts';
import { putReminders } from '../../../src/digest/put-reminders.ts';
import { undeliveredWeeks } from '../../../src/digest/undelivered.ts';
import { openLedger } from '../../../src/ledger/open-ledger.ts';
import { add, ask, aWhile, dana, ours, priya } from './a-rep.ts';
import { pressable, type Room, slackRooms, textOf } from './open-slack.ts';

const open = slackRooms();
const now = '2026-11-26T00:00:00Z';
/** Wednesday at seven in the evening in New York: this very moment. */
const wednesday: DigestTime = { weekday: 3, hour: 19, zone: 'America/New_York' };
const monday: DigestTime = { ...wednesday, weekday: 1, hour: 9 };

/** The room asked for it two weeks ago. */
async function subscribe({ databaseUrl }: Room, time: DigestTime, channel = 'C1'): Promise<void> {
  const ledger = await openLedger(databaseUrl, { clock: () => Date.parse('2026-11-12T00:00:00Z') });
  await ledger.subscriptions.put({ id: `slack:T1:${channel}`, shared: false }, dana, time);
  await ledger.close();
}
const put = ({ app }: Room) => putDigests(app.ledger, app.clock());
const first = ({ slack }: Room, channel = 'C1') => slack.waitFor((s) => ours(s, channel)[0]);

test('the digest comes once, with what is new, what is open and how the sources stand, and names no client', async () => {
  const room = await open({ now });
  const { app, slack } = room;
  await subscribe(room, wednesday);
  await ask(room, 'log that Acme Dental is worried about Kaspersky', 'D1');
  await add(room, 'Call Acme Dental', { due: '2026-11-20' });
  expect(await put(room)).toEqual({ put: 1 });
  const message = await first(room);
  const text = textOf(message);
  expect(text).toContain('The week from 18 to 24 November 2026');
  for (const words of ['Open follow-ups', '1 overdue', 'sources']) expect(text).toContain(words);
  expect(text).not.toMatch(/Acme|Posted late/);
  expect(await put(room)).toEqual({ put: 0 });
  await aWhile();
  expect(ours(slack)).toHaveLength(1);
  expect(slack.calls.filter((call) => call.error !== undefined)).toEqual([]);
  expect(await app.ledger.postings.get('digest:slack:T1:C1:2026-W48')).toMatchObject({ ref: message.ts });
});

test('one that comes late says when it was due', async () => {
  const room = await open({ now });
  await subscribe(room, monday);
  await put(room);
  expect(textOf(await first(room))).toContain(
    'Posted late: this digest was due on Monday 23 November 2026 at 9:00, New York time.',
  );
});

test('a channel that was shared since it was subscribed gets nothing of the log and nothing unreviewed', async () => {
  const room = await open({ now });
  room.slack.addChannel({ id: 'C8', name: 'with-globex', isExtShared: true });
  await subscribe(room, wednesday, 'C8');
  await add(room, 'Call Acme Dental', { due: '2026-11-20' });
  await put(room);
  const text = textOf(await first(room, 'C8'));
  expect(text).toContain('The week from');
  expect(text).not.toMatch(/follow-up|of the six sources|Dana|review:/i);
});

test('a channel that is archived is not tried for ever: it is told in the list, and dropped after three weeks', async () => {
  const room = await open({ now });
  const { app, slack, log } = room;
  slack.addChannel({ id: 'C8', name: 'gone', isArchived: true });
  await subscribe(room, wednesday, 'C8');
  const id = 'slack:T1:C8';
  await put(room);
  await expect.poll(() => undeliveredWeeks(app.ledger, id), { timeout: 10_000 }).toEqual(['2026-W48']);
  expect(await app.ledger.subscriptions.get(id)).toMatchObject({ covered: '2026-11-24' });
  expect(log.lines.join()).toMatch(/could not get its digest/);
  for (const [week, left] of [
    [1, 1],
    [2, 0],
  ] as const) {
    await putDigests(app.ledger, app.clock() + week * 7 * 24 * 60 * 60 * 1000);
    // It falls due in the future of this Vouch, whose clock stands still.
    await app.ledger.outbox.retry(`digest:${id}:2026-W${48 + week}`, app.clock());
    await expect.poll(async () => (await app.ledger.subscriptions.list()).length, { timeout: 10_000 }).toBe(left);
    if (left === 1)
      await expect.poll(() => undeliveredWeeks(app.ledger, id), { timeout: 10_000 }).toEqual(['2026-W48', '2026-W49']);
  }
  expect(ours(slack, 'C8')).toEqual([]);
});

test('a room that no longer wants it gets none, though it was on its way', async () => {
  const room = await open({ now });
  await subscribe(room, wednesday);
  const other = await openLedger(room.databaseUrl, { clock: room.app.clock });
  await other.transaction(vouchItself, async (books) => {
    await books.subscriptions.remove('slack:T1:C1');
    const errand = {
      do: 'post-digest',
      room: 'slack:T1:C1',
      week: '2026-W48',
      from: '2026-11-18',
      to: '2026-11-24',
      due: 1,
    };
    await books.outbox.put({ id: 'digest:x', lane: 'slack', due: 1, body: JSON.stringify(errand) });
  });
  await expect.poll(() => other.outbox.renew({ id: 'digest:x', lease: 0 }, 1), { timeout: 10_000 }).toBeUndefined();
  await other.close();
  await aWhile();
  expect(ours(room.slack)).toEqual([]);
});

test('an owner is reminded once, in a message where each can be done or put off', async () => {
  const room = await open({ now: '2026-11-25T15:00:00Z' });
  const { app, slack } = room;
  await add(room, 'Call Acme', { due: '2026-11-25' });
  await add(room, 'Send the list', { due: '2026-11-18' });
  await add(room, 'Not yet', { due: '2026-12-24' });
  await add(room, 'Hers', { due: '2026-11-25', owner: priya.name, ownerId: priya.id });
  for (let tick = 0; tick < 3; tick += 1) await putReminders(app.ledger, app.clock());
  const his = await first(room, 'D1');
  expect(textOf(his)).toContain('2 of your follow-ups are due, 1 of them overdue.');
  expect(textOf(his)).toMatch(/Call Acme/);
  expect(textOf(his)).not.toMatch(/Not yet|Hers/);
  expect(pressable(his.blocks).filter((id) => id.startsWith('task-menu'))).toHaveLength(2);
  const hers = await slack.waitFor((s) =>
    s.messages().find((m) => textOf(m).includes('One of your follow-ups is due.')),
  );
  expect(hers.channel).not.toBe('D1');
  await room.send.action(
    { message: his },
    { actionId: 'task-menu:1', value: `done:${(await app.ledger.tasks.list({ owner: dana.name }))[1]?.id}` },
  );
  await slack.waitFor((s) => ours(s, 'D1').some((m) => textOf(m).includes('done on 25 November 2026')));
  await aWhile();
  expect(ours(slack, 'D1')).toHaveLength(1);
});
