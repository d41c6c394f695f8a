/** The story of 2017 to 2026, replayed on the real content: what would four people have been told on each day? */
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FactBase } from '../../src/core/fact-base.ts';
import type { VerdictQuestion } from '../../src/core/verdict.ts';
import { checkContent } from '../../src/factbase/check.ts';
import { verdict } from '../../src/factbase/verdict.ts';

const root = resolve(import.meta.dirname, '../..');

function realContent(): FactBase {
  const { factBase, findings } = checkContent(resolve(root, 'content'), resolve(root, 'intents'), '2026-11-23');
  if (factBase === null) throw new Error(`content does not load: ${JSON.stringify(findings.slice(0, 3))}`);
  return factBase;
}
const base = realContent();

const agency = { audience: 'federal-agency', jurisdiction: 'us' };
const contractor = { audience: 'federal-contractor', jurisdiction: 'us' };
const reseller = { audience: 'reseller', jurisdiction: 'us' };
const germanCity = { audience: 'state-local', jurisdiction: 'de' };

const told = (who: Pick<VerdictQuestion, 'audience' | 'jurisdiction'>, asOf: string, product: string | null = null) =>
  verdict({ vendor: 'kaspersky', ...who, activity: null, product, asOf }, base);

const none = 'no-restriction-found';
const advised = 'advised-against';

/** day; then use / acquire / supply for each. */
const story: [string, Record<'agency' | 'contractor' | 'reseller' | 'germanCity', [string, string, string]>][] = [
  [
    '2015-01-01',
    {
      agency: [none, none, none],
      contractor: [none, none, none],
      reseller: [none, none, none],
      germanCity: [none, none, none],
    },
  ],
  [
    '2017-07-31',
    {
      agency: [none, 'restricted', 'restricted'],
      contractor: [none, none, none],
      reseller: [none, none, none],
      germanCity: [none, none, none],
    },
  ],
  [
    '2017-09-12',
    {
      agency: [none, 'restricted', 'restricted'],
      contractor: [advised, advised, advised],
      reseller: [advised, advised, advised],
      germanCity: [none, none, none],
    },
  ],
  [
    '2017-09-13',
    {
      agency: ['prohibited', 'prohibited', 'prohibited'],
      contractor: [advised, advised, advised],
      reseller: [advised, advised, advised],
      germanCity: [none, none, none],
    },
  ],
  [
    '2018-07-15',
    {
      agency: ['prohibited', 'prohibited', 'prohibited'],
      contractor: [advised, advised, advised],
      reseller: [advised, advised, advised],
      germanCity: [none, none, none],
    },
  ],
  [
    '2018-07-16',
    {
      agency: ['prohibited', 'prohibited', 'prohibited'],
      contractor: [advised, advised, 'prohibited'],
      reseller: [advised, advised, advised],
      germanCity: [none, none, none],
    },
  ],
  [
    '2018-10-01',
    {
      agency: ['prohibited', 'prohibited', 'prohibited'],
      contractor: ['prohibited', 'prohibited', 'prohibited'],
      reseller: [advised, advised, advised],
      germanCity: [none, none, none],
    },
  ],
  [
    '2022-03-14',
    {
      agency: ['prohibited', 'prohibited', 'prohibited'],
      contractor: ['prohibited', 'prohibited', 'prohibited'],
      reseller: [advised, advised, advised],
      germanCity: [none, none, none],
    },
  ],
  [
    '2022-03-15',
    {
      agency: ['prohibited', 'prohibited', 'prohibited'],
      contractor: ['prohibited', 'prohibited', 'prohibited'],
      reseller: [advised, advised, advised],
      germanCity: [advised, advised, advised],
    },
  ],
  [
    '2024-07-19',
    {
      agency: ['prohibited', 'prohibited', 'prohibited'],
      contractor: ['prohibited', 'prohibited', 'prohibited'],
      reseller: [advised, advised, advised],
      germanCity: [advised, advised, advised],
    },
  ],
  [
    '2024-07-20',
    {
      agency: ['prohibited', 'prohibited', 'prohibited'],
      contractor: ['prohibited', 'prohibited', 'prohibited'],
      reseller: [advised, 'prohibited', 'restricted'],
      germanCity: [advised, advised, advised],
    },
  ],
  [
    '2024-09-29',
    {
      agency: ['prohibited', 'prohibited', 'prohibited'],
      contractor: ['prohibited', 'prohibited', 'prohibited'],
      reseller: [advised, 'prohibited', 'prohibited'],
      germanCity: [advised, advised, advised],
    },
  ],
  [
    '2026-11-23',
    {
      agency: ['prohibited', 'prohibited', 'prohibited'],
      contractor: ['prohibited', 'prohibited', 'prohibited'],
      reseller: [advised, 'prohibited', 'prohibited'],
      germanCity: [advised, advised, advised],
    },
  ],
];

describe.each(story)('on %s', (day, expected) => {
  test.each(Object.entries({ agency, contractor, reseller, germanCity }))('%s', (name, who) => {
    const { use, acquire, supply } = told(who, day).byActivity;
    expect([use, acquire, supply]).toEqual(expected[name as keyof typeof expected]);
  });
});

describe('what comes', () => {
  test('the statute of December 2017 is announced 292 days ahead', () => {
    const next = told(contractor, '2017-12-13').upcoming.find((ground) => ground.directive === 'us-ndaa-fy2018-s1634');
    expect(next).toMatchObject({ from: '2018-10-01', days: 292 });
  });

  test('on 1 July 2024 the Commerce ban has 19 days left, and selling 90', () => {
    const days = told(reseller, '2024-07-01').upcoming.map((ground) => [ground.from, ground.days]);
    expect(days).toContainEqual(['2024-07-20', 19]);
    expect(days).toContainEqual(['2024-09-29', 90]);
  });

  test('the day before it was published nobody is told of it', () => {
    expect(told(reseller, '2024-06-19').upcoming).toEqual([]);
  });
});

describe('corrections that must not come undone', () => {
  test('the Commerce ban bars supply, not continued use: keeping it is advised against, not prohibited', () => {
    expect(told({ audience: 'business', jurisdiction: 'us' }, '2026-11-23').byActivity.use).toBe(advised);
  });

  test('agencies had to begin removal at 90 days', () => {
    const text = base.directives
      .get('us-dhs-bod-17-01')
      ?.deadlines.map((deadline) => ('on' in deadline ? `${deadline.on} ${deadline.what}` : ''))
      .join('\n');
    expect(text).toMatch(/2017-12-12 .*begin/i);
  });

  test('the first report is due in 3 business days since December 2023', () => {
    const deadlines = base.directives.get('us-far-52-204-23-duties')?.deadlines ?? [];
    expect(deadlines).toContainEqual(
      expect.objectContaining({ after: expect.objectContaining({ count: 3, unit: 'business-days' }) }),
    );
  });

  test('the sanctions of 2024 and the Entity List bind no product', () => {
    const binding = told({ audience: 'business', jurisdiction: 'us' }, '2026-11-23').because.map(
      (ground) => ground.directive,
    );
    expect(binding).not.toContain('us-ofac-2024');
    expect(binding).not.toContain('us-bis-entity-list-2024');
  });

  test('no FASCSA order names Kaspersky', () => {
    expect(base.directives.get('us-fascsa-far-52-204-30')?.vendors).not.toContain('kaspersky');
  });

  test('Threat Intelligence is left out of the Commerce ban, but not for federal work', () => {
    expect(
      told({ audience: 'business', jurisdiction: 'us' }, '2026-11-23', 'threat-intelligence').byActivity.supply,
    ).not.toBe('prohibited');
    expect(told(contractor, '2026-11-23', 'threat-intelligence').byActivity.use).toBe('prohibited');
  });

  test('the FCC list and the German warning bind whom they name', () => {
    expect(told({ audience: 'communications-carrier', jurisdiction: 'us' }, '2022-04-01').byActivity.acquire).toBe(
      'restricted',
    );
    expect(told({ audience: 'business', jurisdiction: 'us' }, '2022-04-01').byActivity.acquire).toBe(advised);
    expect(told({ audience: 'business', jurisdiction: 'de' }, '2026-11-23').status).toBe(advised);
  });
});
