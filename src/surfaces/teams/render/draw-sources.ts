/** How do the sources of an answer look on a card? */
import type { NumberedCitation } from '../../../core/reply.ts';
import { clip } from '../../drawing/clip.ts';
import { byPage, checkedOn, publishedOn } from '../../drawing/source-lines.ts';
import type { Element } from './adaptive-card.ts';
import { heading } from './layout.ts';
import { type Inline, lengthOf, link, paragraph, words } from './rich-text.ts';
import { oneLine } from './text.ts';

/** Characters of a line in the compact list: longer titles are cut, so that a source takes one line; "Show sources" has them in full. */
const calmLine = 110;

const small = { small: true } as const;

/** A compact list: numbers, publisher, title as a link, date in full. Numbers that quote one page stand on one line. */
export function drawSources(citations: readonly NumberedCitation[]): Element[] {
  if (citations.length === 0) return [];
  const lines = byPage(citations).map((page) => paragraph([sourceLine(page)], { spacing: 'none' }));
  return [heading('Sources', { spacing: 'medium' }), ...lines];
}

function sourceLine(citations: readonly NumberedCitation[]): Inline {
  const [first] = citations;
  if (first === undefined) return [];
  const numbers = words(`${citations.map(({ n }) => `[${n}]`).join('')} `, small);
  const taken = lengthOf([...numbers, ...pageOf({ ...first, title: '' })]);
  return [...numbers, ...pageOf(first, Math.max(calmLine - taken, 30))];
}

const pageOf = (citation: NumberedCitation, longest = Number.POSITIVE_INFINITY): Inline => [
  ...words(`${oneLine(citation.publisher)}, `, small),
  ...link(citation.url, clip(oneLine(citation.title), longest), small),
  ...words(`, ${publishedOn(citation)}`, small),
];

/** One citation in full: with what was read there, and when. */
export function drawCitation(citation: NumberedCitation, separator: boolean): Element[] {
  const quote = citation.quote === null ? '' : oneLine(citation.quote);
  return [
    paragraph(
      [
        words(`[${citation.n}] `, { bold: true }),
        words(`${oneLine(citation.publisher)}, `),
        link(citation.url, citation.title),
        words(`, ${publishedOn(citation)}`),
      ],
      separator ? { separator } : {},
    ),
    ...(quote === '' ? [] : [paragraph([words(`“${quote}”`, { italic: true })], { spacing: 'small' })]),
    paragraph([words(checkedOn(citation), { small: true, subtle: true })], { spacing: 'small' }),
  ];
}
