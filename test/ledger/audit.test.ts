import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { type AuditEntry, vouchItself } from '../../src/core/audit.ts';
import type { Item } from '../../src/core/item.ts';
import type { Ledger } from '../../src/core/ports.ts';
import { openDatabase } from '../../src/ledger/open-ledger.ts';
import { aConcern, aReply, aTask, dana, engines } from './engines.ts';
import { ledgers, noon } from './with-ledger.ts';

const room = { id: 'slack:T1:C1', shared: false };
const monday = { weekday: 1, hour: 9, zone: 'America/New_York' } as const;

const anItem: Item = {
  source: 'cisa',
  id: 'ED-1',
  type: 'directive',
  vendors: ['kaspersky'],
  title: 'Remove it, says Zyx Holdings',
  summary: '',
  url: null,
  published: '2017-09-13',
  effective: null,
  issuer: 'CISA',
  citation: null,
  keys: [],
  background: false,
};

/** What the trail holds, oldest first. */
const trail = async (ledger: Ledger): Promise<readonly AuditEntry[]> =>
  (await ledger.audit.list({ limit: 1000 })).toReversed();

const said = (entries: readonly AuditEntry[]): readonly string[] => entries.map(({ kind, did }) => `${kind} ${did}`);

describe.each(engines)('$name', (engine) => {
  const open = ledgers(engine);

  test('every kind of change is there with who, when, before and after, and what changes nothing is not', async () => {
    const { ledger, time } = await open();
    await ledger.items.put(anItem, 'h1', noon);
    await ledger.history.takeUp(new Map([['vendors/eset', 'a']]), noon);
    expect(await trail(ledger)).toEqual([]);

    const kept = await ledger.transaction(
      dana,
      async ({ clients, concerns, tasks, exposures, subscriptions, items }) => {
        const client = await clients.ensure({ name: 'Zyx' });
        await clients.ensure({ name: 'ZYX' });
        await clients.update(client.id, { federal: true });
        await clients.update(client.id, { federal: true });
        await clients.rename(client.id, 'Zyx Holdings');
        const concern = await concerns.add(aConcern(client.id));
        await concerns.setState(concern.id, 'answered');
        await concerns.setState(concern.id, 'answered');
        const task = await tasks.add(aTask({ clientId: client.id, origin: 'o1' }));
        await tasks.add(aTask({ clientId: client.id, origin: 'o1' }));
        await tasks.setState(task.id, 'done');
        await tasks.setState(task.id, 'done');
        await tasks.setState(task.id, 'open');
        await tasks.snooze(task.id, '2017-10-01');
        await tasks.snooze(task.id, null);
        await tasks.snooze(task.id, null);
        await tasks.reassign(task.id, { name: 'Sam', id: null });
        const what = { clientId: client.id, vendor: 'kaspersky', product: null, renewal: null, recordedBy: dana };
        await exposures.put({ ...what, seats: 500 });
        time.now += 1;
        await exposures.put({ ...what, seats: 500 });
        await exposures.remove((await exposures.put({ ...what, seats: 600 })).id);
        await subscriptions.put(room, dana, monday);
        await subscriptions.put(room, dana, monday);
        await subscriptions.put(room, dana, { ...monday, hour: 10 });
        await subscriptions.cover(room.id, '2017-09-10');
        await subscriptions.remove(room.id);
        await subscriptions.remove(room.id);
        await items.review('cisa', 'ED-1', 'h1', { state: 'dismissed', reason: 'old', by: dana, at: noon });
        return { client, concern, task };
      },
    );
    await ledger.history.takeUp(new Map([['vendors/avg', 'b']]), noon);
    await ledger.audit.put({
      by: dana,
      kind: 'login',
      of: dana.id,
      did: 'let in',
      before: null,
      after: { role: 'rep' },
    });

    const all = await trail(ledger);
    expect(said(all)).toEqual([
      'client added',
      'client changed',
      'client renamed',
      'concern added',
      'concern answered',
      'task added',
      'task finished',
      'task reopened',
      'task snoozed',
      'task woken',
      'task reassigned',
      'exposure added',
      'exposure changed',
      'exposure removed',
      'subscription added',
      'subscription changed',
      'subscription removed',
      'item dismissed',
      'content added',
      'content removed',
      'login let in',
    ]);
    expect(all.map(({ by }) => by.name)).toEqual([...Array(18).fill('Dana Reyes'), 'Vouch', 'Vouch', 'Dana Reyes']);
    expect(all.every(({ at, emptied }) => at === time.now && !emptied)).toBe(true);
    expect(all[0]).toMatchObject({ of: kept.client.id, before: null, after: kept.client });
    expect(all[1]).toMatchObject({ before: { federal: null }, after: { federal: true } });
    expect(all[3]).toMatchObject({ of: kept.concern.id, before: null, after: kept.concern });
    expect(all[4]).toMatchObject({ before: kept.concern, after: { ...kept.concern, state: 'answered' } });
    expect(all[6]).toMatchObject({ of: kept.task.id, before: kept.task, after: { state: 'done', doneAt: noon } });
    expect(all[12]).toMatchObject({ before: { seats: 500 }, after: { seats: 600 } });
    expect(all[13]).toMatchObject({ before: { seats: 600 }, after: null });
    expect(all[15]).toMatchObject({ of: room.id, before: { hour: 9 }, after: { hour: 10 } });
    expect(all[17]).toMatchObject({ of: 'cisa/ED-1', before: { review: { state: 'waiting' } }, after: { hash: 'h1' } });
    expect(all[18]).toMatchObject({ of: 'vendors/avg', before: null, after: 'b' });

    // The same by each filter, and page by page.
    const newest = all.toReversed();
    expect(await ledger.audit.list({ kind: 'task', of: kept.task.id, by: dana.id })).toEqual(
      newest.filter(({ kind }) => kind === 'task'),
    );
    expect(await ledger.audit.list({ by: vouchItself.id })).toHaveLength(2);
    expect(await ledger.audit.list({ since: time.now })).toHaveLength(21);
    expect(await ledger.audit.list({ since: time.now + 1 })).toEqual([]);
    const paged: AuditEntry[] = [];
    for (let page = await ledger.audit.list({ limit: 4 }); page.length > 0; ) {
      paged.push(...page);
      page = await ledger.audit.list({ limit: 4, before: page.at(-1)?.id ?? '' });
    }
    expect(paged).toEqual(newest);
    await expect(ledger.audit.list({ before: "1' or 1=1" })).rejects.toMatchObject({ code: 'bad-input' });
  });

  test('a change and its entry are there together or not at all', async () => {
    const { ledger, another } = await open();
    const failing = ledger.once('e1', dana, async ({ clients, audit }) => {
      await clients.ensure({ name: 'Acme' });
      expect(said(await audit.list({}))).toEqual(['client added']);
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(await trail(ledger)).toEqual([]);

    // Outside of a transaction it is Vouch's own.
    const client = await ledger.clients.ensure({ name: 'Acme' });
    expect(await ledger.audit.list({})).toMatchObject([{ by: vouchItself, did: 'added', after: client }]);

    // A thing that two do at once has one entry.
    const task = await ledger.tasks.add(aTask());
    const other = await another();
    await Promise.all(
      [ledger, other, ledger, other].map((each, index) =>
        each.once(`e${index + 2}`, dana, async ({ tasks }) => {
          await tasks.setState(task.id, 'done');
          return aReply;
        }),
      ),
    );
    await Promise.all([ledger, other].map((each) => each.tasks.add(aTask({ origin: 'o' }))));
    expect(said(await trail(ledger))).toEqual(['client added', 'task added', 'task finished', 'task added']);
  });

  test('nobody can change what it says, or remove it', async () => {
    const { ledger, url } = await open();
    const client = await ledger.clients.ensure({ name: 'Acme' });
    const before = await trail(ledger);
    const db = await openDatabase(url);
    const refused = [
      sql`delete from audit`,
      sql`delete from audit where id = 1`,
      sql`update audit set did = 'removed'`,
      sql`update audit set by_name = 'Nobody', before_json = null, after_json = null, emptied = 1`,
      sql`update audit set at = 0, before_json = null, after_json = null, emptied = 1`,
      sql`update audit set after_json = null`,
      sql`update audit set after_json = '{}', emptied = 1`,
      sql`update audit set emptied = 1`,
      engine.name === 'sqlite'
        ? sql`insert or replace into audit (id, at, by_id, by_name, kind, of_id, did, emptied) values (1, 0, 'x', 'x', 'client', 'x', 'x', 0)`
        : sql`truncate audit`,
    ];
    for (const statement of refused) {
      await expect(statement.execute(db)).rejects.toMatchObject({ cause: { message: /append-only/ } });
    }
    expect(await trail(ledger)).toEqual(before);
    await sql`update audit set before_json = null, after_json = null, emptied = 1`.execute(db);
    await db.destroy();
    expect(await trail(ledger)).toEqual([{ ...before[0], of: client.id, after: null, emptied: true }]);
  });

  test('what the trail told of a deleted client is emptied, of whatever it was merged from too', async () => {
    const { ledger, url } = await open();
    const other = await ledger.clients.ensure({ name: 'Other', notes: 'Sister of Zyx.' });
    const first = await ledger.clients.ensure({ name: 'Quux', notes: 'private notes' });
    const client = await ledger.clients.ensure({ name: 'Zyx' });
    await ledger.clients.rename(client.id, 'Zyx Holdings');
    const task = await ledger.tasks.add(aTask({ clientId: first.id, title: 'private title' }));
    await ledger.concerns.add(aConcern(client.id, { words: 'private words' }));
    await ledger.concerns.add(aConcern(other.id, { words: 'like Quux' }));
    const untouched = await ledger.concerns.add(aConcern(other.id));
    const exposure = { vendor: 'kaspersky', product: null, seats: 7, renewal: null, recordedBy: dana };
    await ledger.exposures.remove((await ledger.exposures.put({ ...exposure, clientId: first.id })).id);
    await ledger.items.put(anItem, 'h1', noon);
    await ledger.items.review('cisa', 'ED-1', 'h1', { state: 'dismissed', reason: 'old', by: dana, at: noon });
    await ledger.clients.merge(first.id, client.id);
    expect(said((await trail(ledger)).slice(-2))).toEqual(['client merged', 'client changed']);
    expect(await ledger.audit.list({ of: first.id, limit: 1 })).toMatchObject([
      { before: { name: 'Quux' }, after: { id: client.id, aliases: ['Quux', 'Zyx'] } },
    ]);
    const before = await trail(ledger);

    const { redacted, ...counts } = await ledger.transaction(dana, async (books) => {
      await books.tasks.setState(task.id, 'done');
      return books.clients.delete(client.id);
    });
    expect(counts).toEqual({ concerns: 1, tasks: 1, receipts: 0 });

    const after = await trail(ledger);
    const shown = ({ kind, did, emptied }: AuditEntry) => `${kind} ${did}${emptied ? ', emptied' : ''}`;
    expect(after.map(shown)).toEqual([
      'client added, emptied',
      'client added, emptied',
      'client added, emptied',
      'client renamed, emptied',
      'task added, emptied',
      'concern added, emptied',
      'concern added, emptied',
      'concern added',
      'exposure added, emptied',
      'exposure removed, emptied',
      'item dismissed',
      'client merged, emptied',
      'client changed, emptied',
      'task finished, emptied',
      'client deleted',
    ]);
    expect(after.filter(({ emptied }) => emptied).every((each) => each.before === null && each.after === null)).toBe(
      true,
    );
    expect(after.slice(0, -2).map(({ id, at, by, of }) => ({ id, at, by, of }))).toEqual(
      before.map(({ id, at, by, of }) => ({ id, at, by, of })),
    );
    expect(after.at(7)).toMatchObject({ after: untouched });
    expect(after.at(-1)).toMatchObject({ of: client.id, by: dana, before: null, after: { ...counts, redacted } });
    const db = await openDatabase(url);
    const { rows } = await sql`select * from audit where kind != 'item'`.execute(db);
    await db.destroy();
    expect(JSON.stringify(rows)).not.toMatch(/zyx|quux|private/i);
  });
});
