/** How do the blocks about sources, items and exposures read line by line, as plain text? */
import type { Block } from '../../core/reply.ts';
import { itemDetail, itemLink, itemPassage, itemTitle, reportedBy } from './item-lines.ts';
import { tidy, tidyLine } from './tidy.ts';
import { trendBars, trendNumbers } from './trend-lines.ts';
import type { VendorName } from './vendor-name-in.ts';
import {
  answerDetail,
  answerNow,
  answerQuestion,
  answerThen,
  countTasks,
  exposureDetail,
  proposalLines,
  sourceName,
  sourceState,
  whyLines,
} from './watch-lines.ts';

export type WatchBlock = Extract<
  Block,
  { kind: 'items' | 'exposures' | 'touched' | 'answers' | 'sources' | 'trend' | 'file' }
>;

/** Where the lines stand alone, each begins with its bullet; what belongs to one is set in under it. */
export function watchLines(block: WatchBlock, vendorName: VendorName): string[] {
  switch (block.kind) {
    case 'items':
      return [
        tidyLine(block.title),
        ...block.rows.flatMap((row) => [
          `• ${itemTitle(row)} (${tidyLine(`${row.source}/${row.id}`)})`,
          `  ${itemDetail(row)}`,
          `  ${reportedBy(row)}${itemLink(row) === undefined ? '' : `: ${itemLink(row)}`}`,
          ...(block.rows.length === 1 && itemPassage(row) !== '' ? [`  ${itemPassage(row)}`] : []),
        ]),
      ];
    case 'exposures':
      return [
        tidyLine(block.title),
        ...block.rows.map((row) => `• ${tidyLine(row.client.name)} · ${exposureDetail(row, vendorName)}`),
      ];
    case 'touched':
      return [
        tidyLine(block.title),
        ...block.rows.flatMap((row) => [
          `• ${tidyLine(row.client.name)} · ${tidyLine(vendorName(row.vendor))} · ${countTasks(row)}`,
          ...whyLines(row).map((line) => `  ${line}`),
          ...proposalLines(row).map((line) => `  - ${line}`),
        ]),
      ];
    case 'answers':
      return [
        tidyLine(block.title),
        ...block.rows.flatMap((row) => [
          `• “${answerQuestion(row)}”`,
          `  Then: ${answerThen(row)}`,
          `  Now: ${answerNow(row)}`,
          `  ${answerDetail(row)}`,
        ]),
      ];
    case 'sources':
      return block.rows.map((row) => `• ${sourceName(row)}: ${sourceState(row)}`);
    case 'trend':
      return [`${tidyLine(block.title)}: ${trendBars(block)}`, trendNumbers(block)];
    case 'file':
      return [tidyLine(block.name), ...tidy(block.text).split('\n')];
  }
}
