import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { vouchItself } from '../../src/core/audit.ts';
import type { Reply } from '../../src/core/reply.ts';
import { openDatabase } from '../../src/ledger/open-ledger.ts';
import { aConcern, aReceipt, aReplyWith, aTask, aText, dana, engines } from './engines.ts';
import { ledgers, noon } from './with-ledger.ts';

describe.each(engines)('$name', (engine) => {
  const open = ledgers(engine);

  test('a deleted client is nowhere, and everything else is as it was', async () => {
    const { ledger, url } = await open();
    const client = await ledger.clients.ensure({ name: 'Zyx & "Söhne"', notes: 'secret' });
    await ledger.clients.rename(client.id, 'Zyx Holdings');
    const other = await ledger.clients.ensure({ name: 'Other', notes: 'Sister of ZYX holdings.' });
    const reply = await ledger.once('about', dana, async (books) => {
      const concern = await books.concerns.add(aConcern(client.id, { words: 'very private words' }));
      await books.tasks.add(aTask({ clientId: client.id, concern: concern.id, title: 'private title' }));
      await books.tasks.add(aTask({ concern: concern.id, title: 'private follow-up' }));
      await books.outbox.put({
        id: 'reminder:1',
        lane: 'slack',
        due: noon,
        body: JSON.stringify({ concern: concern.id, text: 'private reminder' }),
      });
      await books.memory.set('t1', { client: { id: client.id, name: 'Zyx Holdings', federal: null } });
      return aReplyWith({ kind: 'concerns', title: 'Logged', rows: [concern] });
    });
    expect(reply.blocks).toHaveLength(1);
    await ledger.receipts.add(aReceipt('r1', 'May zyx holdings use it?', { client: client.id }));
    await ledger.memory.set('t2', { client: { id: null, name: 'zyx söhne', federal: null } });
    await ledger.memory.set('t3', { vendors: ['eset'] });

    const concern = await ledger.concerns.add(
      aConcern(other.id, { words: 'Same as Zyx Holdings; zyxholdings.example and Zyxian stay. ZYX\nHOLDINGS’ too' }),
    );
    const task = await ledger.tasks.add(
      aTask({ clientId: other.id, title: 'Call zyx holdings', note: 'cc (ZYX & "SOHNE")' }),
    );
    const room = aReplyWith(aText('Zyx & "Söhne" asked too.'), {
      kind: 'claims',
      title: null,
      claims: [{ text: 'Zyx Holdings is a company in a record.', citations: [1], record: 'facts/zyx' }],
      speaker: null,
    });
    await ledger.once('other', dana, async () => room);
    await ledger.receipts.add(aReceipt('r2', 'Like Zyx Holdings?', { reply: { ...room, receipt: 'r2' } }));
    await ledger.outbox.put({
      id: 'digest:1',
      lane: 'slack',
      due: noon,
      body: JSON.stringify({ text: 'Zyx & "Söhne" and Other' }),
    });

    expect(await ledger.clients.delete(client.id)).toEqual({ concerns: 1, tasks: 2, receipts: 1, redacted: 8 });

    expect(await ledger.clients.find('Zyx Holdings')).toBeUndefined();
    expect(await ledger.clients.list()).toEqual([{ ...other, notes: 'Sister of [removed].' }]);
    expect(await ledger.concerns.list({})).toEqual([
      { ...concern, words: 'Same as [removed]; zyxholdings.example and Zyxian stay. [removed]’ too' },
    ]);
    expect(await ledger.tasks.list({})).toEqual([{ ...task, title: 'Call [removed]', note: 'cc ([removed]")' }]);
    expect(await ledger.receipts.get('r1')).toBeUndefined();
    expect(await ledger.receipts.get('r2')).toMatchObject({
      question: 'Like [removed]?',
      reply: { blocks: [{ text: '[removed]" asked too.' }, { claims: [{ text: expect.stringContaining('Zyx') }] }] },
    });
    // A redelivery is still not taken twice.
    const redelivered = await ledger.once('about', dana, async () => Promise.reject(new Error('taken twice')));
    expect(JSON.stringify(redelivered)).not.toMatch(/zyx|private words/i);
    expect(await ledger.outbox.put({ id: 'reminder:1', lane: 'slack', due: 0, body: 'x' })).toBe(false);
    expect(await ledger.outbox.claim('slack', 1000)).toMatchObject({
      id: 'digest:1',
      body: '{"text":"[removed]\\" and Other"}',
    });
    expect(await ledger.outbox.claim('slack', 1000)).toBeUndefined();
    expect(await ledger.memory.get('t1')).toBeUndefined();
    expect(await ledger.memory.get('t2')).toBeUndefined();
    expect(await ledger.memory.get('t3')).toEqual({ vendors: ['eset'] });

    const db = await openDatabase(url);
    const tables = ['client', 'client_alias', 'concern', 'task', 'receipt', 'seen', 'outbox', 'kv'] as const;
    const rows = await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()));
    const trail = await db.selectFrom('audit').selectAll().execute();
    await db.destroy();
    const left = JSON.stringify(rows).replace(/Zyx Holdings is a company|facts\/zyx|zyxholdings.example|Zyxian/g, '');
    expect(left).not.toMatch(/zyx|private (words|title|follow-up|reminder)/i);
    expect(left).not.toContain(client.id);
    expect(JSON.stringify(trail)).not.toMatch(/zyx|private/i);
    await expect(ledger.clients.delete(client.id)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('a client named like an ordinary word leaves every other row readable', async () => {
    const { ledger } = await open();
    const names = ['Room', 'Kaspersky', 'Private', 'Text', 'Normal', 'Open'];
    const other = await ledger.clients.ensure({ name: 'Other' });
    const reply: Reply = {
      ...aReplyWith(aText('A private room for Kaspersky text.')),
      about: {
        intent: 'ask-vendor',
        confidence: 1,
        vendor: { id: 'kaspersky', name: 'Kaspersky' },
        audience: null,
        jurisdiction: null,
        activity: null,
        client: null,
        asOf: '2017-09-13',
        verdict: null,
      },
    };
    await ledger.once('e1', dana, async () => reply);
    await ledger.receipts.add(aReceipt('r1', 'An open text about Kaspersky?', { reply: { ...reply, receipt: 'r1' } }));
    const concern = await ledger.concerns.add(aConcern(other.id, { words: 'Open the room' }));
    for (const name of names) {
      const client = await ledger.clients.ensure({ name });
      await ledger.clients.delete(client.id);
    }
    expect(await ledger.concerns.list({})).toEqual([{ ...concern, words: '[removed] the [removed]' }]);
    expect(await ledger.receipts.get('r1')).toMatchObject({
      question: 'An [removed] [removed] about [removed]?',
      reading: { vendors: ['kaspersky'] },
      reply: { visibility: 'private', blocks: [{ kind: 'text' }] },
    });
    expect(await ledger.once('e1', dana, async () => reply)).toMatchObject({ about: { vendor: { id: 'kaspersky' } } });
  });

  test('receipts asked about a client before it was in the ledger are its own too', async () => {
    const { ledger } = await open();
    const before = aReceipt('r1', 'May Zyx Holdings use it?');
    const reading = { ...before.reading, client: { id: null, name: 'Zyx Holdings', federal: null } };
    await ledger.receipts.add({ ...before, reading });
    const client = await ledger.clients.ensure({ name: 'zyx holdings' });
    expect((await ledger.clients.export(client.id)).receipts).toEqual([{ ...before, reading }]);
    expect(await ledger.clients.delete(client.id)).toMatchObject({ receipts: 1 });
  });

  test('the export holds all of a client, beyond the length of a list', async () => {
    const { ledger } = await open();
    const client = await ledger.clients.ensure({ name: 'Acme' });
    const other = await ledger.clients.ensure({ name: 'Other' });
    await ledger.transaction(vouchItself, async (books) => {
      for (let count = 0; count < 130; count += 1) await books.concerns.add(aConcern(client.id));
      await books.concerns.add(aConcern(other.id));
      await books.tasks.add(aTask({ clientId: other.id }));
      await books.tasks.add(aTask({ clientId: client.id }));
    });
    const all = await ledger.clients.export(client.id);
    expect(all.client).toEqual(client);
    expect(all.concerns).toHaveLength(130);
    expect(all.tasks).toHaveLength(1);
    expect(all.receipts).toEqual([]);
    await expect(ledger.clients.export('nobody')).rejects.toMatchObject({ code: 'not-found' });
  });

  test('a ledger of many pages is searched to its last row', async () => {
    const { ledger } = await open();
    const gone = await ledger.clients.ensure({ name: 'Gone' });
    const other = await ledger.clients.ensure({ name: 'Other' });
    await ledger.transaction(vouchItself, async (books) => {
      for (let count = 0; count < 1001; count += 1)
        await books.concerns.add(aConcern(other.id, { words: 'like Gone' }));
    });
    expect(await ledger.clients.delete(gone.id)).toMatchObject({ redacted: 1001 });
    const words = (await ledger.concerns.list({ limit: 2000 })).map((concern) => concern.words);
    expect(new Set(words)).toEqual(new Set(['like [removed]']));
  });
});

describe.each(engines.filter(({ name }) => name === 'sqlite'))('$name', (engine) => {
  const open = ledgers(engine);

  test('what was deleted is not left in the free pages of the file', async () => {
    const { ledger, url } = await open();
    const client = await ledger.clients.ensure({ name: 'Quixotic Ltd' });
    await ledger.transaction(vouchItself, async (books) => {
      for (let count = 0; count < 50; count += 1)
        await books.concerns.add(aConcern(client.id, { words: `quixotic ${'x'.repeat(3000)}` }));
    });
    await ledger.clients.delete(client.id);
    await ledger.close();
    expect(readFileSync(url.slice('sqlite:'.length)).toString('latin1')).not.toMatch(/quixotic/i);
  });
});
