/** Does the brief for a client hold what it may, on two pages at most, whole, and the same each time? */
import { describe, expect, test } from 'vitest';
import type { NumberedCitation } from '../../../../src/core/reply.ts';
import type { Brief, Line } from '../../../../src/surfaces/web/receipts/brief-lines.ts';
import { drawBrief } from '../../../../src/surfaces/web/receipts/draw-brief.ts';
import { readPdf } from './read-pdf.ts';

const citation = (n: number): NumberedCitation => ({
  n,
  title: `Source number ${n}`,
  publisher: 'Federal Register',
  url: `https://example.gov/rules/${n}`,
  published: '2024-06-20',
  quote: `the words of rule ${n}`,
  checked: '2026-11-23',
  how: 'read',
});

const claim = (n: number, parts: Partial<Line> = {}): Line => ({
  style: 'item',
  text: `Claim ${n} says that the rule of its source holds for whoever it names, from the day on which it was published. [${n}] End${n}.`,
  noun: 'claim',
  rests: [n],
  ...parts,
});

const brief = (count: number, more: readonly Line[] = []): Brief => ({
  title: 'Acme & <Sons>: prohibited.',
  at: Date.UTC(2026, 10, 23),
  foot: 'Receipt 0123 · Content abcd',
  citations: Array.from({ length: count + 1 }, (_, index) => citation(index + 1)),
  lines: [
    { style: 'title', text: 'Acme & <Sons>: prohibited.' },
    { style: 'heading', text: 'Rules' },
    ...Array.from({ length: count }, (_, index) => claim(index + 1)),
    { style: 'heading', text: 'What Acme says' },
    claim(count + 1, { late: true }),
    ...more,
  ],
});

const numbersIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, n]) => Number(n));

describe('a brief', () => {
  test('of a few claims has them all on one page, tagged, with its foot and its sources', async () => {
    const bytes = await drawBrief(brief(3), false);
    const [page = '', ...others] = readPdf(bytes);
    expect(others).toEqual([]);
    expect(page).toContain('Acme & <Sons>: prohibited.');
    expect(numbersIn(page, /End(\d+)\./g)).toEqual([1, 2, 3, 4]);
    expect(page).toMatch(/Source number 4\. Federal Register, 20 June 2024\. “the words of rule 4”/);
    expect(page).toContain('https://example.gov/rules/4');
    expect(page).toContain('Receipt 0123 · Content abcd');
    expect(page).toContain('Page 1 of 1');
    expect(page).not.toContain('in the full answer');
    const raw = bytes.toString('latin1');
    for (const part of ['/Marked true', '/Lang (en)', '/S /H1', '/S /Link', '/URI (https://example.gov/rules/1)'])
      expect(raw).toContain(part);
    expect(raw).toContain('>Acme and Sons: prohibited.<');
  });

  test('of too many leaves out whole claims from the end, with their sources, keeps the vendor’s word and says so', async () => {
    const pages = readPdf(await drawBrief(brief(80), false));
    expect(pages).toHaveLength(2);
    const text = pages.join('\n');
    const kept = numbersIn(text, /End(\d+)\./g);
    const most = kept.at(-2) ?? 0;
    expect(most).toBeGreaterThan(10);
    expect(kept).toEqual([...Array.from({ length: most }, (_, index) => index + 1), 81]);
    expect(numbersIn(text, /Source number (\d+)\./g)).toEqual(kept);
    expect(text).toContain(`${80 - most} more claims in the full answer.`);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain('Receipt 0123 · Content abcd');
      expect(page).toContain(`Page ${index + 1} of 2`);
    }
  });

  test('is the same bytes each time', async () => {
    expect((await drawBrief(brief(5))).equals(await drawBrief(brief(5)))).toBe(true);
  });

  test('writes what its font lacks in Latin letters and says so; Cyrillic and Greek stay', async () => {
    const line: Line = { style: 'text', text: 'Касперский, Ελλάδα, 华为, עברית' };
    const [page = ''] = readPdf(await drawBrief(brief(1, [line]), false));
    expect(page).toContain('Касперский, Ελλάδα, HuaWei');
    expect(page).toContain('Letters that the font of this document lacks');
    const [plain = ''] = readPdf(await drawBrief(brief(1), false));
    expect(plain).not.toContain('Letters that the font');
  });
});
