/** How do statuses look in Slack: on a line, in a table, in a list? */
import type { KnownBlock, RawTextElement, RichTextBlock } from '@slack/types';
import { statusLabel } from '../../../actions/wording.ts';
import { sayDay } from '../../../core/day.ts';
import { activities } from '../../../core/directive.ts';
import type { BlockOf } from '../../../core/reply.ts';
import {
  activityHeads,
  type ByActivity,
  byActivityText,
  capital,
  isGrave,
  sayByActivity,
} from '../../drawing/by-activity.ts';
import type { Canvas } from '../../drawing/canvas.ts';
import { areMany, sayReviews, splitForTable, type VendorLine, vendorLines } from '../../drawing/vendor-lines.ts';
import { oneLine, smallPrint } from './plain.ts';
import { type Inline, marks, paragraph, richText, titledList, words } from './rich-text.ts';
import { slackLimits } from './slack-limits.ts';

const byActivityLine = (row: ByActivity): Inline =>
  sayByActivity(row).flatMap(({ what, status }, index) => [
    ...words(`${index === 0 ? '' : '  ·  '}${what}: `),
    ...words(statusLabel[status], { bold: true }),
  ]);

/** One line under the headline, with the headline's numbers. */
export function drawActivities(block: BlockOf<'activities'>, canvas: Canvas): KnownBlock[] {
  return [richText(paragraph(byActivityLine(block), marks(canvas.leads.get(block) ?? [], canvas.sources)))];
}

/** A table that can be sorted, of many vendors those with a restriction; or a list where a table is not allowed or would be too large. */
export function drawVendors(block: BlockOf<'vendors'>, canvas: Canvas): KnownBlock[] {
  const reviews = sayReviews(block.rows);
  const aside = reviews === undefined ? [] : [smallPrint(reviews)];
  const { table, under } = splitForTable(block.rows);
  const heads = ['Vendor', ...activityHeads, ...(reviews === undefined ? ['Reviewed'] : [])];
  const rows = table.map((row) => [
    cell(row.name),
    // Where every row has a restriction bold says nothing, and takes three times the room.
    ...(areMany(block.rows) ? activities.map((activity) => cell(statusLabel[row[activity]])) : statusCells(row)),
    ...(reviews === undefined ? [cell(sayDay(row.reviewed))] : []),
  ]);
  if (canvas.table === block && fitsTable(rows)) {
    const caption = areMany(block.rows) ? 'Vendors with a restriction' : 'Status of each vendor';
    return [
      { type: 'data_table', caption, rows: [heads.map(cell), ...rows], page_size: rows.length },
      ...titledList(null, under.map(lineOf)),
      ...aside,
    ];
  }
  return [...titledList(null, vendorLines(block.rows).map(lineOf)), ...aside];
}

const lineOf = ({ lead, rest }: VendorLine): Inline => [
  ...words(`${oneLine(lead)} `, { bold: true }),
  ...words(oneLine(rest)),
];

/** A table whose first column wraps, since it lists who is bound; or a list. */
export function drawAudiences(block: BlockOf<'audiences'>, canvas: Canvas): KnownBlock[] {
  const rows = block.rows.map((row) => [cell(capital(row.who)), ...statusCells(row)]);
  if (canvas.table === block && fitsTable(rows)) {
    const heads = ['Who', ...activityHeads].map(cell);
    return [
      richText(paragraph(words(block.title, { bold: true }))),
      { type: 'table', column_settings: [{ is_wrapped: true }], rows: [heads, ...rows] },
    ];
  }
  const lines = block.rows.map((row) => [...words(`${oneLine(capital(row.who))}. `), ...words(byActivityText(row))]);
  return titledList(block.title, lines);
}

type Cell = RawTextElement | RichTextBlock;

const statusCells = (row: ByActivity): Cell[] =>
  activities.map((activity) => {
    const status = row[activity];
    const label = statusLabel[status];
    return isGrave(status) ? richText(paragraph(words(label, { bold: true }))) : cell(label);
  });

const cell = (text: string): RawTextElement => ({ type: 'raw_text', text: oneLine(text) || '–' });

const fitsTable = (rows: readonly Cell[][]): boolean =>
  rows.length > 0 && rows.length < slackLimits.tableRows && JSON.stringify(rows).length <= slackLimits.tableCharacters;
