/** How does what the sources reported look on a card? */
import type { Block } from '../../../core/reply.ts';
import {
  type ItemRow,
  itemDetail,
  itemLink,
  itemPassage,
  itemSteps,
  itemTitle,
  reportedBy,
} from '../../drawing/item-lines.ts';
import type { Element } from './adaptive-card.ts';
import { execute } from './buttons.ts';
import type { Action } from './card-action-schema.ts';
import type { CardCanvas } from './card-canvas.ts';
import { heading, smallPrint, titledItems } from './layout.ts';
import { link, paragraph, words } from './rich-text.ts';
import { oneLine } from './text.ts';

/** Each that waits with its buttons under it; a single one with its passage. */
export function drawItems(
  { rows }: Extract<Block, { kind: 'items' }>,
  canvas: CardCanvas,
  title: string | null,
): Element[] {
  const texts = (row: ItemRow) => itemText(row, rows.length === 1);
  if (!canvas.buttons || rows.every((row) => !row.waiting)) return titledItems(title, rows.map(texts));
  const head = title === null || oneLine(title) === '' ? [] : [heading(title, { spacing: 'medium' })];
  return [
    ...head,
    ...rows.map((row, index): Element => {
      const actions = itemActions(row, canvas);
      return {
        type: 'Container',
        separator: index > 0,
        items: [...texts(row), ...(actions.length === 0 ? [] : [{ type: 'ActionSet' as const, actions }])],
      };
    }),
  ];
}

function itemText(row: ItemRow, alone: boolean): Element[] {
  const passage = alone ? itemPassage(row) : '';
  return [
    paragraph([link(itemLink(row) ?? '', itemTitle(row) || row.id, { bold: true })]),
    paragraph([words(itemDetail(row), { small: true })], { spacing: 'none' }),
    smallPrint(reportedBy(row), { spacing: 'none' }),
    ...(passage === '' ? [] : [paragraph([words(passage)], { spacing: 'small' })]),
  ];
}

/** The first to press at once, the others behind "…". */
const itemActions = (row: ItemRow, { event }: CardCanvas): Action[] =>
  itemSteps(row).map(({ label, intent, entities }, index) =>
    execute(label, { does: 'say', intent, entities, receipt: null, event }, index === 0 ? {} : { mode: 'secondary' }),
  );
