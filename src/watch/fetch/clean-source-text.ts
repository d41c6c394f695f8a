/** How does a source's text become fit to be kept and shown? */
import { TextNode } from 'node-html-parser';
import { stripMarkup } from './strip-markup.ts';

/** So much of a text is looked at, at least: a table may stand before the first word. Characters. */
const longestInput = 50_000;

/**
 * One line of plain text of at most `most` characters (UTF-16 units), cut at a word with an ellipsis: no tags, entities
 * decoded once, no control, direction or invisible signs, composed (NFC). It is not escaped: signs such as `<` and `*` may
 * stand in it, and each surface escapes its own. Time grows with the length of what is looked at alone.
 */
export function cleanSourceText(raw: string, most: number): string {
  const input = raw.slice(0, Math.max(longestInput, 4 * most));
  const text = new TextNode(stripMarkup(input), null).text
    .toWellFormed()
    .replace(/(?![\t\n\v\f\r])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/\s+/g, ' ')
    // A tower of accents hides the lines around it, and takes its square in time to compose.
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')
    .normalize('NFC')
    .trim();
  return cut(text, most, input.length < raw.length);
}

function cut(text: string, most: number, isCut: boolean): string {
  if (text.length <= most && !isCut) return text;
  if (most < 1 || text === '') return '';
  const room = text.slice(0, most - 1);
  const isWhole = room.length === text.length || text.charAt(room.length) === ' ';
  const word = isWhole ? room.length : room.lastIndexOf(' ');
  // A text without spaces is cut anywhere, but never within a sign.
  const end = word > room.length / 2 ? room.slice(0, word) : room.replace(/[\uD800-\uDBFF]$/, '');
  return `${end.trimEnd()}…`;
}
