import { describe, expect, test } from 'vitest';
import { vouchItself } from '../../src/core/audit.ts';
import { VouchError } from '../../src/core/errors.ts';
import type { Books } from '../../src/core/ports.ts';
import { openDatabase } from '../../src/ledger/open-ledger.ts';
import { aConcern, aReceipt, aReplyWith, aTask, aText, dana, engines, logOne } from './engines.ts';
import { ledgers } from './with-ledger.ts';

describe.each(engines)('$name', (engine) => {
  const open = ledgers(engine);

  test('an event delivered again gets the same reply and changes nothing', async () => {
    const { ledger, another } = await open();
    let runs = 0;
    const work = async (books: Books) => {
      runs += 1;
      const { changed } = await logOne(books, 'kaspersky', 2);
      return { ...aReplyWith(aText(`run ${runs} — “quoted” 🚀\n`)), changed };
    };
    const first = await ledger.once('slack:Ev1', dana, work);
    expect(await ledger.once('slack:Ev1', dana, work)).toEqual(first);
    await ledger.close();
    const later = await another();
    expect(await later.once('slack:Ev1', dana, work)).toEqual(first);
    expect(runs).toBe(1);
    expect(await later.concerns.list({})).toHaveLength(1);
    expect(await later.tasks.list({})).toHaveLength(2);
  });

  test('two ledgers that get one event at the same moment make one effect and say the same', async () => {
    const { ledger, another } = await open();
    const other = await another();
    for (let round = 0; round < 10; round += 1) {
      const event = `race ${round}`;
      const replies = await Promise.all(
        [ledger, other, ledger, other, other, ledger].map((each) =>
          each.once(event, dana, async (books) => {
            const reply = await logOne(books, `vendor-${round}`, 1);
            return { ...reply, blocks: [aText(crypto.randomUUID())] };
          }),
        ),
      );
      expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
      expect(await ledger.concerns.list({ vendor: `vendor-${round}` })).toHaveLength(1);
    }
  });

  test('many events at once on one ledger each take effect once', async () => {
    const { ledger } = await open();
    const events = Array.from({ length: 120 }, (_, index) => `event ${index % 60}`);
    await Promise.all(events.map((event) => ledger.once(event, dana, (books) => logOne(books, 'kaspersky', 1))));
    expect(await ledger.concerns.list({ limit: 1000 })).toHaveLength(60);
    expect(await ledger.tasks.list({ limit: 1000 })).toHaveLength(60);
    expect(await ledger.clients.list()).toHaveLength(1);
  });

  test('work that throws leaves nothing, and the event may be tried again', async () => {
    const { ledger, url } = await open();
    const failing = ledger.once('e1', dana, async (books) => {
      await logOne(books, 'kaspersky', 2);
      await books.memory.set('thread', { vendors: ['kaspersky'] });
      await books.outbox.put({ id: 'reminder:1', lane: 'slack', due: 0, body: 'body' });
      throw new VouchError('forbidden', 'no', 'no');
    });
    await expect(failing).rejects.toMatchObject({ code: 'forbidden' });
    const db = await openDatabase(url);
    for (const table of ['client', 'client_alias', 'concern', 'task', 'seen', 'outbox', 'kv'] as const) {
      expect(await db.selectFrom(table).selectAll().execute(), table).toEqual([]);
    }
    await db.destroy();
    await ledger.once('e1', dana, (books) => logOne(books, 'kaspersky', 2));
    expect(await ledger.concerns.list({})).toHaveLength(1);
  });

  test('a failed statement inside the work undoes the whole event', async () => {
    const { ledger } = await open();
    const failing = ledger.once('e1', dana, async (books) => {
      await logOne(books, 'kaspersky', 1);
      await books.tasks.add(aTask({ concern: 'no-such-concern' }));
      return aReplyWith();
    });
    await expect(failing).rejects.toMatchObject({ code: 'not-found' });
    expect(await ledger.concerns.list({})).toEqual([]);
  });

  test('an error that the work swallowed cannot commit half of it', async () => {
    const { ledger } = await open();
    const odd = ledger.once('e1', dana, async (books) => {
      const client = await books.clients.ensure({ name: 'Acme' });
      await books.concerns.add(aConcern('no-such-client')).catch(() => undefined);
      await books.concerns.add(aConcern(client.id)).catch(() => undefined);
      return aReplyWith();
    });
    // SQLite undoes the failed statement alone; PostgreSQL the transaction. Either way what is acknowledged is there.
    const acknowledged = await odd.then(
      () => 1,
      () => 0,
    );
    expect(await ledger.concerns.list({})).toHaveLength(acknowledged);
  });

  test('several changes in a transaction are all made or none', async () => {
    const { ledger } = await open();
    const id = await ledger.transaction(
      vouchItself,
      async (books) => (await books.clients.ensure({ name: 'Acme' })).id,
    );
    const failing = ledger.transaction(vouchItself, async (books) => {
      await books.concerns.add(aConcern(id));
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(await ledger.concerns.list({})).toEqual([]);
  });

  test('the ledger used inside its own transaction is refused instead of waiting for itself', async () => {
    const { ledger } = await open();
    await expect(
      ledger.once('e1', dana, () => ledger.once('e2', dana, async () => aReplyWith())),
    ).rejects.toMatchObject({
      code: 'internal',
    });
    await expect(ledger.transaction(vouchItself, () => ledger.clients.list())).rejects.toMatchObject({
      code: 'internal',
    });
    expect(await ledger.clients.list()).toEqual([]);
  });

  test('transactions that take the same clients in opposite orders all get through', async () => {
    const { ledger, another } = await open();
    const other = await another();
    const names = ['Alpha', 'Beta'];
    for (let round = 0; round < 2; round += 1) {
      const both = [names, names.toReversed()].map((order, side) =>
        (side === 0 ? ledger : other).once(`${round}-${side}`, dana, async (books) => {
          for (const name of order) await books.clients.ensure({ name: `${name} ${round}` });
          return aReplyWith();
        }),
      );
      await Promise.all(both);
    }
    expect(await ledger.clients.list()).toHaveLength(4);
  });

  test('an event key may hold anything, up to its 300 characters', async () => {
    const { ledger } = await open();
    for (const event of ['x'.repeat(300), "'; drop table seen; --", 'a\0b', '\ud800', '🚀'.repeat(150)]) {
      const reply = await ledger.once(event, dana, async () => aReplyWith(aText(event.slice(0, 3))));
      expect(await ledger.once(event, dana, async () => aReplyWith())).toEqual(reply);
    }
  });

  test('one of many at once that throws takes nothing of the others with it', async () => {
    const { ledger } = await open();
    const events = Array.from({ length: 40 }, (_, index) => `event ${index}`);
    const results = await Promise.allSettled(
      events.map((event, index) =>
        ledger.once(event, dana, async (books) => {
          const reply = await logOne(books, 'kaspersky', 1);
          if (index % 10 === 3) throw new VouchError('bad-input', 'no', 'no');
          return reply;
        }),
      ),
    );
    expect(results.filter((each) => each.status === 'rejected')).toHaveLength(4);
    expect(await ledger.concerns.list({ limit: 100 })).toHaveLength(36);
    expect(await ledger.tasks.list({ limit: 100 })).toHaveLength(36);
  });

  test('a reply that its receipt holds is kept once, and found for its event; one of a removed client says so', async () => {
    const { ledger, url } = await open();
    const client = await ledger.clients.ensure({ name: 'Acme' });
    const receipt = aReceipt('01a21a25-0000-7000-8000-000000000001', 'Is it ok for Acme?', { client: client.id });
    const reply = await ledger.once('e1', dana, async (books) => {
      await books.receipts.add(receipt);
      return receipt.reply;
    });
    expect(await ledger.replyTo('e1')).toEqual(reply);
    expect(await ledger.once('e1', dana, async () => aReplyWith())).toEqual(reply);
    expect(await ledger.replyTo('never')).toBeUndefined();
    const db = await openDatabase(url);
    const row = await db.selectFrom('seen').select('reply_json').where('key', '=', 'e1').executeTakeFirst();
    expect(row?.reply_json).toBe(JSON.stringify({ proof: receipt.id }));
    await db.destroy();
    await ledger.clients.delete(client.id);
    expect(JSON.stringify(await ledger.replyTo('e1'))).toContain('has been removed');
  });
});
