/** Does a timeline hold everything, on its side, and does its picture keep things apart? */
import { expect, test } from 'vitest';
import { timelineOf } from '../../../../src/surfaces/web/vendors/timeline.ts';
import { layOut, width } from '../../../../src/surfaces/web/vendors/timeline-layout.ts';
import { tinyFactBase } from '../../../fact-base.ts';
import { claim, directive, fact, vendor } from '../../../factbase/some-records.ts';

const today = '2026-11-27';
const base = tinyFactBase({
  vendors: {
    northwind: vendor({ classes: [{ class: 'makers', claim: claim('Northwind is one of them.') }] }),
    makers: vendor({ name: 'Makers abroad', kind: 'class' }),
  },
  directives: {
    ban: directive({ published: '2024-06-24', from: '2024-07-20' }),
    old: directive({ published: '2018', from: '2018', until: '2020-01-01', ended: 'revoked' }),
    rule: directive({ vendors: ['makers'], published: '2026-11-01', from: '2027-12-23' }),
    draft: directive({ stage: 'proposed', published: '2026-05', from: null }),
  },
  facts: {
    reply: fact({ kind: 'statement', speaker: 'Northwind', published: '2024-06-25', answers: ['ban'] }, 'No.'),
    suit: fact({ kind: 'event', actor: 'northwind', published: '2024-06-25', answers: ['ban'] }, 'It sued.'),
    raid: fact({ kind: 'event', published: '2024-06-26', answers: ['ban'] }, 'It was searched.'),
    rival: fact(
      { kind: 'event', actor: 'makers', vendors: ['makers', 'northwind'], published: '2024-06-27' },
      'Another left.',
    ),
    breach: fact({ kind: 'event', published: '2024-06-25' }, 'It was broken into.'),
    ruling: fact({ kind: 'ruling', published: '2025-01-02', answers: ['ban'] }, 'It lost.'),
  },
});
const entries = timelineOf('northwind', base, today);

test('is in order of time, and tells how each measure stands and through which class it reaches', () => {
  expect(entries.map(({ n, id }) => [n, id])).toEqual([
    [1, 'old'],
    [2, 'ban'],
    [3, 'breach'],
    [4, 'reply'],
    [5, 'suit'],
    [6, 'raid'],
    [7, 'rival'],
    [8, 'ruling'],
    [9, 'draft'],
    [10, 'rule'],
  ]);
  const measures = entries.filter((entry) => entry.kind === 'measure');
  expect(measures.map(({ id, standing, through }) => [id, standing, through])).toEqual([
    ['old', 'ended', null],
    ['ban', 'in-force', null],
    ['draft', 'proposed', null],
    ['rule', 'coming', 'makers'],
  ]);
});

test('puts its own word and its own acts on its side, and all else on the other', () => {
  const { others, vendor: own } = layOut(entries, today);
  expect(own.map(({ event }) => event.id)).toEqual(['reply', 'suit']);
  expect(others.map(({ event }) => event.id)).toEqual(['breach', 'raid', 'rival', 'ruling']);
});

test('has every date inside the picture and no two points on each other', () => {
  const { bars, others, vendor: own, today: now } = layOut(entries, today);
  for (const { published, from, until } of bars) {
    expect(published).toBeGreaterThanOrEqual(0);
    expect(published).toBeLessThanOrEqual(from);
    expect(from).toBeLessThanOrEqual(until);
    expect(until).toBeLessThanOrEqual(width);
  }
  const coming = bars.find(({ measure }) => measure.id === 'rule');
  expect(coming?.published).toBeLessThan(now);
  expect(coming?.from).toBeGreaterThan(now);
  const places = [...others.map(({ x, y }) => `a${x} ${y}`), ...own.map(({ x, y }) => `b${x} ${y}`)];
  expect(new Set(places).size).toBe(places.length);
});

test('a vendor nothing happened to has an empty one, a class of makers what names it', () => {
  expect(layOut([], today).years.length).toBeGreaterThan(0);
  expect(timelineOf('makers', base, today).map(({ id }) => id)).toEqual(['rival', 'rule']);
});
