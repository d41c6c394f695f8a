/** In which steps does a reply become smaller until it fits? */
import type { Reply } from '../../core/reply.ts';
import type { View } from './shorten.ts';

/** An answer with this many claims is shown whole. */
const wholeClaims = 8;
/** A longer one starts with this many, but always four of its main section: the grounds that its headline cites. */
const firstClaims = 6;
const mainClaims = 4;

/** Ever smaller views for a message: first fewer claims, then a list for a table, then fewer rows and words. */
export function* messageViews(reply: Reply, withTables: boolean): Generator<View> {
  const sections = reply.blocks.flatMap((block) => (block.kind === 'claims' ? [block.claims.length] : []));
  const claims = sections.reduce((sum, count) => sum + count, 0);
  const most = claims <= wholeClaims ? claims : Math.max(firstClaims, mainClaims + sections.length - 1);
  const least = Math.min(most, mainClaims);
  const calm = { claims: most, rows: 12, statuses: 1_000, tables: true, words: 3_000, blocks: 40, suggestions: true };
  for (const tables of withTables ? [true, false] : [false])
    for (let shown = most; shown >= least; shown -= 1) yield { ...calm, tables, claims: shown };
  for (const [rows, statuses, words] of [
    [10, 60, 1_500],
    [6, 30, 800],
    [3, 12, 400],
    [1, 4, 200],
  ] as const)
    for (let shown = least; shown >= 0; shown -= 1)
      yield { ...calm, tables: false, claims: shown, rows, statuses, words, blocks: 4 + rows };
  yield { claims: 0, rows: 0, statuses: 0, tables: false, words: 150, blocks: 1, suggestions: false };
}

/** Ever smaller views for a window that shows the whole, without any claim: all rows first, fewer only where they do not fit. */
export function* windowViews(reply: Reply, words: number): Generator<View> {
  const all = { claims: 0, statuses: 1_000, tables: false, words, blocks: 60, suggestions: false };
  const longest = Math.max(1, ...reply.blocks.map((block) => ('rows' in block ? block.rows.length : 0)));
  for (let rows = longest; rows > 0; rows = Math.floor(rows * 0.8)) yield { ...all, rows, statuses: rows };
  yield { ...all, rows: 0, statuses: 0, words: 300, blocks: 1 };
}
