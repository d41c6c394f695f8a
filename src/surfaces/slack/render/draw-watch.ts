/** How do exposures, touched clients, old answers, sources and trends look in Slack? */
import type { KnownBlock } from '@slack/types';
import type { BlockOf } from '../../../core/reply.ts';
import type { Canvas } from '../../drawing/canvas.ts';
import { trendBars, trendNumbers } from '../../drawing/trend-lines.ts';
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
} from '../../drawing/watch-lines.ts';
import { oneLine, smallPrint } from './plain.ts';
import { bullets, type Inline, paragraph, richText, titledList, words } from './rich-text.ts';

export const drawExposures = (block: BlockOf<'exposures'>, canvas: Canvas, title: string | null): KnownBlock[] =>
  titledList(
    title,
    block.rows.map((row) => [
      ...words(oneLine(row.client.name), { bold: true }),
      ...words(` · ${exposureDetail(row, canvas.vendorName)}`),
    ]),
  );

/** An entry a client: why it is touched, then what is proposed. */
export function drawTouched(block: BlockOf<'touched'>, canvas: Canvas, title: string | null): KnownBlock[] {
  return [
    ...titleOf(title),
    ...block.rows.map((row) => {
      const head = paragraph(
        words(oneLine(row.client.name), { bold: true }),
        words(` · ${oneLine(canvas.vendorName(row.vendor))} · ${countTasks(row)}`),
        ...whyLines(row).map((line) => words(`\n${line}`)),
      );
      const proposed = proposalLines(row).map((line) => words(line));
      return proposed.length === 0 ? richText(head) : richText(head, bullets(proposed));
    }),
  ];
}

export const drawAnswers = (block: BlockOf<'answers'>, title: string | null): KnownBlock[] =>
  titledList(
    title,
    block.rows.map((row) => [
      ...words(`“${answerQuestion(row)}”`, { bold: true }),
      ...words(`\nThen: ${answerThen(row)}\nNow: ${answerNow(row)}\n`),
      ...words(answerDetail(row), { italic: true }),
    ]),
  );

export const drawSourceStates = (block: BlockOf<'sources'>): KnownBlock[] =>
  titledList(
    null,
    block.rows.map(
      (row): Inline => [
        ...words(`${sourceName(row)}: `),
        ...words(sourceState(row), row.ok === false ? { bold: true } : undefined),
      ],
    ),
  );

/** A line of bars; the numbers under it say the same to whoever hears it. */
export const drawTrend = (block: BlockOf<'trend'>): KnownBlock[] => [
  richText(paragraph(words(`${oneLine(block.title)} `, { bold: true }), words(trendBars(block)))),
  smallPrint(trendNumbers(block)),
];

const titleOf = (title: string | null): KnownBlock[] =>
  title === null || title === '' ? [] : [richText(paragraph(words(title, { bold: true })))];
