/** How does each part of a reply look in Slack? */
import type { KnownBlock } from '@slack/types';
import { sayDay } from '../../../core/day.ts';
import type { Block } from '../../../core/reply.ts';
import { lookedAt, unlessSaid } from '../../drawing/block-lines.ts';
import type { Canvas } from '../../drawing/canvas.ts';
import { checkWords } from '../../render-text.ts';
import { drawFile } from './draw-file.ts';
import { drawItems } from './draw-items.ts';
import { drawConcern, drawProposals, drawTasks } from './draw-log.ts';
import { drawActivities, drawAudiences, drawVendors } from './draw-status.ts';
import { drawAnswers, drawExposures, drawSourceStates, drawTouched, drawTrend } from './draw-watch.ts';
import { oneLine, plainText, smallPrint } from './plain.ts';
import { type Inline, link, marks, paragraph, richText, titledList, words } from './rich-text.ts';
import { slackLimits } from './slack-limits.ts';

/** All blocks of a reply in their order; `note` is said right under the headline, or first where there is none. */
export function drawBlocks(blocks: readonly Block[], canvas: Canvas, note?: string): KnownBlock[] {
  const aside = note === undefined ? [] : [smallPrint(note)];
  const headed = blocks[0]?.kind === 'headline';
  const drawn = blocks.flatMap((block, index) => [
    ...drawBlock(block, blocks.slice(0, index), canvas),
    ...(index === 0 && headed ? aside : []),
  ]);
  return headed ? drawn : [...aside, ...drawn];
}

function drawBlock(block: Block, before: readonly Block[], canvas: Canvas): KnownBlock[] {
  switch (block.kind) {
    case 'headline':
      return drawHeadline(block, canvas);
    case 'text':
      return [richText(paragraph(words(block.text)))];
    case 'activities':
      return drawActivities(block, canvas);
    case 'audiences':
      return drawAudiences(block, canvas);
    case 'claims':
      return titledList(
        block.title,
        block.claims.map((claim) => [...words(claim.text), ...marks(claim.citations, canvas.sources)]),
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
      return [...titleOf(block, before), ...block.rows.map((row) => drawConcern(row, canvas))];
    case 'tasks':
      return [...titleOf(block, before), ...drawTasks(block, canvas, rowsIn(before, 'tasks'))];
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
      return drawItems(block, canvas, rowsIn(before, 'items'), unlessSaid(block.title, before));
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
      return drawFile(block);
    case 'commands':
      return titledList(
        null,
        block.rows.map((row) => [...words(oneLine(row.usage), { code: true }), ...words(`  ${oneLine(row.shows)}`)]),
      );
    case 'problem':
      return [
        richText(paragraph(words(block.text, { bold: true }), words(`\n${block.remedy}`))),
        smallPrint(`Reference ${block.reference}`),
      ];
  }
}

/** Large letters where Slack allows so many; its numbers as links on the next line, unless the activities show them. */
function drawHeadline(block: Extract<Block, { kind: 'headline' }>, canvas: Canvas): KnownBlock[] {
  const text = oneLine(block.text);
  const numbers = canvas.leads.get(block) ?? [];
  if (text === '') return [];
  if (text.length > slackLimits.headerText)
    return [richText(paragraph(words(text, { bold: true }), marks(numbers, canvas.sources)))];
  const sources: Inline = [...words(numbers.length === 1 ? 'Source' : 'Sources'), ...marks(numbers, canvas.sources)];
  return [
    { type: 'header', text: plainText(text, slackLimits.headerText) },
    ...(numbers.length === 0 ? [] : [richText(paragraph(sources))]),
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

function titleOf(block: Extract<Block, { kind: 'concerns' | 'tasks' }>, before: readonly Block[]): KnownBlock[] {
  const title = unlessSaid(block.title, before);
  return title === null || title === '' ? [] : [richText(paragraph(words(title, { bold: true })))];
}

const rowsIn = (blocks: readonly Block[], kind: 'tasks' | 'items'): number =>
  blocks.reduce((sum, block) => sum + (block.kind === kind && 'rows' in block ? block.rows.length : 0), 0);
