/** How does a reply read as plain text? */
import { activityLabel, statusLabel } from '../actions/wording.ts';
import { sayDay } from '../core/day.ts';
import type { Block, NumberedCitation, Reply } from '../core/reply.ts';
import type { Outdated } from '../core/watching.ts';
import { outdatedLines } from './drawing/outdated-card.ts';
import { isOutward } from './drawing/outward.ts';
import { watchLines } from './drawing/watch-text.ts';

/** The reply as plain text: blocks, then the numbered sources, then the receipt. */
export function renderText(reply: Reply): string {
  const parts = [...reply.blocks.map(renderBlock), renderCitations(reply.citations)];
  if (reply.receipt !== null) parts.push(`Receipt ${reply.receipt}`);
  return parts.filter((part) => part !== '').join('\n\n');
}

/** What is safe to forward to a client: no internal notes, no names from the log, the same receipt; first of all what of it is out of date. */
export function renderForClient(reply: Reply, outdated?: Outdated): string {
  const copy = renderText({ ...reply, blocks: reply.blocks.filter(isOutward) });
  return outdated === undefined ? copy : `${outdatedLines(outdated)}\n\n${copy}`;
}

const marks = (numbers: readonly number[]): string => numbers.map((n) => `[${n}]`).join('');
const after = (numbers: readonly number[]): string => (numbers.length > 0 ? ` ${marks(numbers)}` : '');

/** A column that fits the names, up to what leaves room for the rest. */
const widest = 32;
const columnOf = (rows: readonly { readonly name: string }[]): number =>
  Math.min(widest, Math.max(16, ...rows.map(({ name }) => name.length)));

/** A status for each activity; one word where it is the same for all. */
function inAll({ use, acquire, supply }: Omit<Extract<Block, { kind: 'activities' }>, 'kind'>): string {
  if (use === acquire && acquire === supply) return statusLabel[use];
  return `using ${statusLabel[use]}; buying ${statusLabel[acquire]}; selling ${statusLabel[supply]}`;
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case 'headline':
      return `${block.text}${after(block.citations)}`;
    case 'text':
      return block.text;
    case 'activities':
      return (['use', 'acquire', 'supply'] as const)
        .map((activity) => `  ${activityLabel[activity].padEnd(8)} ${statusLabel[block[activity]]}`)
        .join('\n');
    case 'audiences':
      return titled(
        block.title,
        block.rows.map(
          (row) =>
            `  - ${row.who}: using ${statusLabel[row.use]}, buying ${statusLabel[row.acquire]}, selling ${statusLabel[row.supply]}`,
        ),
      );
    case 'claims':
      return titled(
        block.title,
        block.claims.map((claim) => `  - ${claim.text}${after(claim.citations)}`),
      );
    case 'checks':
      return block.rows
        .map(
          (row) =>
            `  - ${row.list}: ${checkWords(row.result)}${row.edition === null ? '' : `, list of ${sayDay(row.edition)}`} (looked at on ${sayDay(row.on)}) ${row.url}`,
        )
        .join('\n');
    case 'vendors':
      return block.rows.map((row) => `  ${row.name.padEnd(columnOf(block.rows))} ${inAll(row)}`).join('\n');
    case 'directives':
      return titled(
        block.title,
        block.rows.map((row) => `  - ${sayDay(row.published)}: ${row.title} (${row.issuer})${after(row.citations)}`),
      );
    case 'concerns':
      return titled(
        block.title,
        block.rows.map(
          (row) =>
            `  - ${new Date(row.createdAt).toISOString().slice(0, 10)} ${row.client.name}, ${row.vendor}, ${row.severity}, ${row.state}: ${row.words} (${row.id})`,
        ),
      );
    case 'tasks':
      return titled(
        block.title,
        block.rows.map(
          (row) =>
            `  - ${row.title}, ${row.owner}, ${row.due === null ? 'no due date' : `due ${sayDay(row.due)}`}${row.snoozedUntil === null || row.state !== 'open' ? '' : `, snoozed until ${sayDay(row.snoozedUntil)}`}, ${row.state} (${row.id})`,
        ),
      );
    case 'proposals':
      return titled(
        'Proposed follow-ups',
        block.rows.map((row) => `  - ${row.title}, ${row.owner}, due ${sayDay(row.due)}`),
      );
    case 'counts':
      return titled(
        block.title,
        block.rows.map((row) => `  - ${row.what}: ${row.count}${row.note === null ? '' : ` (${row.note})`}`),
      );
    case 'items':
    case 'exposures':
    case 'touched':
    case 'answers':
    case 'sources':
    case 'trend':
    case 'file':
      // By its ids, as a command takes them.
      return watchLines(block, (id, product) => product ?? id).join('\n');
    case 'commands':
      return block.rows.map((row) => `  ${row.usage}\n      ${row.shows}`).join('\n');
    case 'problem':
      return `${block.text}\n${block.remedy}\nReference ${block.reference}`;
  }
}

/** What a list said, in words. */
export function checkWords(result: 'not-listed' | 'listed' | 'not-checked'): string {
  return { 'not-listed': 'not named', listed: 'named', 'not-checked': 'not checked' }[result];
}

const titled = (title: string | null, lines: readonly string[]): string =>
  [...(title === null ? [] : [`${title}:`]), ...lines].join('\n');

function renderCitations(citations: readonly NumberedCitation[]): string {
  if (citations.length === 0) return '';
  const lines = citations.map((citation) => {
    const published = citation.published === null ? 'no date given' : sayDay(citation.published);
    const quote = citation.quote === null ? '' : `\n      “${citation.quote}”`;
    return `  [${citation.n}] ${citation.publisher}, ${citation.title}, ${published}. ${citation.url}${quote}`;
  });
  return `Sources:\n${lines.join('\n')}`;
}
