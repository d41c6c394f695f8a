/** Is a change of the content taken up once, and does everybody who has to hear of it hear of it once? */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { describe, expect, onTestFinished, test } from 'vitest';
import { headline } from '../../src/actions/wording.ts';
import { BackgroundJob } from '../../src/background/background-job.ts';
import { doJob } from '../../src/background/do-job.ts';
import { vouchItself } from '../../src/core/audit.ts';
import { Errand } from '../../src/core/errand.ts';
import type { FactBase } from '../../src/core/fact-base.ts';
import type { SurfaceName } from '../../src/core/person.ts';
import type { Ledger } from '../../src/core/ports.ts';
import type { Receipt } from '../../src/core/receipt.ts';
import { takeUpContent } from '../../src/impact/take-up-content.ts';
import { keepingLog } from '../start-vouch.ts';
import { answered, clockAt, ledgerAt, orderWith, tinyBase } from './tiny-vouch.ts';

const dana = { id: 'slack:T1:U1', name: 'Dana' };
const sam = { id: 'teams:t1:u2', name: 'Sam' };
const first = 'The ministry ordered contractors to remove Northwind within 90 days.';
const fixed: readonly [string, string] = [
  first,
  'The ministry ordered contractors to remove Northwind within 60 days.',
];
const notes: readonly [string, string] = ['topics: [deadlines]', 'notes: See page 3.\ntopics: [deadlines]'];

const log = keepingLog();
const { time, clock } = clockAt('2026-11-23');

const takeUp = (ledger: Ledger, base: FactBase) => takeUpContent({ ledger, base, at: clock(), log });

/** The jobs of the background that wait, taken out of the outbox. */
async function jobs(ledger: Ledger): Promise<BackgroundJob[]> {
  const found: BackgroundJob[] = [];
  for (;;) {
    const row = await ledger.outbox.claim('background', 60_000);
    if (row === undefined) return found;
    found.push(BackgroundJob.parse(JSON.parse(row.body)));
    await ledger.outbox.sent(row.id, 'test');
  }
}

async function errands(ledger: Ledger, lane: SurfaceName = 'slack'): Promise<Errand[]> {
  const found: Errand[] = [];
  for (;;) {
    const row = await ledger.outbox.claim(lane, 60_000);
    if (row === undefined) return found;
    found.push(Errand.parse(JSON.parse(row.body)));
    await ledger.outbox.sent(row.id, 'test');
  }
}

const work = (ledger: Ledger, base: FactBase) =>
  doJob({ watch: null, impact: { ledger, factBase: () => base, clock, log, say: headline } });

/** Takes the content up and does all that follows. */
async function change(ledger: Ledger, base: FactBase, signal = new AbortController().signal): Promise<BackgroundJob[]> {
  await takeUp(ledger, base);
  const all = await jobs(ledger);
  for (const job of all) await work(ledger, base)(job, { tries: 1, signal });
  return all;
}

/** A ledger that has the tiny content taken up, and an answer of 2 November 2026 that rests on Order One. */
async function asked(url?: string): Promise<{ ledger: Ledger; receipt: Receipt; base: FactBase }> {
  time.now = Date.parse('2026-11-02');
  const base = tinyBase();
  const ledger = await ledgerAt(clock, url);
  await takeUp(ledger, base);
  const receipt = await answered(ledger, base, { at: time.now });
  time.now = Date.parse('2026-11-23');
  return { ledger, receipt, base };
}

/** The same answer given again, elsewhere or at another time. */
async function again(ledger: Ledger, receipt: Receipt, parts: Partial<Receipt>): Promise<Receipt> {
  const id = uuid({ msecs: parts.at ?? receipt.at });
  const one = { ...receipt, ...parts, id, reply: { ...receipt.reply, ...parts.reply, receipt: id } };
  await ledger.receipts.add(one);
  return one;
}

describe('taking up', () => {
  test('the first time nothing has changed; then each change once, for all replicas', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vouch-impact-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const url = `sqlite:${join(folder, 'vouch.db')}`;
    const { ledger, base } = await asked(url);
    const replica = await ledgerAt(clock, url);
    await takeUp(replica, base);
    expect(await jobs(ledger)).toEqual([]);
    const next = orderWith(fixed);
    await Promise.all([takeUp(ledger, next), takeUp(replica, next)]);
    const before = base.hashOf('directives/order-one');
    const after = next.hashOf('directives/order-one');
    expect(await jobs(replica)).toEqual([{ do: 'record-changed', record: 'directives/order-one', before, after }]);
    await takeUp(ledger, next);
    expect(await jobs(ledger)).toEqual([]);
    expect(await ledger.history.between(0, time.now + 1)).toMatchObject([
      { record: 'directives/order-one', before, after },
    ]);
  });

  test('a status that changes with the day alone is written down, and nobody is told', async () => {
    time.now = Date.parse('2026-11-22');
    const ledger = await ledgerAt(clock);
    const base = orderWith(['until: null', 'until: 2026-11-23']);
    await takeUp(ledger, base);
    time.now = Date.parse('2026-11-23');
    expect(await change(ledger, base)).toEqual([]);
    expect(await ledger.history.statusesBetween(0, time.now + 1)).toMatchObject([
      { vendor: 'northwind', before: 'prohibited', after: 'no-restriction-found' },
    ]);
  });
});

describe('old answers', () => {
  test('one that rests on what was put right is marked and told of, before and after', async () => {
    const { ledger, receipt } = await asked();
    await change(ledger, orderWith(fixed));
    expect(await ledger.receipts.outdated(receipt.id)).toEqual({
      at: time.now,
      records: ['directives/order-one'],
      changes: [{ before: fixed[0], after: fixed[1] }],
    });
    expect(await errands(ledger)).toEqual([{ do: 'tell-outdated', receipt: receipt.id }]);
  });

  test('notes are no news', async () => {
    const { ledger, receipt } = await asked();
    expect(await change(ledger, orderWith(notes))).toHaveLength(1);
    expect(await ledger.receipts.outdated(receipt.id)).toBeUndefined();
    expect(await errands(ledger)).toEqual([]);
  });

  test('ten in one thread are told of once, by the newest; another thread and another person apart; the desk not at all', async () => {
    const { ledger, receipt } = await asked();
    const same = [];
    for (let count = 1; count < 10; count += 1) same.push(await again(ledger, receipt, { at: receipt.at + count }));
    const other = await again(ledger, receipt, { thread: 'slack:T1:C2:2.2' });
    const teams = await again(ledger, receipt, { thread: 'teams:t1:19:a@thread.tacv2;messageid=1', askedBy: sam });
    const desk = await again(ledger, receipt, { thread: 'web:1' });
    await change(ledger, orderWith(fixed));
    for (const { id } of [receipt, ...same, other, teams, desk])
      expect(await ledger.receipts.outdated(id)).toMatchObject({ at: time.now });
    const told = await errands(ledger);
    expect(told).toHaveLength(2);
    expect(told).toContainEqual({ do: 'tell-outdated', receipt: same.at(-1)?.id });
    expect(told).toContainEqual({ do: 'tell-outdated', receipt: other.id });
    expect(await errands(ledger, 'teams')).toEqual([{ do: 'tell-outdated', receipt: teams.id }]);
    expect(await errands(ledger, 'web')).toEqual([]);
  });

  test('older than a year it is marked, and nobody is told', async () => {
    const { ledger, receipt } = await asked();
    time.now = Date.parse('2028-01-01');
    await change(ledger, orderWith(fixed));
    expect(await ledger.receipts.outdated(receipt.id)).toBeDefined();
    expect(await errands(ledger)).toEqual([]);
  });

  test('what is known already is not told again with the next change', async () => {
    const { ledger, receipt } = await asked();
    await change(ledger, orderWith(fixed));
    await errands(ledger);
    await change(ledger, orderWith(fixed, notes));
    expect(await errands(ledger)).toEqual([]);
    await change(ledger, orderWith(fixed, notes, ['until: null', 'until: 2026-11-20']));
    expect(await errands(ledger)).toEqual([{ do: 'tell-outdated', receipt: receipt.id }]);
    expect((await ledger.receipts.outdated(receipt.id))?.changes).toHaveLength(3);
  });

  test('cut off between two pages and begun again, nobody is missed and nobody told twice', async () => {
    const { ledger, receipt } = await asked();
    const threads = Array.from({ length: 130 }, (_, index) => `slack:T1:C1:${index}.9`);
    await ledger.transaction(vouchItself, async (books) => {
      for (const [index, thread] of threads.entries()) {
        const id = uuid({ msecs: receipt.at + 1 + index });
        await books.receipts.add({ ...receipt, id, thread, at: receipt.at + 1 + index });
      }
    });
    const base = orderWith(fixed);
    await takeUp(ledger, base);
    const [job] = await jobs(ledger);
    if (job === undefined) throw new Error('nothing was taken up');
    const cut = new AbortController();
    let pages = 0;
    const dying: Ledger = {
      ...ledger,
      transaction: (by, inside) => {
        pages += 1;
        if (pages === 2) cut.abort(new Error('killed'));
        return ledger.transaction(by, inside);
      },
    };
    await expect(work(dying, base)(job, { tries: 1, signal: cut.signal })).rejects.toThrow('killed');
    const early = await errands(ledger);
    expect(early.length).toBeGreaterThan(0);
    expect(early.length).toBeLessThan(threads.length);
    const { signal } = new AbortController();
    expect(await work(ledger, base)(job, { tries: 2, signal })).toEqual({ done: 'compared' });
    const late = await errands(ledger);
    const told = [...early, ...late].map((errand) => ('receipt' in errand ? errand.receipt : ''));
    expect(told).toHaveLength(threads.length + 1);
    expect(new Set(told).size).toBe(told.length);
  });

  test('a replica with other content leaves it to one that has it', async () => {
    const { ledger, base, receipt } = await asked();
    await takeUp(ledger, orderWith(fixed));
    const [job] = await jobs(ledger);
    if (job === undefined) throw new Error('nothing was taken up');
    const { signal } = new AbortController();
    expect(await work(ledger, base)(job, { tries: 1, signal })).toMatchObject({ again: expect.any(Number) });
    expect(await ledger.receipts.outdated(receipt.id)).toBeUndefined();
  });
});

describe('a directive that touches clients', () => {
  async function withClients(): Promise<Ledger> {
    const { ledger } = await asked();
    const acme = await ledger.clients.ensure({ name: 'Acme', federal: true });
    const plain = await ledger.clients.ensure({ name: 'Plain', federal: false });
    const rest = {
      vendor: 'northwind',
      words: 'Is it fine?',
      severity: 'normal',
      link: null,
      surface: 'slack',
    } as const;
    await ledger.concerns.add({ ...rest, clientId: acme.id, loggedBy: dana });
    await ledger.concerns.add({ ...rest, clientId: acme.id, loggedBy: { id: 'os:root', name: 'root' } });
    await ledger.concerns.add({ ...rest, clientId: plain.id, loggedBy: { id: 'slack:T1:U9', name: 'Priya' } });
    const what = { vendor: 'northwind', product: null, seats: 5, renewal: null };
    await ledger.exposures.put({ ...what, clientId: acme.id, recordedBy: sam });
    return ledger;
  }

  test('is told to whoever logged a concern or recorded an exposure of one it binds, once', async () => {
    const ledger = await withClients();
    const base = orderWith(['on: 2017-12-12', 'on: 2026-12-12']);
    const [job] = (await change(ledger, base)).filter((each) => 'record' in each && each.record.startsWith('rules/'));
    const told = { do: 'tell-touched', directive: 'order-one' };
    expect(await errands(ledger)).toEqual([{ ...told, person: dana.id }]);
    expect(await errands(ledger, 'teams')).toEqual([{ ...told, person: sam.id }]);
    if (job === undefined) throw new Error('the rules were not taken up');
    await work(ledger, base)(job, { tries: 2, signal: new AbortController().signal });
    expect(await errands(ledger)).toEqual([]);
  });

  test('is not told of again where only its sentences or notes changed', async () => {
    const ledger = await withClients();
    await change(ledger, orderWith(notes, fixed));
    expect((await errands(ledger)).map((errand) => errand.do)).toEqual(['tell-outdated']);
    expect(await errands(ledger, 'teams')).toEqual([]);
  });
});
