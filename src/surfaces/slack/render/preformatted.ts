/** How is a plain text shown line by line, so that it can be copied as it stands? */
import type { RichTextBlock } from '@slack/types';
import { cutAt } from '../../drawing/clip.ts';
import { literal } from './plain.ts';
import { inPieces, richText } from './rich-text.ts';
import { slackLimits } from './slack-limits.ts';

/** In pieces that Slack takes; a line that is longer than a piece is divided. */
export function preformatted(text: string): RichTextBlock[] {
  const lines = literal(text).split('\n').flatMap(inHandyLines);
  return inPieces(lines, (line) => line.length + 1)
    .map((piece) => piece.join('\n'))
    .filter((piece) => piece.trim() !== '')
    .map((piece) => richText({ type: 'rich_text_preformatted', elements: [{ type: 'text', text: piece }] }));
}

/** One line as lines of at most a piece each, divided between words where it can be. */
function inHandyLines(line: string): string[] {
  const lines: string[] = [];
  let rest = line;
  while (rest.length >= slackLimits.text) {
    const end = cutAt(rest, slackLimits.text - 1);
    lines.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...lines, rest];
}
