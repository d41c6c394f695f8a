/** How does a feed of CISA look? */

const escaped = (html: string): string => html.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export interface EntryParts {
  readonly page?: string;
  readonly date?: string;
  readonly link?: string;
}

/** Its description is a whole page, escaped; its day has a year of two figures. */
export const entry = (
  guid: string,
  title: string,
  { page = '', date = 'Thu, 13 Aug 26 12:00:00 +0000', link }: EntryParts = {},
): string =>
  `<item><title>${title}</title><link>${link ?? `https://www.cisa.gov/news-events/alerts/${guid.split('/').at(-1)}`}</link><description>${escaped(page)}</description><pubDate>${date}</pubDate><dc:creator>CISA</dc:creator><guid isPermaLink="false">${guid}</guid></item>`;

export const feed = (entries: readonly string[]): string =>
  `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xml:base="https://www.cisa.gov/"><channel><title>All CISA Advisories</title><link>https://www.cisa.gov/</link><description/>${entries.join('')}</channel></rss>`;
