/** How do statuses look in Slack: on a line, in a table, in a list? */
import type { KnownBlock, RawTextElement, RichTextBlock } from '@slack/types';
import { activityLabel, list, statusLabel } from '../../../actions/wording.ts';
import { sayDay } from '../../../core/day.ts';
import { type Activity, activities } from '../../../core/directive.ts';
import type { Block } from '../../../core/reply.ts';
import type { Status } from '../../../core/verdict.ts';
import type { Canvas } from './canvas.ts';
import { oneLine, smallPrint } from './plain.ts';
import { type Inline, marks, paragraph, richText, titledList, words } from './rich-text.ts';
import { slackLimits } from './slack-limits.ts';

type ByActivity = Readonly<Record<Activity, Status>>;
type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

/** "Buying and selling: prohibited · Using: advised against", the activities with one answer together. */
export function sayByActivity(row: ByActivity): { readonly what: string; readonly status: string }[] {
  const groups = Map.groupBy(activities, (activity) => row[activity]);
  return [...groups].map(([status, which]) => ({
    what: capital(list(which.map((activity) => activityLabel[activity]))),
    status: statusLabel[status],
  }));
}

/** The same as one line of text. */
export const byActivityText = (row: ByActivity): string =>
  sayByActivity(row)
    .map(({ what, status }) => `${what}: ${status}`)
    .join(' · ');

const byActivityLine = (row: ByActivity): Inline =>
  sayByActivity(row).flatMap(({ what, status }, index) => [
    ...words(`${index === 0 ? '' : '  ·  '}${what}: `),
    ...words(status, { bold: true }),
  ]);

/** One line under the headline, with the headline's numbers. */
export function drawActivities(block: BlockOf<'activities'>, canvas: Canvas): KnownBlock[] {
  return [richText(paragraph(byActivityLine(block), marks(canvas.lead, canvas.sources)))];
}

/** A table that can be sorted, or a list where a table is not allowed or would be too large. */
export function drawVendors(block: BlockOf<'vendors'>, canvas: Canvas): KnownBlock[] {
  const days = new Set(block.rows.map((row) => row.reviewed));
  // One day for all is said once, under the table.
  const [day] = days.size === 1 ? days : [];
  const heads = ['Vendor', ...activityHeads, ...(day === undefined ? ['Reviewed'] : [])];
  const rows = block.rows.map((row) => [
    cell(row.name),
    ...statusCells(row),
    ...(day === undefined ? [cell(sayDay(row.reviewed))] : []),
  ]);
  const aside = day === undefined ? [] : [smallPrint(`Reviewed on ${sayDay(day)}`)];
  if (canvas.table === block && fitsTable(rows)) {
    const table = [heads.map(cell), ...rows];
    return [{ type: 'data_table', caption: 'Status of each vendor', rows: table, page_size: rows.length }, ...aside];
  }
  const lines = block.rows.map((row) => [
    ...words(`${oneLine(row.name)}: `, { bold: true }),
    ...words(byActivityText(row)),
    ...words(day === undefined ? ` (reviewed on ${sayDay(row.reviewed)})` : ''),
  ]);
  return [...titledList(null, lines), ...aside];
}

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

const activityHeads = activities.map((activity) => capital(activityLabel[activity]));

/** What stands out of a column of "no restriction found" is what a rep looks for. */
const grave: readonly Status[] = ['prohibited', 'restricted', 'advised-against'];

const statusCells = (row: ByActivity): Cell[] =>
  activities.map((activity) => {
    const status = row[activity];
    const label = statusLabel[status];
    return grave.includes(status) ? richText(paragraph(words(label, { bold: true }))) : cell(label);
  });

const cell = (text: string): RawTextElement => ({ type: 'raw_text', text: oneLine(text) || '–' });

const fitsTable = (rows: readonly Cell[][]): boolean =>
  rows.length > 0 && rows.length < slackLimits.tableRows && JSON.stringify(rows).length <= slackLimits.tableCharacters;

/** With a capital first letter. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
