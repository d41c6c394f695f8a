/** Which part of a page of the Federal Register is the document itself? */

/** A page holds the end of the document before and the beginning of the next: each ends with a line like this. */
const endLine = /\[FR Doc\.\s+([A-Z0-9‐‑‒–—-]{3,40})\s+Filed/gi;

/**
 * The document's own words in the text of its pages, tags taken out; null where its number is not in there, so that it
 * must be another page ("Request Access").
 */
export function ownPart(page: string, number: string): string | null {
  const text = page.replace(/<[^<>]{1,200}>/g, ' ').replaceAll(/[‐‑‒–—]/g, '-');
  const ends = [...text.matchAll(endLine)].map(({ 0: line, 1: of = '', index }) => ({
    of: of.toUpperCase(),
    from: index,
    to: index + line.length,
  }));
  const own = ends.findLastIndex(({ of }) => of === number);
  if (own !== -1) return text.slice(ends[own - 1]?.to ?? 0, ends[own]?.from);
  // Its last line may be missing; then its head names it.
  const head = new RegExp(String.raw`\bFR Doc(?:\.|ument)?\s*(?:No\.?)?:?\s*${number}\b`, 'i').exec(text);
  if (head === null) return null;
  return text.slice(head.index, ends.find(({ from }) => from > head.index)?.from);
}
