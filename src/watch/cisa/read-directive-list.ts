/** Which directives stand on CISA's own page of them? */
import { sources } from '../../core/source.ts';
import { badAnswer } from '../bad-answer.ts';
import { cleanSourceText } from '../fetch/clean-source-text.ts';
import { parsePage } from '../parse-page.ts';
import { type DirectiveNumber, isOwnPage, numberOfPage, numbersIn } from './directive-numbers.ts';

const mostLinks = 1_000;
const home = 'www.cisa.gov';

export interface ListedPage {
  readonly number: DirectiveNumber;
  readonly title: string;
  readonly url: string;
  /** False for guidance and further directions to a directive. */
  readonly own: boolean;
  readonly closed: boolean;
}

/** Every page under /news-events/directives/ that it links to, once. Throws `unavailable` for a page that links to none. */
export function readDirectiveList(html: string, base: URL): readonly ListedPage[] {
  const pages = new Map<string, ListedPage>();
  for (const link of parsePage(html).querySelectorAll('a[href]').slice(0, mostLinks)) {
    const url = URL.parse(link.getAttribute('href') ?? '', sources.cisa.url);
    if (
      url === null ||
      !(url.host === home || url.host === base.host) ||
      !/\/news-events\/directives\/./.test(url.pathname)
    )
      continue;
    const title = cleanSourceText(link.textContent, 300);
    const number = numberOfPage(url.pathname) ?? numbersIn(title)[0];
    if (number === undefined || title === '' || pages.has(url.pathname)) continue;
    const own = isOwnPage(url.pathname);
    pages.set(url.pathname, {
      number,
      title,
      // A copy's pages are those of CISA.
      url: new URL(url.pathname, sources.cisa.url).href,
      own,
      closed: own && (saysClosed(title) || /-(?:closed|retired|revoked)(?:-|$)/.test(url.pathname)),
    });
  }
  if (pages.size === 0) throw badAnswer('The page of directives lists none; CISA may be blocking readers.');
  return [...pages.values()];
}

/** "(CLOSED)", "Retired". */
export const saysClosed = (text: string): boolean =>
  /\b(?:closed|closes|closing|closure|retired?|retires|retiring|retirement|revoked|revokes|rescinded|rescinds|superseded)\b/i.test(
    text,
  );
