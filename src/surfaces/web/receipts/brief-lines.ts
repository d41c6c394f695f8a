/** What stands in the brief for a client, line by line? */
import { statusLabel } from '../../../actions/wording.ts';
import { dayOf, sayDay } from '../../../core/day.ts';
import type { Receipt } from '../../../core/receipt.ts';
import type { Block, NumberedCitation } from '../../../core/reply.ts';
import type { Outdated } from '../../../core/watching.ts';
import { byActivityText, sayByActivity } from '../../drawing/by-activity.ts';
import { isOutward } from '../../drawing/outward.ts';
import { tidyLine } from '../../drawing/tidy.ts';
import { checkWords } from '../../render-text.ts';
import { checkedHow } from '../drawing/draw-citations.ts';

export type LineStyle = 'title' | 'warning' | 'fine' | 'verdict' | 'heading' | 'text' | 'item' | 'source' | 'address';

/** One line of the brief, of whatever length; plain text. */
export interface Line {
  readonly style: LineStyle;
  readonly text: string;
  readonly link?: string;
  /** What it is, where it may be left out whole for want of room. */
  readonly noun?: string;
  /** Left out last: the vendor's own word, so that both sides stay. */
  readonly late?: boolean;
  /** The numbers of the sources it rests on. */
  readonly rests?: readonly number[];
}

export interface Brief {
  /** The answer itself, before its sources. */
  readonly lines: readonly Line[];
  readonly citations: readonly NumberedCitation[];
  /** At the foot of every page. */
  readonly foot: string;
  readonly title: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What of a receipt a client may have, as in `renderForClient`: no question as the rep put it, no internal note, nothing of the log. */
export function briefOf(receipt: Receipt, outdated: Outdated | undefined): Brief {
  const blocks = receipt.reply.blocks.filter(isOutward);
  const [lead] = blocks.flatMap((block) => (block.kind === 'headline' ? [tidyLine(block.text)] : []));
  const subject = receipt.reply.about?.vendor?.name;
  const title = lead ?? `An answer of ${sayDay(dayOf(receipt.at))}`;
  const asked = `Asked on ${sayDay(dayOf(receipt.at))}, answered as of ${sayDay(receipt.asOf)}.`;
  return {
    title,
    at: receipt.at,
    citations: receipt.reply.citations,
    foot: `Receipt ${receipt.id} · Content ${receipt.contentVersion.slice(0, 16)}`,
    lines: [
      ...(outdated === undefined ? [] : warning(outdated)),
      { style: 'title', text: title },
      { style: 'fine', text: subject === undefined ? asked : `About ${tidyLine(subject)}. ${asked}` },
      ...blocks.flatMap((block) => (block.kind === 'headline' && tidyLine(block.text) === lead ? [] : linesOf(block))),
    ],
  };
}

const warning = ({ at, changes }: Outdated): Line[] => [
  { style: 'warning', text: `Out of date since ${sayDay(dayOf(at))}` },
  ...changes.map(({ before, after }) => ({
    style: 'item' as const,
    text: `Before: ${tidyLine(before)} Now: ${tidyLine(after)}`,
    noun: 'change',
  })),
];

const marked = (text: string, numbers: readonly number[]): string =>
  [tidyLine(text), numbers.map((n) => `[${n}]`).join('')].filter((part) => part !== '').join(' ');

const heading = (text: string | null): Line[] => (text === null ? [] : [{ style: 'heading', text: tidyLine(text) }]);

const item = (noun: string, text: string, rests: readonly number[] = []): Line => ({
  style: 'item',
  text: marked(text, rests),
  noun,
  rests,
});

function linesOf(block: Block): Line[] {
  switch (block.kind) {
    case 'headline':
      return heading(block.text);
    case 'text':
      return block.text
        .split('\n')
        .flatMap((text) => (text.trim() === '' ? [] : { style: 'text' as const, text: tidyLine(text) }));
    case 'activities':
      return sayByActivity(block).map(({ what, status }) => ({
        style: 'verdict',
        text: `${what}: ${statusLabel[status]}`,
      }));
    case 'audiences':
      return [...heading(block.title), ...block.rows.map((row) => item('row', `${row.who}: ${byActivityText(row)}`))];
    case 'claims':
      return [
        ...heading(block.title),
        ...block.claims.map((claim, index) => ({
          ...item('claim', claim.text, claim.citations),
          late: block.speaker !== null && index === 0,
        })),
      ];
    case 'checks':
      return block.rows.map((row) =>
        item(
          'list',
          `${row.list}: ${checkWords(row.result)}${row.edition === null ? '' : `, list of ${sayDay(row.edition)}`} (looked at on ${sayDay(row.on)})`,
        ),
      );
    case 'vendors':
      return block.rows.map((row) => item('vendor', `${row.name}: ${byActivityText(row)}`));
    case 'directives':
      return [
        ...heading(block.title),
        ...block.rows.map((row) =>
          item('directive', `${sayDay(row.published)}: ${row.title} (${row.issuer})`, row.citations),
        ),
      ];
    default:
      // Of the log, unreviewed, or nothing that is an answer: `isOutward` has left most of it out.
      return [];
  }
}

/** A source as three lines: what it is, where it is, and what was read there. */
export const sourceLines = (citation: NumberedCitation): Line[] => [
  {
    style: 'source',
    text: `[${citation.n}] ${tidyLine(citation.title)}. ${tidyLine(citation.publisher)}, ${citation.published === null ? 'no date given' : sayDay(citation.published)}.${citation.quote === null ? '' : ` “${tidyLine(citation.quote)}”`} ${checkedHow(citation)}`,
  },
  { style: 'address', text: citation.url, link: citation.url },
];
