/** What was the content when it was taken up last, and what has changed since? */
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { Status } from '../core/verdict.ts';
import type { ContentHistory } from '../core/watching.ts';
import { chunksOf, readRow, storable } from './rows.ts';
import type { Db } from './tables.ts';
import { atomically } from './transact.ts';

/** Records by their hash, and vendors by their status. */
type Kind = 'record' | 'status';

interface Change {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

const Changed = z.object({
  name: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  at: z.int(),
});

/** A vendor that Vouch does not know is, to whoever asks, of unknown status. */
const statusOf = (value: string | null): Status => readRow(Status, value ?? 'unknown', 'status of a vendor');

export function contentHistoryOn(db: Db): ContentHistory {
  return {
    takeUp: async (hashes, at) =>
      (await takeUp(db, 'record', hashes, at)).map(({ name, before, after }) => ({ record: name, before, after })),
    between: async (from, to) =>
      (await between(db, 'record', from, to)).map(({ name, ...change }) => ({ record: name, ...change })),
    takeUpStatuses: async (statuses, at) =>
      (await takeUp(db, 'status', statuses, at)).flatMap(({ name, before, after }) => {
        const change = { vendor: name, before: statusOf(before), after: statusOf(after) };
        return change.before === change.after ? [] : [change];
      }),
    statusesBetween: async (from, to) =>
      (await between(db, 'status', from, to)).flatMap(({ name, before, after, at }) => {
        const change = { vendor: name, before: statusOf(before), after: statusOf(after), at };
        return change.before === change.after ? [] : [change];
      }),
  };
}

async function takeUp(db: Db, kind: Kind, values: ReadonlyMap<string, string>, at: number): Promise<readonly Change[]> {
  const next = new Map([...values].map(([name, value]) => [storable(name), storable(value)]));
  return atomically(db, async (inside) => {
    const rows = await inside
      .selectFrom('content_version')
      .select(['name', 'value'])
      .where('kind', '=', kind)
      .execute();
    const known = new Map(rows.map(({ name, value }) => [name, value]));
    if (known.size === 0) {
      await writeDown(inside, kind, next, at);
      return [];
    }
    const changes: Change[] = [];
    // In one order everywhere, so that two that take up the same wait for each other and not crosswise.
    for (const name of [...new Set([...known.keys(), ...next.keys()])].sort()) {
      const change = { name, before: known.get(name) ?? null, after: next.get(name) ?? null };
      if (change.before === change.after) continue;
      if (await isOurs(inside, kind, change, known.has(name), at)) changes.push(change);
    }
    for (const chunk of chunksOf(changes)) {
      await inside
        .insertInto('content_change')
        .values(chunk.map((change) => ({ id: uuid(), kind, ...change, at })))
        .execute();
    }
    return changes;
  });
}

async function writeDown(db: Db, kind: Kind, values: ReadonlyMap<string, string>, at: number): Promise<void> {
  const rows = [...values].map(([name, value]) => ({ kind, name, value, at }));
  const sorted = rows.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const chunk of chunksOf(sorted)) {
    await db
      .insertInto('content_version')
      .values(chunk)
      .onConflict((conflict) => conflict.columns(['kind', 'name']).doNothing())
      .execute();
  }
}

/** Writes a change down; false where another replica has done so a moment ago. */
async function isOurs(db: Db, kind: Kind, change: Change, known: boolean, at: number): Promise<boolean> {
  const { name, before, after } = change;
  const taken = known
    ? await db
        .updateTable('content_version')
        .set({ value: after, at })
        .where('kind', '=', kind)
        .where('name', '=', name)
        .where('value', before === null ? 'is' : '=', before)
        .returning('name')
        .executeTakeFirst()
    : await db
        .insertInto('content_version')
        .values({ kind, name, value: after, at })
        .onConflict((conflict) => conflict.columns(['kind', 'name']).doNothing())
        .returning('name')
        .executeTakeFirst();
  return taken !== undefined;
}

async function between(db: Db, kind: Kind, from: number, to: number) {
  const rows = await db
    .selectFrom('content_change')
    .select(['name', 'before', 'after', 'at'])
    .where('kind', '=', kind)
    .where('at', '>=', from)
    .where('at', '<', to)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map((row) => readRow(Changed, row, 'change of the content'));
}
