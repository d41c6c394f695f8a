/** How does a file look in Slack? */
import type { KnownBlock } from '@slack/types';
import type { Block } from '../../../core/reply.ts';
import { oneLine } from './plain.ts';
import { preformatted } from './preformatted.ts';
import { paragraph, richText, words } from './rich-text.ts';

/** Its name, and its text as it stands. */
export const drawFile = ({ name, text }: Extract<Block, { kind: 'file' }>): KnownBlock[] => [
  richText(paragraph(words(oneLine(name), { bold: true }))),
  ...preformatted(text),
];
