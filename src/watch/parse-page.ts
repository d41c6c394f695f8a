/** Is this a web page that can be taken apart in a bounded time? */
import { type HTMLElement, parse } from 'node-html-parser';
import { badAnswer } from './bad-answer.ts';

/** The pages that are read have some hundred thousand characters. */
const longest = 1_500_000;
/** Theirs are some 30 deep; the parser's time grows with the square of it. */
const deepest = 1_000;

const unclosed = new Set(
  'area base br col embed hr img input link meta source track wbr p li td th tr dt dd option'.split(' '),
);

/** Throws `unavailable` for what is no page, or none that anybody would write. */
export function parsePage(html: string): HTMLElement {
  if (html.trim() === '') throw badAnswer('The page is empty.');
  if (html.length > longest) throw badAnswer('The page is too long to be read.');
  let depth = 0;
  for (const [, end, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (unclosed.has(name.toLowerCase())) continue;
    depth = end === '' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > deepest) throw badAnswer('The page is nested too deeply to be read.');
  }
  return parse(html);
}
