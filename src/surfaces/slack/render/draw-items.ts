/** How does what the sources reported look in Slack? */
import type { ActionsBlock, KnownBlock } from '@slack/types';
import type { Block } from '../../../core/reply.ts';
import type { Canvas } from '../../drawing/canvas.ts';
import {
  type ItemRow,
  itemDetail,
  itemLink,
  itemPassage,
  itemSteps,
  itemTitle,
  reportedBy,
} from '../../drawing/item-lines.ts';
import { actionIds } from '../action-ids.ts';
import { button, sayValue } from './buttons.ts';
import { type Inline, link, paragraph, richText, titledList, words } from './rich-text.ts';

/** Keeps the buttons of the items apart from those that stand under the reply. */
const ofItem = `${actionIds.say}:item-`;

/** True for the buttons of an item. */
export const isOfItem = (block: ActionsBlock): boolean =>
  block.elements.some((element) => element.action_id?.startsWith(ofItem) === true);

/** Each that waits with its buttons; the others, and all in a modal, as a list to read. A single one with its passage. */
export function drawItems(
  { rows }: Extract<Block, { kind: 'items' }>,
  canvas: Canvas,
  firstIndex: number,
  title: string | null,
): KnownBlock[] {
  const alone = rows.length === 1;
  if (!canvas.buttons || rows.every((row) => !row.waiting))
    return titledList(
      title,
      rows.map((row) => itemText(row, alone)),
    );
  const head = title === null || title === '' ? [] : [richText(paragraph(words(title, { bold: true })))];
  return [
    ...head,
    ...rows.flatMap((row, index) => [
      richText(paragraph(itemText(row, alone))),
      ...itemButtons(row, `${ofItem}${firstIndex + index}`),
    ]),
  ];
}

function itemText(row: ItemRow, alone: boolean): Inline {
  const passage = alone ? itemPassage(row) : '';
  return [
    ...link(itemLink(row) ?? '', itemTitle(row) || row.id, { bold: true }),
    ...words(`\n${itemDetail(row)}\n`),
    ...words(reportedBy(row), { italic: true }),
    ...(passage === '' ? [] : words(`\n${passage}`)),
  ];
}

function itemButtons(row: ItemRow, id: string): ActionsBlock[] {
  const elements = itemSteps(row).flatMap((step) => {
    const value = sayValue(step, null);
    return value === undefined ? [] : [button(step.label, `${id}-${step.entities['review']}`, value)];
  });
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}
