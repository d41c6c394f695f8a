/** Which addresses does a piece of a page link to? */

const most = 200;

/** The addresses as written, entities of an ampersand aside, each once. */
export function linksIn(html: string): string[] {
  const links = new Set<string>();
  for (const [, quoted = '', single = ''] of html.matchAll(
    /\bhref\s*=\s*(?:"([^"<>]{1,2000})"|'([^'<>]{1,2000})')/gi,
  )) {
    links.add((quoted || single).trim().replaceAll('&amp;', '&'));
    if (links.size >= most) break;
  }
  return [...links];
}
