/** How do the sources of an answer look in Slack? */
import type { KnownBlock } from '@slack/types';
import type { NumberedCitation } from '../../../core/reply.ts';
import { clip } from '../../drawing/clip.ts';
import { byPage, checkedOn, publishedOn } from '../../drawing/source-lines.ts';
import { oneLine } from './plain.ts';
import { type Inline, inPieces, lengthOf, link, paragraph, richText, words } from './rich-text.ts';

/** Characters of a line in the compact list: longer titles are cut, so that a source takes one line; "Show sources" has them in full. */
const calmLine = 92;

/** A compact list: numbers, publisher, title as a link, date in full. Numbers that quote one page stand on one line. */
export function drawSources(citations: readonly NumberedCitation[]): KnownBlock[] {
  if (citations.length === 0) return [];
  const lines = byPage(citations).map(sourceLine);
  return inPieces(lines, lengthOf).map((piece, index) =>
    richText(
      paragraph(
        index === 0 ? words('Sources', { bold: true }) : [],
        ...piece.flatMap((line, at) => [at === 0 && index > 0 ? [] : words('\n'), line]),
      ),
    ),
  );
}

function sourceLine(citations: readonly NumberedCitation[]): Inline {
  const [first] = citations;
  if (first === undefined) return [];
  const numbers = `${citations.map(({ n }) => `[${n}]`).join('')} `;
  const taken = lengthOf([...words(numbers), ...pageOf({ ...first, title: '' })]);
  return [...words(numbers), ...pageOf(first, Math.max(calmLine - taken, 30))];
}

const pageOf = (citation: NumberedCitation, longest = Number.POSITIVE_INFINITY): Inline => [
  ...words(`${oneLine(citation.publisher)}, `),
  ...link(citation.url, clip(oneLine(citation.title), longest)),
  ...words(`, ${publishedOn(citation)}`),
];

/** One citation in full: with what was read there, and when. */
export function drawCitation(citation: NumberedCitation): Inline[] {
  const quote = citation.quote === null ? [] : words(`\n“${citation.quote}”`, { italic: true });
  return [words(`[${citation.n}] `, { bold: true }), pageOf(citation), quote, words(`\n${checkedOn(citation)}`)];
}
