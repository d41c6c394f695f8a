import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VouchError } from '../../src/core/errors.ts';
import { nameKey } from '../../src/core/fold.ts';
import { aConcern, aReceipt, aTask, dana, engines } from './engines.ts';
import { ledgers } from './with-ledger.ts';

const badNames: readonly (readonly [string, string])[] = [
  ['of 300 characters', 'a'.repeat(300)],
  ['empty', ''],
  ['of spaces', '   '],
  ['with a bell', 'Acme\u0007'],
  ['with NUL', 'Acme\0'],
  ['with a right-to-left override', 'Acme \u202Egnp.exe'],
  ['with a zero-width space', 'Ac\u200Bme'],
  ['with half a surrogate pair', 'Acme \ud83d'],
  ['of an emoji alone', '🚀'],
];

describe.each(engines)('$name', (engine) => {
  const open = ledgers(engine);

  test.each(badNames)('a name %s is refused in words', async (_, name) => {
    const { ledger } = await open();
    const refused = ledger.clients.ensure({ name });
    await expect(refused).rejects.toBeInstanceOf(VouchError);
    await expect(refused).rejects.toMatchObject({ code: 'bad-input' });
    expect(await ledger.clients.find(name)).toBeUndefined();
    expect(await ledger.clients.list()).toEqual([]);
  });

  test('one client however its name is spelled', async () => {
    const { ledger } = await open();
    const made = await ledger.clients.ensure({ name: '  Müller &  Söhne, Inc. ', federal: true, notes: 'renewed' });
    expect(made).toMatchObject({ name: 'Müller & Söhne, Inc.', federal: true, notes: 'renewed', aliases: [] });
    for (const name of ['muller sohne inc', 'MÜLLER & SÖHNE INC', 'Mu\u0308ller & So\u0308hne, Inc.']) {
      expect(await ledger.clients.ensure({ name }), name).toEqual(made);
      expect(await ledger.clients.find(name), name).toEqual(made);
    }
    expect(await ledger.clients.find(made.id)).toEqual(made);
    expect(await ledger.clients.find('Muller')).toBeUndefined();
  });

  test('names in any script stay apart', async () => {
    const { ledger } = await open();
    const names = [
      'Лаборатория',
      '東京システム',
      '大阪システム',
      'شركة الأمل',
      '𐤀𐤁𐤂',
      '𐤃𐤄𐤅',
      '🚀 Rocket',
      'Acme',
      'Acme 2',
    ];
    for (const name of names) await ledger.clients.ensure({ name });
    expect((await ledger.clients.list()).map((client) => client.name).sort()).toEqual([...names].sort());
    for (const name of names) expect((await ledger.clients.find(`  ${name} `))?.name).toBe(name);
  });

  test('the same name wanted by many at once makes one client', async () => {
    const { ledger, another } = await open();
    const other = await another();
    const made = await Promise.all(
      Array.from({ length: 30 }, (_, index) => (index % 2 ? ledger : other).clients.ensure({ name: 'Acme' })),
    );
    expect(new Set(made.map((client) => client.id)).size).toBe(1);
    expect(await ledger.clients.list()).toHaveLength(1);
  });

  test('any name that is taken is found again by its own spelling', async () => {
    const { ledger } = await open();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), async (name) => {
        const made = await ledger.clients.ensure({ name }).catch((thrown: unknown) => thrown);
        if (made instanceof VouchError) expect(made.code).toBe('bad-input');
        else expect(await ledger.clients.find(name)).toEqual(made);
      }),
      { numRuns: 200 },
    );
  });

  test('clients named in a sentence are found by their keys, aliases too, however many keys', async () => {
    const { ledger } = await open();
    const acme = await ledger.clients.ensure({ name: 'Acme Corp' });
    const renamed = await ledger.clients.rename(acme.id, 'Acme Federal Services');
    await ledger.clients.ensure({ name: 'Other' });
    const keys = [...Array.from({ length: 1500 }, (_, index) => `word ${index}`), nameKey('ACME corp.')];
    expect(await ledger.clients.among(keys)).toEqual([{ client: renamed, key: 'acme corp' }]);
    expect(await ledger.clients.among([])).toEqual([]);
  });

  test('renaming keeps the old name as an alias and refuses another client’s name', async () => {
    const { ledger } = await open();
    const acme = await ledger.clients.ensure({ name: 'Acme' });
    const other = await ledger.clients.ensure({ name: 'Other' });
    const concern = await ledger.concerns.add(aConcern(acme.id));
    const renamed = await ledger.clients.rename(acme.id, 'Acme Holdings');
    expect(renamed).toMatchObject({ id: acme.id, name: 'Acme Holdings', aliases: ['Acme'] });
    expect(await ledger.clients.find('acme')).toEqual(renamed);
    expect((await ledger.concerns.get(concern.id))?.client.name).toBe('Acme Holdings');
    await expect(ledger.clients.rename(other.id, 'ACME')).rejects.toMatchObject({ code: 'conflict' });
    await expect(ledger.clients.rename(other.id, 'x'.repeat(300))).rejects.toMatchObject({ code: 'bad-input' });
    await expect(ledger.clients.rename('nobody', 'New')).rejects.toMatchObject({ code: 'not-found' });
    expect(await ledger.clients.rename(acme.id, 'ACME')).toMatchObject({ name: 'ACME', aliases: ['Acme Holdings'] });
    expect(await ledger.clients.rename(acme.id, 'acme!')).toMatchObject({ name: 'acme!', aliases: ['Acme Holdings'] });
    expect(await ledger.clients.find('Other')).toEqual(other);
  });

  test('what is said about a client later is kept; unsaid parts stay', async () => {
    const { ledger } = await open();
    const { id } = await ledger.clients.ensure({ name: 'Acme' });
    expect((await ledger.clients.find(id))?.federal).toBeNull();
    expect(await ledger.clients.update(id, { federal: false })).toMatchObject({ federal: false, notes: '' });
    expect(await ledger.clients.update(id, { notes: '500 seats\n\0' })).toMatchObject({
      federal: false,
      notes: '500 seats\n',
    });
    expect(await ledger.clients.update(id, { federal: null })).toMatchObject({ federal: null });
    await expect(ledger.clients.update('nobody', { federal: true })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('merging moves everything and leaves one client under all names', async () => {
    const { ledger, time } = await open();
    const from = await ledger.clients.ensure({ name: 'Acme Corp', federal: true, notes: 'renewed' });
    await ledger.clients.rename(from.id, 'Acme Corporation');
    time.now += 1000;
    const into = await ledger.clients.ensure({ name: 'Acme', federal: false, notes: '500 seats' });
    const concern = await ledger.concerns.add(aConcern(from.id));
    const task = await ledger.tasks.add(aTask({ clientId: from.id, concern: concern.id }));
    await ledger.receipts.add(aReceipt('r1', 'May they?', { client: from.id }));
    await ledger.memory.set('t', { client: { id: from.id, name: 'Acme Corp', federal: true } });

    const merged = await ledger.clients.merge(from.id, into.id);
    expect(merged).toEqual({
      id: into.id,
      name: 'Acme',
      aliases: ['Acme Corp', 'Acme Corporation'],
      federal: true,
      notes: '500 seats\nrenewed',
      createdAt: from.createdAt,
    });
    expect(await ledger.clients.list()).toEqual([merged]);
    expect(await ledger.clients.find('acme corporation')).toEqual(merged);
    expect(await ledger.clients.find(from.id)).toBeUndefined();
    expect((await ledger.concerns.get(concern.id))?.client).toEqual({ id: into.id, name: 'Acme' });
    expect((await ledger.tasks.get(task.id))?.client).toEqual({ id: into.id, name: 'Acme' });
    expect((await ledger.receipts.get('r1'))?.client).toBe(into.id);
    expect(await ledger.memory.get('t')).toMatchObject({ client: { id: into.id } });
    const all = await ledger.clients.export(into.id);
    expect([all.concerns.length, all.tasks.length, all.receipts.length]).toEqual([1, 1, 1]);
    await expect(ledger.clients.merge(from.id, into.id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(ledger.clients.merge(into.id, into.id)).rejects.toMatchObject({ code: 'bad-input' });
  });

  test('nothing logged while clients are merged gets lost', async () => {
    const { ledger, another } = await open();
    const other = await another();
    const into = await ledger.clients.ensure({ name: 'Acme' });
    for (let round = 0; round < 10; round += 1) {
      const from = await ledger.clients.ensure({ name: `Acme ${round}` });
      const logged = Array.from({ length: 4 }, (_, index) =>
        other.once(`${round}-${index}`, dana, async (books) => {
          const client = await books.clients.ensure({ name: `Acme ${round}` });
          const concern = await books.concerns.add(aConcern(client.id, { vendor: `round-${round}` }));
          return { ...emptyReply, changed: { kind: 'concern' as const, id: concern.id } };
        }),
      );
      await Promise.all([...logged, ledger.clients.merge(from.id, into.id)]);
      expect(await ledger.concerns.list({ vendor: `round-${round}`, clientId: into.id })).toHaveLength(4);
    }
    expect(await ledger.clients.list()).toHaveLength(1);
  });
});

const emptyReply = {
  about: null,
  visibility: 'private' as const,
  abstained: false,
  blocks: [],
  citations: [],
  suggestions: [],
  receipt: null,
};
