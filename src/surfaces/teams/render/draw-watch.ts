/** How do exposures, touched clients, old answers, sources, trends and files look on a card? */
import type { BlockOf } from '../../../core/reply.ts';
import { tidy } from '../../drawing/tidy.ts';
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
import type { Element } from './adaptive-card.ts';
import type { CardCanvas } from './card-canvas.ts';
import { heading, smallPrint, titledItems, titledList } from './layout.ts';
import { paragraph, words } from './rich-text.ts';
import { oneLine } from './text.ts';

export const drawExposures = (block: BlockOf<'exposures'>, canvas: CardCanvas, title: string | null): Element[] =>
  titledList(
    title,
    block.rows.map((row) => [
      ...words(oneLine(row.client.name), { bold: true }),
      ...words(` · ${exposureDetail(row, canvas.vendorName)}`),
    ]),
  );

/** An entry a client: why it is touched, then what is proposed. */
export function drawTouched(block: BlockOf<'touched'>, canvas: CardCanvas, title: string | null): Element[] {
  const head = title === null || oneLine(title) === '' ? [] : [heading(title, { spacing: 'medium' })];
  return [
    ...head,
    ...block.rows.flatMap((row) => [
      paragraph(
        [
          words(oneLine(row.client.name), { bold: true }),
          words(` · ${oneLine(canvas.vendorName(row.vendor))} · ${countTasks(row)}`),
        ],
        { spacing: 'medium' },
      ),
      ...whyLines(row).map((line) => smallPrint(line, { spacing: 'none' })),
      ...titledList(
        null,
        proposalLines(row).map((line) => words(line)),
      ),
    ]),
  ];
}

export const drawAnswers = (block: BlockOf<'answers'>, title: string | null): Element[] =>
  titledItems(
    title,
    block.rows.map((row) => [
      paragraph([words(`“${answerQuestion(row)}”`, { bold: true })]),
      paragraph([words(`Then: ${answerThen(row)}`)], { spacing: 'none' }),
      paragraph([words(`Now: ${answerNow(row)}`)], { spacing: 'none' }),
      smallPrint(answerDetail(row), { spacing: 'none' }),
    ]),
  );

export const drawSourceStates = (block: BlockOf<'sources'>): Element[] =>
  titledList(
    null,
    block.rows.map((row) => [
      ...words(`${sourceName(row)}: `),
      ...words(sourceState(row), row.ok === false ? { bold: true, color: 'attention' } : {}),
    ]),
  );

/** A line of bars; the numbers under it say the same to whoever hears it. */
export const drawTrend = (block: BlockOf<'trend'>): Element[] => [
  paragraph([words(`${oneLine(block.title)} `, { bold: true }), words(trendBars(block))]),
  smallPrint(trendNumbers(block), { spacing: 'none' }),
];

/** In a field that it can be copied from as it stands: an input, so that nothing in it is read as markup. */
export const drawFile = ({ name, text }: BlockOf<'file'>, place: number): Element[] => [
  {
    type: 'Input.Text',
    id: `file-${place}`,
    label: oneLine(name) || 'File',
    isMultiline: true,
    height: 'stretch',
    value: tidy(text),
  },
];
