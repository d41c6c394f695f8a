/** How does each part of a reply look on a card? */
import { sayDay } from '../../../core/day.ts';
import type { Block } from '../../../core/reply.ts';
import { lookedAt, unlessSaid } from '../../drawing/block-lines.ts';
import { checkWords } from '../../render-text.ts';
import type { Element } from './adaptive-card.ts';
import type { CardCanvas } from './card-canvas.ts';
import { drawItems } from './draw-items.ts';
import { drawConcern, drawProposals, drawTasks } from './draw-log.ts';
import { colorOf, drawActivities, drawAudiences, drawVendors } from './draw-status.ts';
import { drawAnswers, drawExposures, drawFile, drawSourceStates, drawTouched, drawTrend } from './draw-watch.ts';
import { heading, smallPrint, titledList } from './layout.ts';
import { type Inline, link, marks, paragraph, paragraphs, words } from './rich-text.ts';
import { oneLine } from './text.ts';

/** A longer headline is set in smaller letters, so that it does not fill the card. */
const largeHeadline = 120;

/** All blocks of a reply in their order; `note` is said right under the headline, or first where there is none. */
export function drawBlocks(blocks: readonly Block[], canvas: CardCanvas, note?: string): Element[] {
  const aside = note === undefined || oneLine(note) === '' ? [] : [smallPrint(note)];
  const headed = blocks[0]?.kind === 'headline';
  const drawn = blocks.flatMap((block, index) => [
    ...drawBlock(block, blocks.slice(0, index), canvas),
    ...(index === 0 && headed ? aside : []),
  ]);
  return headed ? drawn : [...aside, ...drawn];
}

function drawBlock(block: Block, before: readonly Block[], canvas: CardCanvas): Element[] {
  switch (block.kind) {
    case 'headline':
      return drawHeadline(block, canvas);
    case 'text':
      return paragraphs(block.text, {}, before.at(-1)?.kind === 'headline' ? {} : { spacing: 'medium' });
    case 'activities':
      return drawActivities(block, canvas);
    case 'audiences':
      return drawAudiences(block);
    case 'claims':
      return titledList(
        block.title,
        block.claims.map((claim) => [...words(claim.text), ...marks(claim.citations, canvas.sources)]),
        before.at(-1)?.kind === 'audiences' ? 'medium' : 'default',
      );
    case 'checks':
      return titledList(null, block.rows.map(checkLine));
    case 'vendors':
      return drawVendors(block, canvas);
    case 'directives':
      return titledList(
        unlessSaid(block.title, before),
        block.rows.map((row) => [
          ...words(`${sayDay(row.published)}: `),
          ...words(oneLine(row.title), { bold: true }),
          ...words(` (${oneLine(row.issuer)})`),
          ...marks(row.citations, canvas.sources),
        ]),
      );
    case 'concerns':
      return [...titleOf(block, before), ...block.rows.flatMap((row) => drawConcern(row, canvas))];
    case 'tasks':
      return [...titleOf(block, before), ...drawTasks(block, canvas)];
    case 'proposals':
      return drawProposals(block, canvas);
    case 'counts':
      return titledList(
        block.title,
        block.rows.map((row) => [
          ...words(`${oneLine(row.what)}: `),
          ...words(String(row.count), { bold: true }),
          ...(row.note === null ? [] : words(` (${oneLine(row.note)})`)),
        ]),
      );
    case 'items':
      return drawItems(block, canvas, unlessSaid(block.title, before));
    case 'exposures':
      return drawExposures(block, canvas, unlessSaid(block.title, before));
    case 'touched':
      return drawTouched(block, canvas, unlessSaid(block.title, before));
    case 'answers':
      return drawAnswers(block, unlessSaid(block.title, before));
    case 'sources':
      return drawSourceStates(block);
    case 'trend':
      return drawTrend(block);
    case 'file':
      return drawFile(block, before.length);
    case 'commands':
      return block.rows.flatMap((row, index) => [
        paragraph([words(oneLine(row.usage), { code: true })], index === 0 ? {} : { spacing: 'small' }),
        paragraph([words(oneLine(row.shows), { small: true, subtle: true })], { spacing: 'none' }),
      ]);
    case 'problem':
      return [
        ...paragraphs(block.text, { bold: true }),
        ...paragraphs(block.remedy),
        smallPrint(`Reference ${block.reference}`),
      ];
  }
}

/** Large and coloured by the verdict; its numbers as links on the next line, unless the activities show them. */
function drawHeadline(block: Extract<Block, { kind: 'headline' }>, canvas: CardCanvas): Element[] {
  const text = oneLine(block.text);
  if (text === '') return [];
  const size = text.length > largeHeadline ? 'medium' : 'large';
  const numbers = canvas.leads.get(block) ?? [];
  const sources: Inline = [...words(numbers.length === 1 ? 'Source' : 'Sources'), ...marks(numbers, canvas.sources)];
  return [
    heading(text, { size, color: colorOf(block.status) }),
    ...(numbers.length === 0 ? [] : [paragraph([sources], { spacing: 'small' })]),
  ];
}

function checkLine(row: Extract<Block, { kind: 'checks' }>['rows'][number]): Inline {
  return [
    ...link(row.url, row.list),
    ...words(': '),
    ...words(checkWords(row.result), { bold: true }),
    ...words(lookedAt(row)),
  ];
}

function titleOf(block: Extract<Block, { kind: 'concerns' | 'tasks' }>, before: readonly Block[]): Element[] {
  const title = unlessSaid(block.title, before);
  return title === null || oneLine(title) === '' ? [] : [heading(title, { spacing: 'medium' })];
}
