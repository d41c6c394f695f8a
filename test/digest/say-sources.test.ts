/** Is a source that could not be read told of in plain words, so that its silence is not taken for a quiet week? */
import { expect, test } from 'vitest';
import { type SourceState, sourceIds } from '../../src/core/source.ts';
import { saySources } from '../../src/digest/say-sources.ts';

const at = Date.parse('2026-11-26T09:00:00Z');
const good = (source: SourceState['source']): SourceState => ({
  source,
  ok: true,
  checkedAt: at,
  okAt: at,
  failedSince: null,
  error: null,
});
const failing = (source: SourceState['source'], since: string): SourceState => ({
  ...good(source),
  ok: false,
  okAt: null,
  failedSince: Date.parse(since),
  error: 'It answered 403.',
});
const unseen = (source: SourceState['source']): SourceState => ({
  ...good(source),
  ok: null,
  checkedAt: null,
  okAt: null,
});
const allBut = (...others: SourceState[]): SourceState[] =>
  sourceIds.map((source) => others.find((other) => other.source === source) ?? good(source));

test.each([
  ['all went well', allBut(), 'All six sources were checked.'],
  [
    'one failed',
    allBut(failing('fcc', '2026-11-24T09:00:00Z')),
    'Checked: five of six sources. FCC failed since Tuesday 24 November 2026.',
  ],
  [
    'one failed, one was never looked at',
    allBut(failing('cisa', '2025-12-31T23:59:59Z'), unseen('csl')),
    'Checked: four of six sources. CISA failed since Wednesday 31 December 2025. Screening List was never looked at.',
  ],
  [
    'none was',
    [unseen('kev'), unseen('csl')],
    'None of the two sources could be checked. KEV was never looked at. Screening List was never looked at.',
  ],
  [
    'nobody looked where only a person can',
    allBut({ ...failing('fascsa', '2026-11-24T09:00:00Z'), error: 'nobody has looked since 1 July 2026' }),
    'Checked: five of six sources. FASCSA orders: nobody has looked since 1 July 2026.',
  ],
  [
    'the clock was set back',
    [good('kev'), failing('fcc', '2027-01-01T00:00:00Z')],
    'Checked: one of two sources. FCC failed since Thursday 26 November 2026.',
  ],
])('%s', (_, states, said) => {
  expect(saySources(states, '2026-11-26')).toBe(said);
});
