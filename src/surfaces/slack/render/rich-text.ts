/** How is literal text put together into rich_text? */
import type { RichTextBlock, RichTextBlockElement, RichTextElement, RichTextList, RichTextSection } from '@slack/types';
import type { Sources } from '../../drawing/canvas.ts';
import { literal, oneLine } from './plain.ts';
import { slackLimits } from './slack-limits.ts';

export interface Style {
  readonly bold?: true;
  readonly italic?: true;
  readonly code?: true;
}

/** Elements that stand side by side on a line. */
export type Inline = RichTextElement[];

/** Literal text; nothing where it is empty, since Slack refuses an empty text. */
export function words(text: string, style?: Style): Inline {
  const shown = literal(text);
  return shown === '' ? [] : [{ type: 'text', text: shown, ...(style === undefined ? {} : { style: { ...style } }) }];
}

/** A link whose text is literal; plain words where the address is no web address that Slack takes. */
export function link(url: string, text: string, style?: Style): Inline {
  const shown = oneLine(text);
  const linkable = /^https?:\/\/\S+$/i.test(url) && URL.canParse(url) && url.length <= slackLimits.url;
  if (shown === '' || !linkable) return words(shown, style);
  return [{ type: 'link', url, text: shown, ...(style === undefined ? {} : { style: { ...style } }) }];
}

/** " [1][2]": each number a link to its source. Nothing where there are no numbers. */
export function marks(numbers: readonly number[], sources: Sources): Inline {
  if (numbers.length === 0) return [];
  return [...words(' '), ...numbers.flatMap((n) => link(sources.get(n)?.url ?? '', `[${n}]`))];
}

/** One paragraph. */
export function paragraph(...parts: readonly Inline[]): RichTextSection {
  const elements = parts.flat();
  return { type: 'rich_text_section', elements: elements.length === 0 ? words('–') : elements };
}

export function bullets(items: readonly Inline[]): RichTextList {
  return { type: 'rich_text_list', style: 'bullet', elements: items.map((item) => paragraph(item)) };
}

export function richText(...elements: readonly RichTextBlockElement[]): RichTextBlock {
  return { type: 'rich_text', elements: [...elements] };
}

/** A title in bold and a list under it, in as many blocks as its length asks for; an item is never divided. */
export function titledList(title: string | null, items: readonly Inline[]): RichTextBlock[] {
  const head = title === null || title === '' ? [] : [paragraph(words(title, { bold: true }))];
  return inPieces(items, lengthOf).map((piece, index) => richText(...(index === 0 ? head : []), bullets(piece)));
}

/** Divides items, in order, into pieces of at most `slackLimits.text` characters; a longer item is a piece of its own. */
export function inPieces<Item>(items: readonly Item[], length: (item: Item) => number): Item[][] {
  const pieces: Item[][] = [];
  let room = 0;
  for (const item of items) {
    const piece = pieces.at(-1);
    const size = length(item);
    if (piece !== undefined && size <= room) {
      piece.push(item);
      room -= size;
    } else {
      pieces.push([item]);
      room = slackLimits.text - size;
    }
  }
  return pieces;
}

/** The characters that are seen of a line. */
export const lengthOf = (line: Inline): number =>
  line.reduce((sum, element) => sum + ('text' in element ? (element.text?.length ?? 0) : 0), 0);
