/** How do statuses look on a card: on a line, in a table, in a list? */
import { statusLabel } from '../../../actions/wording.ts';
import { sayDay } from '../../../core/day.ts';
import { activities } from '../../../core/directive.ts';
import type { BlockOf } from '../../../core/reply.ts';
import type { Status } from '../../../core/verdict.ts';
import { activityHeads, type ByActivity, capital, isGrave, sayByActivity } from '../../drawing/by-activity.ts';
import type { Canvas } from '../../drawing/canvas.ts';
import { sayReviews, splitForTable, type VendorLine, vendorLines } from '../../drawing/vendor-lines.ts';
import type { Color, Element, RichTextBlock, Table } from './adaptive-card.ts';
import { smallPrint, titledItems, titledList } from './layout.ts';
import { type Inline, marks, paragraph, words } from './rich-text.ts';
import { oneLine } from './text.ts';

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
  return [
    paragraph([byActivityLine(block, false), marks(canvas.leads.get(block) ?? [], canvas.sources)], {
      spacing: 'small',
    }),
  ];
}

/** A table, of many vendors of those with a restriction; or a list where it would be too large. */
export function drawVendors(block: BlockOf<'vendors'>, canvas: Canvas): Element[] {
  const reviews = sayReviews(block.rows);
  const aside = reviews === undefined ? [] : [smallPrint(reviews)];
  const shown = splitForTable(block.rows);
  if (canvas.table !== undefined && shown.table.length > 0) {
    const rows = shown.table.map((row) => [
      [
        paragraph([words(oneLine(row.name), { bold: true })]),
        ...(reviews === undefined ? [smallPrint(`Reviewed on ${sayDay(row.reviewed)}`, { spacing: 'none' })] : []),
      ],
      ...activities.map((activity) => [paragraph([statusWords(row[activity])])]),
    ]);
    return [table(['Vendor', ...activityHeads], rows), ...titledList(null, shown.under.map(lineOf)), ...aside];
  }
  return [...titledList(null, vendorLines(block.rows).map(lineOf)), ...aside];
}

const lineOf = ({ lead, rest }: VendorLine): Inline => [
  ...words(`${oneLine(lead)} `, { bold: true }),
  ...words(oneLine(rest)),
];

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
