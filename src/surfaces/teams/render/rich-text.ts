/** How is literal text put together on a card? */
import type { Sources } from '../../drawing/canvas.ts';
import type { Color, RichTextBlock, TextRun } from './adaptive-card.ts';
import { isWebAddress } from './link.ts';
import { literal, oneLine } from './text.ts';

export interface Style {
  readonly bold?: boolean;
  readonly italic?: true;
  readonly code?: true;
  readonly subtle?: true;
  readonly small?: true;
  readonly size?: 'medium' | 'large';
  readonly color?: Color | undefined;
}

/** Runs that stand side by side on a line. */
export type Inline = TextRun[];

/** Literal text; nothing where it is empty. No markdown is read in it. */
export function words(text: string, style: Style = {}): Inline {
  const shown = literal(text);
  return shown === '' ? [] : [{ type: 'TextRun', text: shown, ...lettersOf(style) }];
}

/** A link whose text is literal; plain words where the address is none of the web. */
export function link(url: string, text: string, style: Style = {}): Inline {
  const [run] = words(oneLine(text), style);
  if (run === undefined) return [];
  return [isWebAddress(url) ? { ...run, selectAction: { type: 'Action.OpenUrl', url } } : run];
}

/** " [1][2]": each number a link to its source; on one line with the last word. Nothing where there are no numbers. */
export function marks(numbers: readonly number[], sources: Sources, style: Style = {}): Inline {
  if (numbers.length === 0) return [];
  return [...words('\u00a0', style), ...numbers.flatMap((n) => link(sources.get(n)?.url ?? '', `[${n}]`, style))];
}

type Placed = Pick<RichTextBlock, 'spacing' | 'separator'>;

/** One paragraph. */
export function paragraph(parts: readonly Inline[], placed: Placed = {}): RichTextBlock {
  const inlines = parts.flat();
  return { type: 'RichTextBlock', inlines: inlines.length === 0 ? words('–') : inlines, ...placed };
}

/** A person's or our own text, a paragraph for each of its lines. */
export function paragraphs(text: string, style: Style = {}, placed: Placed = {}): RichTextBlock[] {
  const lines = literal(text)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.map((line, index) => paragraph([words(line, style)], index === 0 ? placed : { spacing: 'small' }));
}

/** The characters that are seen of a line. */
export const lengthOf = (line: Inline): number => line.reduce((sum, { text }) => sum + text.length, 0);

function lettersOf(style: Style): Partial<TextRun> {
  const size = style.small ? 'small' : style.size;
  return {
    ...(style.bold ? { weight: 'bolder' as const } : {}),
    ...(style.italic ? { italic: true } : {}),
    ...(style.code ? { fontType: 'monospace' as const } : {}),
    ...(style.subtle ? { isSubtle: true } : {}),
    ...(size === undefined ? {} : { size }),
    ...(style.color === undefined ? {} : { color: style.color }),
  };
}
