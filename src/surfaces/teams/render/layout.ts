/** How are lines set on a card: as a heading, a list, small print, beside a button? */
import type { Color, ColumnSet, Element, RichTextBlock, TextBlock } from './adaptive-card.ts';
import type { Action } from './card-action-schema.ts';
import { type Inline, paragraph, words } from './rich-text.ts';
import { holdsNoMarkdown, oneLine } from './text.ts';

interface HeadingStyle {
  readonly size?: 'medium' | 'large';
  readonly color?: Color | undefined;
  readonly spacing?: 'default' | 'medium' | 'large';
}

/**
 * Bold on a line of its own. Only a TextBlock can be announced as a heading to those who hear the card, and it reads
 * markdown; so a text that could hold any is drawn without that.
 */
export function heading(text: string, { size, color, spacing }: HeadingStyle = {}): TextBlock | RichTextBlock {
  const shown = oneLine(text);
  const placed = spacing === undefined ? {} : { spacing };
  if (!holdsNoMarkdown(shown))
    return paragraph([words(shown, { bold: true, color, ...(size ? { size } : {}) })], placed);
  return {
    type: 'TextBlock',
    text: shown,
    wrap: true,
    style: 'heading',
    size: size ?? 'default',
    weight: 'bolder',
    ...(color === undefined ? {} : { color }),
    ...placed,
  };
}

/** One line in small grey letters. */
export const smallPrint = (text: string, placed: { readonly spacing?: 'small' | 'none' } = {}): RichTextBlock =>
  paragraph([words(oneLine(text), { small: true, subtle: true })], placed);

type Gap = 'default' | 'medium';

/** A list under its title, each item a line; what is longer stays to the right of its dot. `gap`: above a list without one. */
export const titledList = (title: string | null, items: readonly Inline[], gap: Gap = 'default'): Element[] =>
  titledItems(
    title,
    items.map((item) => [paragraph([item])]),
    gap,
  );

/** The same of items that are more than a line. */
export function titledItems(title: string | null, items: readonly Element[][], gap: Gap = 'default'): Element[] {
  if (items.length === 0) return [];
  const head = title === null || oneLine(title) === '' ? [] : [heading(title, { spacing: 'medium' })];
  const listed = items.map(
    (item, index): ColumnSet => ({
      type: 'ColumnSet',
      spacing: index > 0 || head.length > 0 ? 'small' : gap,
      columns: [
        { type: 'Column', width: 'auto', items: [{ type: 'TextBlock', text: '•' }] },
        { type: 'Column', width: 'stretch', spacing: 'small', items: item },
      ],
    }),
  );
  return [...head, ...listed];
}

/** Something to read, and the buttons that belong to it at its right. */
export const beside = (items: readonly Element[], actions: readonly Action[], separator = false): ColumnSet => ({
  type: 'ColumnSet',
  ...(separator ? { separator } : {}),
  columns: [
    { type: 'Column', width: 'stretch', verticalContentAlignment: 'center', items: [...items] },
    ...(actions.length === 0
      ? []
      : [
          {
            type: 'Column' as const,
            width: 'auto',
            verticalContentAlignment: 'center' as const,
            items: [{ type: 'ActionSet' as const, actions: [...actions] }],
          },
        ]),
  ],
});
