/** Does the verdict say what the directives say, on the day, for the audience, in the place? */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day } from '../../src/core/day.ts';
import { activities, type Directive, effects } from '../../src/core/directive.ts';
import { statuses, type VerdictQuestion } from '../../src/core/verdict.ts';
import { verdict } from '../../src/factbase/verdict.ts';
import { directive, verdictBase } from '../verdict-base.ts';

const ask = (parts: Partial<VerdictQuestion> = {}): VerdictQuestion => ({
  vendor: 'northwind',
  audience: 'business',
  jurisdiction: 'us',
  activity: null,
  product: null,
  asOf: '2018-01-01',
  ...parts,
});

const ban = (parts: Record<string, unknown> = {}) =>
  directive({ binds: [{ audiences: ['business'], activities: ['use'], effect: 'prohibits' }], ...parts });

describe('status', () => {
  test('a vendor nobody knows is unknown, which is not "no restriction found"', () => {
    expect(verdict(ask({ vendor: 'fabrikam' }), verdictBase({})).status).toBe('unknown');
    expect(verdict(ask(), verdictBase({})).status).toBe('no-restriction-found');
    expect(verdict(ask(), verdictBase({})).checked).toHaveLength(1);
  });

  test('a supply ban leaves use open, a use ban closes all three', () => {
    const supply = verdictBase({
      a: directive({ binds: [{ audiences: ['business'], activities: ['supply'], effect: 'prohibits' }] }),
    });
    expect(verdict(ask(), supply).byActivity).toEqual({
      use: 'no-restriction-found',
      acquire: 'no-restriction-found',
      supply: 'prohibited',
    });
    expect(verdict(ask({ activity: 'use' }), supply).status).toBe('no-restriction-found');
    expect(verdict(ask({ activity: 'use' }), supply).because).toEqual([]);
    expect(verdict(ask(), verdictBase({ a: ban() })).byActivity).toEqual({
      use: 'prohibited',
      acquire: 'prohibited',
      supply: 'prohibited',
    });
  });

  test('what an agency may not buy may not be sold to it, while a business that may not buy may still sell', () => {
    const base = verdictBase({
      a: directive({
        binds: [{ audiences: ['federal-agency', 'business'], activities: ['acquire'], effect: 'prohibits' }],
      }),
    });
    expect(verdict(ask({ audience: 'federal-agency' }), base).byActivity.supply).toBe('prohibited');
    expect(verdict(ask({ audience: 'business' }), base).byActivity.supply).toBe('no-restriction-found');
  });

  test('an audience that a binding spares is not bound', () => {
    const base = verdictBase({
      a: directive({
        binds: [{ audiences: ['federal-agency'], sparing: ['defense'], activities: ['use'], effect: 'prohibits' }],
      }),
    });
    expect(verdict(ask({ audience: 'federal-agency' }), base).status).toBe('prohibited');
    expect(verdict(ask({ audience: 'defense' }), base).status).toBe('no-restriction-found');
    expect(verdict(ask({ audience: null }), base).status).toBe('prohibited');
  });

  test('what binds a business binds a contractor, not the other way round', () => {
    const wide = verdictBase({ a: ban() });
    const narrow = verdictBase({
      a: ban({ binds: [{ audiences: ['federal-contractor'], activities: ['use'], effect: 'prohibits' }] }),
    });
    expect(verdict(ask({ audience: 'federal-contractor' }), wide).status).toBe('prohibited');
    expect(verdict(ask({ audience: 'defense' }), wide).status).toBe('prohibited');
    expect(verdict(ask({ audience: 'business' }), narrow).status).toBe('no-restriction-found');
    expect(verdict(ask({ audience: null }), narrow).status).toBe('prohibited');
  });

  test('a rule holds inside its place and is only pointed to from outside', () => {
    const base = verdictBase({ nh: ban({ jurisdiction: 'us-nh' }), eu: ban({ jurisdiction: 'eu' }) });
    expect(verdict(ask({ jurisdiction: 'us-nh' }), base).because.map((each) => each.directive)).toEqual(['nh']);
    expect(verdict(ask({ jurisdiction: 'us' }), base).status).toBe('no-restriction-found');
    expect(verdict(ask({ jurisdiction: 'us' }), base).elsewhere.map((each) => each.directive)).toEqual(['nh']);
    expect(verdict(ask({ jurisdiction: 'de' }), base).because.map((each) => each.directive)).toEqual(['eu']);
  });
});

describe('a class of makers', () => {
  const base = verdictBase({
    a: directive({
      vendors: ['routers'],
      binds: [{ audiences: ['business'], activities: ['supply'], effect: 'restricts' }],
    }),
  });

  test('a rule for the class reaches its members, and says through which class', () => {
    const result = verdict(ask({ vendor: 'contoso' }), base);
    expect(result.byActivity).toMatchObject({ use: 'no-restriction-found', supply: 'restricted' });
    expect(result.because).toMatchObject([{ directive: 'a', through: 'routers' }]);
    expect(verdict(ask({ vendor: 'routers' }), base).because).toMatchObject([{ through: null }]);
  });

  test('it reaches only those products of a member that are of the class', () => {
    expect(verdict(ask({ vendor: 'contoso', product: 'routers' }), base).status).toBe('restricted');
    expect(verdict(ask({ vendor: 'contoso', product: 'phones' }), base).status).toBe('no-restriction-found');
  });

  test('a rule that names the member itself is its own', () => {
    const own = verdictBase({
      a: directive({
        vendors: ['contoso', 'routers'],
        binds: [{ audiences: ['business'], activities: ['use'], effect: 'prohibits' }],
      }),
    });
    expect(verdict(ask({ vendor: 'contoso' }), own).because).toMatchObject([{ through: null }]);
  });
});

describe('an order to mend a flaw', () => {
  const order = (parts: Record<string, unknown> = {}) =>
    directive({
      binds: [{ audiences: ['federal-agency'], activities: ['use'], effect: 'requires-mitigation' }],
      ...parts,
    });

  test('is no restriction, and is shown apart: what holds before what ended, the newest first', () => {
    const base = verdictBase({
      old: order({ published: '2015-01-01', from: '2015-01-01', until: '2016-01-01', ended: 'closed' }),
      open: order({ published: '2016-01-01', from: '2016-01-01' }),
      later: order({ published: '2017-06-01', from: '2017-06-01' }),
      future: order({ published: '2019-01-01', from: '2019-01-01' }),
    });
    const result = verdict(ask({ audience: 'federal-agency' }), base);
    expect(result.status).toBe('no-restriction-found');
    expect([...result.because, ...result.ended, ...result.context, ...result.upcoming]).toEqual([]);
    expect(result.mitigations.map((each) => each.directive)).toEqual(['later', 'open', 'old']);
    expect(verdict(ask({ audience: 'business' }), base).mitigations).toEqual([]);
  });
});

describe('time', () => {
  const base = verdictBase({ a: ban({ published: '2024-06-24', from: '2024-07-20', until: '2025-01-01' }) });
  test.each([
    ['2024-06-23', 'no-restriction-found', 0, 0],
    ['2024-07-01', 'no-restriction-found', 1, 0],
    ['2024-07-19', 'no-restriction-found', 1, 0],
    ['2024-07-20', 'prohibited', 0, 0],
    ['2024-12-31', 'prohibited', 0, 0],
    ['2025-01-01', 'no-restriction-found', 0, 1],
  ])('on %s it is %s', (asOf, status, upcoming, ended) => {
    const result = verdict(ask({ asOf }), base);
    expect([result.status, result.upcoming.length, result.ended.length]).toEqual([status, upcoming, ended]);
  });

  test('the days left are counted to the first day in force', () => {
    expect(verdict(ask({ asOf: '2024-07-01' }), base).upcoming[0]?.days).toBe(19);
  });

  test('a start known to the month counts from its last day and is upcoming until then', () => {
    const vague = verdictBase({ a: ban({ published: '2022-02-01', from: '2022-03' }) });
    expect(verdict(ask({ asOf: '2022-03-10' }), vague).status).toBe('no-restriction-found');
    expect(verdict(ask({ asOf: '2022-03-10' }), vague).upcoming[0]?.days).toBe(0);
    expect(verdict(ask({ asOf: '2022-03-31' }), vague).status).toBe('prohibited');
  });

  test('a proposal binds nobody', () => {
    const proposed = verdictBase({ a: ban({ stage: 'proposed' }) });
    expect(verdict(ask(), proposed).status).toBe('no-restriction-found');
    expect(verdict(ask(), proposed).context).toHaveLength(1);
  });
});

describe('what it rests on', () => {
  test('heaviest authority first', () => {
    const base = verdictBase({
      a: ban({ authority: 'advisory' }),
      b: ban({ authority: 'statute' }),
      c: ban({ authority: 'directive' }),
    });
    expect(verdict(ask(), base).because.map((each) => each.authority)).toEqual(['statute', 'directive', 'advisory']);
  });

  test('an excepted product is let through, and the exception is shown', () => {
    const cites = ban().claims[0]?.cites;
    const base = verdictBase({
      a: ban({
        binds: [
          { audiences: ['business'], activities: ['use'], effect: 'prohibits', products: { except: ['training'] } },
        ],
        exceptions: [{ text: 'Training is left out.', products: ['training'], cites }],
      }),
    });
    expect(verdict(ask({ product: 'training' }), base)).toMatchObject({
      status: 'no-restriction-found',
      exceptions: [{ directive: 'a', index: 0 }],
    });
    expect(verdict(ask({ product: 'antivirus' }), base)).toMatchObject({ status: 'prohibited', exceptions: [] });
    expect(verdict(ask(), base)).toMatchObject({ status: 'prohibited', exceptions: [{ directive: 'a', index: 0 }] });
  });

  test('two authorities that disagree are shown once, and neither is averaged away', () => {
    const base = verdictBase({
      parliament: directive({
        disagrees: ['commission'],
        binds: [{ audiences: ['business'], activities: ['use'], effect: 'advises-against' }],
      }),
      commission: directive({
        disagrees: ['parliament'],
        binds: [{ audiences: ['business'], activities: ['use'], effect: 'informs' }],
      }),
    });
    expect(verdict(ask(), base)).toMatchObject({
      status: 'advised-against',
      conflicts: [{ one: 'commission', other: 'parliament' }],
    });
  });
});

describe('properties', () => {
  const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2015-01-01', days));
  const audience = fc.constantFrom('business', 'federal-contractor', 'federal-agency', 'defense');
  const binding = fc.record({
    audiences: fc.uniqueArray(audience, { minLength: 1 }),
    activities: fc.uniqueArray(fc.constantFrom(...activities), { minLength: 1 }),
    effect: fc.constantFrom(...effects),
  });
  const anyDirective = fc
    .record({
      from: day,
      lasts: fc.option(fc.integer({ min: 1, max: 2000 })),
      ahead: fc.integer({ min: 0, max: 300 }),
      binds: fc.array(binding, { minLength: 1, maxLength: 3 }),
      jurisdiction: fc.constantFrom('us', 'us-nh', 'eu', 'world'),
    })
    .map(({ from, lasts, ahead, binds, jurisdiction }) =>
      directive({
        published: addDays(from, -ahead),
        from,
        until: lasts === null ? null : addDays(from, lasts),
        binds,
        jurisdiction,
      }),
    );
  const question = fc.record({
    audience: fc.option(audience),
    jurisdiction: fc.constantFrom('us', 'us-nh', 'de', 'world'),
    activity: fc.option(fc.constantFrom(...activities)),
    asOf: day,
  });
  const weight = (status: (typeof statuses)[number]) => statuses.indexOf(status);
  const withOneMore = (all: readonly Directive[], more: Directive) => ({
    ...Object.fromEntries(all.map((each, index) => [`d${index}`, each])),
    more,
  });

  test('an ended or not yet effective directive never changes the status of the day', () => {
    fc.assert(
      fc.property(
        fc.array(anyDirective, { maxLength: 6 }),
        anyDirective,
        question,
        fc.boolean(),
        (all, more, parts, ended) => {
          const asOf: Day = ended ? addDays(more.until ?? '2030-01-01', 0) : addDays(more.from ?? '2015-01-01', -1);
          const before = verdict(ask({ ...parts, asOf }), verdictBase(withOneMore(all, directive({ vendors: [] }))));
          const after = verdict(
            ask({ ...parts, asOf }),
            verdictBase(withOneMore(all, ended ? directive({ ...more, until: asOf }) : more)),
          );
          expect([after.status, after.byActivity, after.because]).toEqual([
            before.status,
            before.byActivity,
            before.because,
          ]);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('adding a directive never makes a status milder', () => {
    fc.assert(
      fc.property(fc.array(anyDirective, { maxLength: 6 }), anyDirective, question, (all, more, parts) => {
        const before = verdict(ask(parts), verdictBase(withOneMore(all, directive({ vendors: [] }))));
        const after = verdict(ask(parts), verdictBase(withOneMore(all, more)));
        expect(weight(after.status)).toBeLessThanOrEqual(weight(before.status));
        for (const activity of activities)
          expect(weight(after.byActivity[activity])).toBeLessThanOrEqual(weight(before.byActivity[activity]));
      }),
      { numRuns: 500 },
    );
  });

  test('before every date nothing is found, and nothing is shown that was not yet published', () => {
    fc.assert(
      fc.property(fc.array(anyDirective, { maxLength: 6 }), question, (all, parts) => {
        const asOf = [...all.map((each) => each.published), '2030-01-01'].toSorted()[0] ?? '2030-01-01';
        const result = verdict(
          ask({ ...parts, asOf: addDays(asOf, -1) }),
          verdictBase(Object.fromEntries(all.map((each, index) => [`d${index}`, each]))),
        );
        expect(result).toMatchObject({
          status: 'no-restriction-found',
          because: [],
          context: [],
          upcoming: [],
          ended: [],
          elsewhere: [],
        });
      }),
      { numRuns: 300 },
    );
  });

  test('every ground in because is in force, and the status is that of the heaviest', () => {
    fc.assert(
      fc.property(fc.array(anyDirective, { maxLength: 6 }), question, (all, parts) => {
        const result = verdict(
          ask(parts),
          verdictBase(Object.fromEntries(all.map((each, index) => [`d${index}`, each]))),
        );
        for (const ground of result.because) {
          expect(ground.from <= parts.asOf && (ground.until === null || parts.asOf < ground.until)).toBe(true);
          expect(ground.effect).not.toBe('informs');
        }
        expect(result.status === 'no-restriction-found').toBe(result.because.length === 0);
      }),
      { numRuns: 300 },
    );
  });
});
