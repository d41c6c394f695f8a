/** Is every feed read that is one, and nothing else, in bounded time? */
import { describe, expect, test } from 'vitest';
import { readFeed } from '../../../src/watch/feed/read-feed.ts';
import { decodeText } from '../../../src/watch/fetch/decode-text.ts';
import { bodyOf } from '../look-at.ts';
import { entry, feed } from './some-feed.ts';

const today = '2026-09-01';
const read = (xml: string) => readFeed(xml, today);
const refused = expect.objectContaining({ code: 'unavailable' });

describe('entries', () => {
  test('have their guid, their day and their words; of addresses only what is linked', () => {
    const page =
      '<p>Today, CISA issued <a href="/news-events/directives/ed-25-03-x?a=1&amp;b=2">ED 25-03</a>.</p><p>More</p>';
    expect(
      read(feed([entry('/node/1', 'Devices &amp; more', { page, date: 'Thu, 25 Sep 25 12:00:00 +0000' })])),
    ).toEqual([
      {
        id: '/node/1',
        title: 'Devices & more',
        link: 'https://www.cisa.gov/news-events/alerts/1',
        published: '2025-09-25',
        text: 'Today, CISA issued ED 25-03. More',
        links: ['/news-events/directives/ed-25-03-x?a=1&b=2'],
      },
    ]);
  });

  test('without a guid have their link; a guid that comes twice is one entry, the newer', () => {
    const entries = read(
      feed([
        '<item><title>No guid</title><link>https://www.cisa.gov/a</link></item>',
        entry('/node/50', 'ED 25-03', { date: 'Thu, 25 Sep 25 12:00:00 +0000' }),
        entry('/node/50', 'ED 25-03 (V1)', { date: 'Thu, 23 Apr 26 12:00:00 +0000' }),
        entry('/node/51', 'The same title'),
        entry('/node/52', 'The same title'),
        '<item><description>Neither title nor address</description></item>',
      ]),
    );
    expect(entries.map(({ id, title }) => `${id} ${title}`)).toEqual([
      'https://www.cisa.gov/a No guid',
      '/node/50 ED 25-03 (V1)',
      '/node/51 The same title',
      '/node/52 The same title',
    ]);
  });

  test.each([
    ['not-a-date', null],
    ['15/01/2026', null],
    ['Wed, 31 Dec 1969 19:00:00 -0500', null],
    ['Thu, 13 Aug 2099 12:00:00 +0000', null],
    ['2026-07-21T12:00:00Z', '2026-07-21'],
  ])('of %j are of %j', (date, day) => {
    expect(read(feed([entry('/node/1', 'T', { date })]))[0]?.published).toBe(day);
  });

  test('lose markup, scripts and signs that turn the direction', () => {
    const page = '<script>alert(1)</script><b>Bold</b>\u202e &lt;img src=x onerror=alert(1)>';
    const [only] = read(feed([entry('/node/1', 'Title\u202e\u0007', { page })]));
    expect(only).toMatchObject({ title: 'Title', text: expect.stringContaining('Bold') });
    expect(only?.text).not.toMatch(/alert\(1\)<|\u202e|<b>/);
  });

  test('are none in an empty feed', () => {
    expect(read(feed([]))).toEqual([]);
  });

  test('of Atom are read too', () => {
    const atom =
      '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><id>i</id><title>t</title><updated>2026-08-21T12:00:00Z</updated><entry><id>e1</id><title>Emergency Directive 99-01</title><link rel="self" href="https://www.cisa.gov/self"/><link href="https://www.cisa.gov/news-events/directives/ed-99-01"/><updated>2026-08-21T12:00:00Z</updated><summary>Words</summary></entry></feed>';
    expect(read(atom)).toMatchObject([
      {
        id: 'e1',
        published: '2026-08-21',
        text: 'Words',
        link: 'https://www.cisa.gov/news-events/directives/ed-99-01',
      },
    ]);
  });

  test('in another encoding keep their letters', () => {
    const xml = feed([entry('/node/1', 'Sicherheitslücke')]);
    const latin = decodeText(
      bodyOf(
        'https://x.example',
        Uint8Array.from(xml, (sign) => sign.charCodeAt(0)),
      ),
    );
    const wide = decodeText(bodyOf('https://x.example', new Uint8Array(Buffer.from(`\ufeff${xml}`, 'utf16le'))));
    expect([latin, wide].map((text) => read(text)[0]?.title)).toEqual(['Sicherheitslücke', 'Sicherheitslücke']);
  });
});

describe('refused is', () => {
  const whole = feed([entry('/node/1', 'One'), entry('/node/2', 'Two')]);
  const nested = (count: number) => `${'<a>'.repeat(count)}${'</a>'.repeat(count)}`;
  test.each([
    ['nothing', ''],
    ['a feed that breaks off', whole.slice(0, whole.indexOf('/node/2'))],
    ['a web page', '<html><head><title>Access Denied</title></head><body>Access Denied</body></html>'],
    ['entities that grow', `<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>${whole}`],
    ['an entity from a file', `<!doctype l [ <!entity x SYSTEM "file:///etc/hostname"> ]>${whole}`],
    ['tags in tags without end', nested(30_000)],
    ['a document type without end', '<!DOCTYPE'.repeat(20_000)],
  ])('%s', (_, xml) => {
    expect(() => read(xml)).toThrow(refused);
  });
});

test('an entry of any length is cut, and tags in it are only tags', () => {
  const page = `${'<div>'.repeat(20_000)}${'word '.repeat(50_000)}`;
  const entries = read(
    feed([entry('/node/1', 'Long', { page }), entry('/node/2', 'Words', { page: 'word '.repeat(50_000) })]),
  );
  expect(entries.map(({ text }) => text.length <= 20_000)).toEqual([true, true]);
});
