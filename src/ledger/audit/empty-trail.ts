/** How does a deleted client leave the audit trail, which is never edited? */
import { z } from 'zod';
import type { AuditedKind } from '../../core/audit.ts';
import type { Blot } from '../blot.ts';
import { chunksOf, readJson } from '../rows.ts';
import type { Db } from '../tables.ts';

/** Rows read at a time: deletion looks at every row once, whatever the size of the trail. */
const page = 500;

/** Where rows of the trail hold words of people in which a client may be named; the rest are ids, people and closed lists. */
const spoken: Readonly<Record<string, readonly string[]>> = {
  client: ['name', 'aliases', 'notes'],
  concern: ['client', 'name', 'words', 'link'],
  task: ['client', 'name', 'title', 'note'],
  exposure: ['client', 'name'],
  item: ['review', 'reason'],
} satisfies Partial<Record<AuditedKind, readonly string[]>>;

const anything = z.unknown();
/** Who a client turned out to be. */
const Merged = z.object({ id: z.string() });

/** The client, and all that were merged into it. */
async function mergedInto(db: Db, id: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('audit')
    .select(['of_id', 'after_json'])
    .where('kind', '=', 'client')
    .where('did', '=', 'merged')
    .where('after_json', 'is not', null)
    .execute();
  const into = rows.map((row) => ({ from: row.of_id, into: readJson(Merged, row.after_json, 'change').id }));
  const all = new Set([id]);
  // A set tells what is added to it while it is gone through.
  for (const each of all) for (const merge of into) if (merge.into === each) all.add(merge.from);
  return [...all];
}

function namesIt(value: unknown, keys: readonly string[], blot: Blot): boolean {
  if (typeof value === 'string') return blot(value) !== value;
  if (Array.isArray(value)) return value.some((each: unknown) => namesIt(each, keys, blot));
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([key, part]: [string, unknown]) => keys.includes(key) && namesIt(part, keys, blot),
  );
}

/**
 * Empties, inside a transaction, every row that is about the client or about what was deleted with it, or that names it.
 * Who changed something, what and when stays.
 */
export async function emptyTrail(db: Db, client: string, gone: ReadonlySet<string>, blot: Blot): Promise<void> {
  const clients = await mergedInto(db, client);
  const ids = new Set([...gone, ...clients]);
  const isAbout = (kind: string, of: string, json: string | null): boolean => {
    if (json === null) return false;
    if (ids.has(of) || clients.some((id) => json.includes(id))) return true;
    const keys = spoken[kind];
    return keys !== undefined && namesIt(readJson(anything, json, 'change'), keys, blot);
  };
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('audit')
      .select(['id', 'kind', 'of_id', 'before_json', 'after_json'])
      .where('id', '>', after)
      .where('emptied', '=', 0)
      .orderBy('id')
      .limit(page)
      .execute();
    const found = rows.filter(
      (row) => isAbout(row.kind, row.of_id, row.before_json) || isAbout(row.kind, row.of_id, row.after_json),
    );
    for (const chunk of chunksOf(found.map((row) => row.id))) {
      await db
        .updateTable('audit')
        .set({ before_json: null, after_json: null, emptied: 1 })
        .where('id', 'in', chunk)
        .execute();
    }
    after = rows.at(-1)?.id ?? after;
    if (rows.length < page) return;
  }
}
