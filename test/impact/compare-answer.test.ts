/** Is an old answer out of date exactly when what it said is said otherwise now? */
import { beforeEach, describe, expect, test } from 'vitest';
import type { FactBase } from '../../src/core/fact-base.ts';
import type { Receipt } from '../../src/core/receipt.ts';
import type { Utterance } from '../../src/core/utterance.ts';
import { compareAnswer } from '../../src/impact/compare-answer.ts';
import { cite, edited, tinyFiles } from '../factbase/tiny-content.ts';
import { answered, ledgerAt, nowOf, order, orderWith, tinyBase } from './tiny-vouch.ts';

const asked = Date.parse('2026-11-02');
let before: FactBase;
beforeEach(() => {
  before = tinyBase();
});

async function answer(parts: Partial<Utterance> = {}, base: FactBase = before): Promise<Receipt> {
  return answered(await ledgerAt(() => asked), base, { at: asked, ...parts });
}

const first = 'The ministry ordered contractors to remove Northwind within 90 days.';

describe('no news', () => {
  test('the records as they were, however much time goes by', async () => {
    expect(compareAnswer(await answer(), nowOf(before, '2029-01-01'))).toEqual([]);
  });

  test.for([
    ['notes', ['topics: [deadlines]', 'notes: Look at page 3.\ntopics: [deadlines]']],
    ['a day for looking again', ['recheck: 2027-05-01', 'recheck: 2027-06-01']],
    ['a title that was not shown', ['title: Order One', 'title: The first order']],
  ] as const)('%s changed', async ([, edit]) => {
    const now = orderWith(edit);
    expect(now.hashOf('directives/order-one')).not.toBe(before.hashOf('directives/order-one'));
    expect(compareAnswer(await answer(), nowOf(now))).toEqual([]);
  });

  test('another sentence before the one that was shown', async () => {
    const more = `  - text: The order was published on a Wednesday.\n    cites:\n      - ${cite()}\n`;
    const now = orderWith(['claims:\n', `claims:\n${more}`]);
    expect(compareAnswer(await answer(), nowOf(now))).toEqual([]);
  });

  test('a rule comes into force that was said to come, and its notes change', async () => {
    const coming: readonly [string, string] = ['from: 2017-10-01', 'from: 2026-11-10'];
    const receipt = await answer({}, orderWith(coming));
    expect(receipt.verdict).toMatchObject({ status: 'no-restriction-found', upcoming: [{ from: '2026-11-10' }] });
    const now = orderWith(coming, ['topics: [deadlines]', 'notes: In force.\ntopics: [deadlines]']);
    expect(compareAnswer(receipt, nowOf(now, '2026-11-23'))).toEqual([]);
  });
});

describe('news', () => {
  test('a sentence that was put right, before and after', async () => {
    const after = 'The ministry ordered contractors to remove Northwind within 60 days.';
    expect(compareAnswer(await answer(), nowOf(orderWith([first, after])))).toEqual([{ before: first, after }]);
  });

  test('a sentence that is gone', async () => {
    const other = 'Agencies report once a year how many systems they own.';
    expect(compareAnswer(await answer(), nowOf(orderWith([first, other])))).toEqual([
      { before: first, after: 'The record does not say this any more.' },
    ]);
  });

  test('a rule that has ended since: what it means today', async () => {
    const changes = compareAnswer(await answer(), nowOf(orderWith(['until: null', 'until: 2026-11-20'])));
    expect(changes[0]).toEqual({
      before: 'Northwind for contractors in the United States: prohibited.',
      after: 'Northwind for contractors in the United States: no restriction found.',
    });
    expect(changes.slice(1)).toEqual([
      {
        before: 'Order One: from 1 October 2017, no end on record.',
        after: 'Order One: from 1 October 2017 until 20 November 2026.',
      },
    ]);
  });

  test('a rule that was never in force on the day of the answer: a correction, told with that day', async () => {
    const changes = compareAnswer(
      await answer({ asOf: '2017-11-01' }),
      nowOf(orderWith(['from: 2017-10-01', 'from: 2017-12-01'])),
    );
    expect(changes[0]?.before).toMatch(/as of 1 November 2017: prohibited|: prohibited/);
    expect(changes[0]?.after).toMatch(/as of 1 November 2017: no restriction found/);
  });

  test('another date of a rule that still holds', async () => {
    expect(compareAnswer(await answer(), nowOf(orderWith(['from: 2017-10-01', 'from: 2017-10-15'])))).toEqual([
      {
        before: 'Order One: from 1 October 2017, no end on record.',
        after: 'Order One: from 15 October 2017, no end on record.',
      },
    ]);
  });

  test('a rule that binds others than was said, where nobody in particular was asked about', async () => {
    const now = orderWith(['audiences: [federal-contractor]', 'audiences: [business]']);
    const changes = compareAnswer(await answer({ text: 'is northwind banned' }), nowOf(now));
    expect(changes).toContainEqual({
      before: 'Order One: for contractors from 1 October 2017, no end on record.',
      after: 'Order One: for businesses from 1 October 2017, no end on record.',
    });
    // What the table said of ordinary businesses is no longer so either.
    expect(changes.map(({ after }) => after)).toContain('Northwind for businesses in the United States: prohibited.');
  });

  test('a record that was taken out', async () => {
    const now = tinyBase({
      [order]: null,
      ...edited('content/facts/denial.yaml', ['answers: [order-one]', 'answers: []']),
    });
    const changes = compareAnswer(await answer(), nowOf(now));
    expect(changes[0]?.after).toMatch(/no restriction found/);
    expect(changes).toContainEqual({
      before: first,
      after: 'The record was taken out, and nothing stands in its place.',
    });
  });

  test('a new rule, in force or to come, though the answer does not rest on it', async () => {
    const receipt = await answer({ text: 'is contoso ok for a business' });
    const two = (from: string) =>
      tinyBase({
        'content/directives/order-two.yaml': (tinyFiles[order] ?? '')
          .replaceAll('Order One', 'Order Two')
          .replace('[northwind]', '[contoso]')
          .replace('[federal-contractor]', '[business]')
          .replace('published: 2017-09-13', 'published: 2026-11-10')
          .replace('from: 2017-10-01', `from: ${from}`)
          .replace('on: 2017-12-12', 'on: 2027-03-01')
          .replaceAll('on: 2026-11-01', 'on: 2026-11-20')
          .replace('remove Northwind', 'remove Contoso'),
      });
    expect(compareAnswer(receipt, nowOf(two('2026-11-15')))).toEqual([
      {
        before: 'Contoso for businesses in the United States: no restriction found.',
        after: 'Contoso for businesses in the United States: prohibited.',
      },
    ]);
    expect(compareAnswer(receipt, nowOf(two('2027-01-15')))).toEqual([
      {
        before: 'Nothing was said of Order Two.',
        after: 'Order Two changes it: Contoso for businesses in the United States, as of 15 January 2027: prohibited.',
      },
    ]);
  });

  test('what a list said of the vendor', async () => {
    const receipt = await answer({ text: 'is contoso ok' });
    const now = tinyBase(edited('content/vendors/contoso.yaml', ['result: not-listed', 'result: listed']));
    expect(compareAnswer(receipt, nowOf(now))).toEqual([
      { before: 'The list: not listed.', after: 'The list: listed.' },
    ]);
  });
});
