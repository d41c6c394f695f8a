/** How do statuses look on a card: on a line, in a table, in a list? */
import { statusLabel } from '../../../actions/wording.ts';
import { sayDay } from '../../../core/day.ts';
import { activities } from '../../../core/directive.ts';
import type { Block } from '../../../core/reply.ts';
import type { Status } from '../../../core/verdict.ts';
import { oneReview } from '../../drawing/block-lines.ts';
import {
  activityHeads,
  type ByActivity,
  byActivityText,
  capital,
  isGrave,
  sayByActivity,
} from '../../drawing/by-activity.ts';
import type { Canvas } from '../../drawing/canvas.ts';
import type { Color, Element, RichTextBlock, Table } from './adaptive-card.ts';
import { heading, smallPrint, titledList } from './layout.ts';
import { type Inline, marks, paragraph, words } from './rich-text.ts';
import { oneLine } from './text.ts';

type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

/** Red for what is prohibited, amber for what is restricted; never green, since nothing is ever cleared. */
export function colorOf(status: Status | null): Color | undefined {
  if (status === 'prohibited') return 'attention';
  return status === 'restricted' || status === 'advised-against' ? 'warning' : undefined;
}

const statusWords = (status: Status): Inline =>
  words(statusLabel[status], { bold: isGrave(status), color: colorOf(status) });

/** One line under the headline, with the headline's numbers. */
export function drawActivities(block: BlockOf<'activities'>, canvas: Canvas): Element[] {
  const said = sayByActivity(block).flatMap(({ what, status }, index) => [
    ...words(`${index === 0 ? '' : '  ·  '}${what}: `),
    ...words(statusLabel[status], { bold: true }),
  ]);
  return [paragraph([said, marks(canvas.lead, canvas.sources)], { spacing: 'small' })];
}

/** A table, or a list where it would be too large. */
export function drawVendors(block: BlockOf<'vendors'>, canvas: Canvas): Element[] {
  const day = oneReview(block.rows);
  const aside = day === undefined ? [] : [smallPrint(`Reviewed on ${sayDay(day)}`)];
  if (canvas.table === block && block.rows.length > 0) {
    const heads = ['Vendor', ...activityHeads, ...(day === undefined ? ['Reviewed'] : [])];
    const rows = block.rows.map((row) => [
      paragraph([words(oneLine(row.name), { bold: true })]),
      ...statusCells(row),
      ...(day === undefined ? [paragraph([words(sayDay(row.reviewed))])] : []),
    ]);
    return [table(heads, rows, 2), ...aside];
  }
  const lines = block.rows.map((row) => [
    ...words(`${oneLine(row.name)}: `, { bold: true }),
    ...words(byActivityText(row)),
    ...words(day === undefined ? ` (reviewed on ${sayDay(row.reviewed)})` : ''),
  ]);
  return [...titledList(null, lines), ...aside];
}

/** A table whose first column is wide, since it lists who is bound; or a list. */
export function drawAudiences(block: BlockOf<'audiences'>, canvas: Canvas): Element[] {
  if (canvas.table === block && block.rows.length > 0) {
    const rows = block.rows.map((row) => [paragraph([words(oneLine(capital(row.who)))]), ...statusCells(row)]);
    const title = oneLine(block.title) === '' ? [] : [heading(block.title, { spacing: 'medium' })];
    return [...title, table(['Who', ...activityHeads], rows, 3)];
  }
  const lines = block.rows.map((row) => [...words(`${oneLine(capital(row.who))}. `), ...words(byActivityText(row))]);
  return titledList(block.title, lines);
}

const statusCells = (row: ByActivity): RichTextBlock[] =>
  activities.map((activity) => paragraph([statusWords(row[activity])]));

/** `first`: how many times as wide as the others the first column is. */
function table(heads: readonly string[], rows: readonly RichTextBlock[][], first: number): Table {
  const head = heads.map((text) => paragraph([words(text, { bold: true })]));
  return {
    type: 'Table',
    firstRowAsHeader: true,
    showGridLines: true,
    columns: heads.map((_, index) => ({ width: index === 0 ? first : 2 })),
    rows: [head, ...rows].map((cells) => ({
      type: 'TableRow',
      cells: cells.map((cell) => ({ type: 'TableCell', items: [cell] })),
    })),
  };
}
