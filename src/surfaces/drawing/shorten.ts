/** Which part of a long reply is shown first, and how much is left out? */
import type { Block, BlockOf, Reply } from '../../core/reply.ts';
import { clip } from './clip.ts';
import type { LeftOut } from './left-out.ts';

/** How much of a reply is drawn. */
export interface View {
  /** Claims over all sections. */
  readonly claims: number;
  /** Rows of each list of concerns, follow-ups, proposals, directives and the like. */
  readonly rows: number;
  /** Rows of a list of statuses or commands, which are short. */
  readonly statuses: number;
  readonly tables: boolean;
  /** Characters of our own text, a headline or a person's words; never of a claim. */
  readonly words: number;
  readonly blocks: number;
  readonly suggestions: boolean;
}

/** Characters of a client's words where several concerns are listed. */
const listedWords = 300;

/**
 * The reply as far as the view goes. Claims are whole or left out: the first of every section stays, then the main section
 * and the others are filled in their order, so the least heavy go first. Numbers stay as they are; sources stay for what is shown.
 */
export function shorten(reply: Reply, view: View): { readonly reply: Reply; readonly left: LeftOut } {
  const left = new Map<string, number>();
  const leave = (noun: string, all: number, shown: number) => {
    if (all > shown) left.set(noun, (left.get(noun) ?? 0) + all - shown);
  };
  const room = sharesOf(reply.blocks, view.claims);
  const blocks = reply.blocks.flatMap((block, index): Block[] => {
    const kept = index >= view.blocks ? undefined : shortenBlock(block, room.get(index) ?? 0, view);
    if (kept === undefined && !('rows' in block) && block.kind !== 'claims' && block.kind !== 'file')
      leave('paragraph', 1, 0);
    leave(nounOf[block.kind], sizeOf(block), kept === undefined ? 0 : sizeOf(kept));
    return kept === undefined ? [] : [kept];
  });
  const shown = new Set(blocks.flatMap(numbersIn));
  return { reply: { ...reply, blocks, citations: reply.citations.filter(({ n }) => shown.has(n)) }, left };
}

/** How many claims each section may show, by the index of its block. */
function sharesOf(blocks: readonly Block[], claims: number): Map<number, number> {
  const sections = blocks.flatMap((block, index) =>
    block.kind === 'claims'
      ? [{ index, has: block.claims.length, main: block.title === null, speaks: block.speaker !== null }]
      : [],
  );
  const shares = new Map<number, number>();
  let room = claims;
  const give = (index: number, wanted: number) => {
    const given = Math.min(wanted, room);
    shares.set(index, (shares.get(index) ?? 0) + given);
    room -= given;
  };
  // The main section of each answer has no title of its own. The vendor's position comes right after it: both sides are heard even in the shortest view.
  const byWeight = sections.toSorted((a, b) => Number(b.main) - Number(a.main) || a.index - b.index);
  const heard = byWeight.toSorted((a, b) => Number(b.main) - Number(a.main) || Number(b.speaks) - Number(a.speaks));
  for (const { index, has } of heard) give(index, Math.min(1, has));
  for (const { index, has } of byWeight) give(index, has - (shares.get(index) ?? 0));
  return shares;
}

function shortenBlock(block: Block, claims: number, view: View): Block | undefined {
  switch (block.kind) {
    case 'claims':
      return claims === 0 ? undefined : { ...block, claims: block.claims.slice(0, claims) };
    case 'headline':
    case 'text':
      return { ...block, text: clip(block.text, view.words) };
    case 'problem':
      return { ...block, text: clip(block.text, view.words), remedy: clip(block.remedy, view.words) };
    case 'vendors':
      return view.statuses === 0 ? undefined : { ...block, rows: block.rows.slice(0, view.statuses) };
    case 'audiences':
      return view.statuses === 0 ? undefined : { ...block, rows: block.rows.slice(0, view.statuses) };
    case 'commands':
      return view.statuses === 0 ? undefined : { ...block, rows: block.rows.slice(0, view.statuses) };
    case 'concerns': {
      // In a list the words only bring the concern to mind; a single one is shown as it was said.
      const said = block.rows.length === 1 ? view.words : Math.min(view.words, listedWords);
      return view.rows === 0
        ? undefined
        : {
            ...block,
            rows: block.rows.slice(0, view.rows).map((row) => ({ ...row, words: clip(row.words, said) })),
          };
    }
    case 'activities':
    case 'trend':
      return block;
    case 'file':
      return shortenFile(block, view.words);
    default:
      return view.rows === 0 ? undefined : firstRows(block, view.rows);
  }
}

/** Characters of a file where there is room for long texts. */
const fileLength = 8_000;

/** A file keeps its first lines, each whole; nothing of one whose first line is too long. */
function shortenFile(block: BlockOf<'file'>, words: number): Block | undefined {
  const lines = block.text.split('\n');
  let room = words < 3_000 ? words : fileLength;
  const kept = lines.findIndex((line) => {
    room -= line.length + 1;
    return room < 0;
  });
  if (kept < 0) return block;
  return kept === 0 ? undefined : { ...block, text: lines.slice(0, kept).join('\n') };
}

type Listed = BlockOf<
  'checks' | 'directives' | 'tasks' | 'proposals' | 'counts' | 'items' | 'exposures' | 'touched' | 'answers' | 'sources'
>;

function firstRows(block: Listed, rows: number): Block {
  switch (block.kind) {
    case 'checks':
      return { ...block, rows: block.rows.slice(0, rows) };
    case 'directives':
      return { ...block, rows: block.rows.slice(0, rows) };
    case 'tasks':
      return { ...block, rows: block.rows.slice(0, rows) };
    case 'proposals':
      return { ...block, rows: block.rows.slice(0, rows) };
    case 'counts':
      return { ...block, rows: block.rows.slice(0, rows) };
    case 'items':
      return { ...block, rows: block.rows.slice(0, rows) };
    case 'exposures':
      return { ...block, rows: block.rows.slice(0, rows) };
    case 'touched':
      return { ...block, rows: block.rows.slice(0, rows) };
    case 'answers':
      return { ...block, rows: block.rows.slice(0, rows) };
    case 'sources':
      return { ...block, rows: block.rows.slice(0, rows) };
  }
}

const nounOf: Record<Block['kind'], string> = {
  headline: 'paragraph',
  text: 'paragraph',
  activities: 'paragraph',
  problem: 'paragraph',
  claims: 'claim',
  audiences: 'audience',
  checks: 'list',
  vendors: 'vendor',
  directives: 'directive',
  concerns: 'concern',
  tasks: 'follow-up',
  proposals: 'follow-up',
  counts: 'line',
  items: 'item',
  exposures: 'exposure',
  touched: 'client',
  answers: 'answer',
  sources: 'source',
  trend: 'paragraph',
  file: 'file line',
  commands: 'command',
};

function sizeOf(block: Block): number {
  if (block.kind === 'claims') return block.claims.length;
  if (block.kind === 'file') return block.text.split('\n').length;
  return 'rows' in block ? block.rows.length : 0;
}

function numbersIn(block: Block): number[] {
  if (block.kind === 'headline') return block.citations;
  if (block.kind === 'claims') return block.claims.flatMap((claim) => claim.citations);
  return block.kind === 'directives' ? block.rows.flatMap((row) => row.citations) : [];
}
