/** What of a brief stands on its two pages? */
import { count, list } from '../../../actions/wording.ts';
import type { NumberedCitation } from '../../../core/reply.ts';
import { type Brief, type Line, sourceLines } from './brief-lines.ts';

/** The most pages of a brief. */
export const mostPages = 2;

/** The height of a line with its gap, in points. */
export type Measure = (line: Line) => number;

/** Lines on their pages, within `room` points each: whole lines from the end are left out until they fit, and how many is said. */
export function fitBrief(brief: Brief, room: number, measure: Measure): readonly (readonly Line[])[] {
  const heights = new Map<string, number>();
  const height = (line: Line): number => {
    const key = `${line.style} ${line.text}`;
    const known = heights.get(key) ?? measure(line);
    heights.set(key, known);
    return known;
  };
  const order = leftOutFirst(brief.lines);
  for (let left = 0; left <= order.length; left += 1) {
    const pages = paginate(without(brief, new Set(order.slice(0, left))), room, height);
    if (pages.length <= mostPages) return pages;
  }
  // Only our own words are left, and they alone are too many: what comes first counts most.
  return paginate(without(brief, new Set(order)), room, height).slice(0, mostPages);
}

/** From the end, the vendor's own word after everything else. */
function leftOutFirst(lines: readonly Line[]): Line[] {
  const droppable = lines.filter((line) => line.noun !== undefined).toReversed();
  return [...droppable.filter((line) => line.late !== true), ...droppable.filter((line) => line.late === true)];
}

/** The lines that stay, with what is left out and the sources of what stays. */
function without({ lines, citations }: Brief, left: ReadonlySet<Line>): Line[] {
  const kept = lines.filter((line) => !left.has(line));
  // A heading with nothing under it says nothing.
  const body = kept.filter(
    (line, index) => line.style !== 'heading' || !['heading', undefined].includes(kept[index + 1]?.style),
  );
  const numbers = new Set(body.flatMap((line) => line.rests ?? []));
  const sources = citations.filter(({ n }) => numbers.has(n));
  return [...body, ...sayMore(left), ...sourcesOf(sources)];
}

function sayMore(left: ReadonlySet<Line>): Line[] {
  if (left.size === 0) return [];
  const nouns = [...Map.groupBy(left, (line) => line.noun ?? 'line')];
  const said = list(nouns.map(([noun, lines]) => count(lines.length, noun).replace(' ', ' more ')));
  return [{ style: 'fine', text: `${said} in the full answer.` }];
}

const sourcesOf = (sources: readonly NumberedCitation[]): Line[] =>
  sources.length === 0 ? [] : [{ style: 'heading', text: 'Sources' }, ...sources.flatMap(sourceLines)];

/** A heading stays with what follows it, and a source with its address. */
function paginate(lines: readonly Line[], room: number, height: Measure): Line[][] {
  const pages: Line[][] = [[]];
  let used = 0;
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    const needs = height(line) + (next !== undefined && staysWith(line) ? height(next) : 0);
    if (used + needs > room && used > 0) {
      pages.push([]);
      used = 0;
    }
    pages.at(-1)?.push(line);
    used += height(line);
  }
  return pages;
}

const staysWith = ({ style }: Line): boolean => style === 'heading' || style === 'source';
