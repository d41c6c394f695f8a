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
import { smallPrint, titledItems, titledList } from './layout.ts';
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

/** "Buying and selling: prohibited  ·  Using: advised against". */
const byActivityLine = (row: ByActivity, colored: boolean): Inline =>
  sayByActivity(row).flatMap(({ what, status }, index) => [
    ...words(`${index === 0 ? '' : '  ·  '}${what}: `),
    ...(colored ? statusWords(status) : words(statusLabel[status], { bold: true })),
  ]);

/** One line under the headline, with the headline's numbers. The headline has the colour. */
export function drawActivities(block: BlockOf<'activities'>, canvas: Canvas): Element[] {
  return [paragraph([byActivityLine(block, false), marks(canvas.lead, canvas.sources)], { spacing: 'small' })];
}

/** A table, or a list where it would be too large. */
export function drawVendors(block: BlockOf<'vendors'>, canvas: Canvas): Element[] {
  const day = oneReview(block.rows);
  const aside = day === undefined ? [] : [smallPrint(`Reviewed on ${sayDay(day)}`)];
  if (canvas.table !== undefined && block.rows.length > 0) {
    const rows = block.rows.map((row) => [
      [
        paragraph([words(oneLine(row.name), { bold: true })]),
        ...(day === undefined ? [smallPrint(`Reviewed on ${sayDay(row.reviewed)}`, { spacing: 'none' })] : []),
      ],
      ...activities.map((activity) => [paragraph([statusWords(row[activity])])]),
    ]);
    return [table(['Vendor', ...activityHeads], rows), ...aside];
  }
  const lines = block.rows.map((row) => [
    ...words(`${oneLine(row.name)}: `, { bold: true }),
    ...words(byActivityText(row)),
    ...words(day === undefined ? ` (reviewed on ${sayDay(row.reviewed)})` : ''),
  ]);
  return [...titledList(null, lines), ...aside];
}

/** A list: on a telephone a table would leave no room for whom it binds. */
export function drawAudiences(block: BlockOf<'audiences'>): Element[] {
  const items = block.rows.map((row) => [
    paragraph([byActivityLine(row, true)]),
    paragraph([words(oneLine(capital(row.who)))], { spacing: 'none' }),
  ]);
  return titledItems(block.title, items);
}

/** `rows`: cells of one element or more. */
function table(heads: readonly string[], rows: readonly RichTextBlock[][][]): Table {
  const head = heads.map((text) => [paragraph([words(text, { bold: true })])]);
  return {
    type: 'Table',
    firstRowAsHeader: true,
    showGridLines: true,
    columns: heads.map(() => ({ width: 1 })),
    rows: [head, ...rows].map((cells) => ({
      type: 'TableRow',
      cells: cells.map((items) => ({ type: 'TableCell', items })),
    })),
  };
}
