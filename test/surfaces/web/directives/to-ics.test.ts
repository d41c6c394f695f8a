/** Do the dates ahead come out as other calendars read them? */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { soonestFirst } from '../../../../src/surfaces/web/directives/ahead.ts';
import { directiveRows } from '../../../../src/surfaces/web/directives/directive-rows.ts';
import { escapeText, fold, toIcs } from '../../../../src/surfaces/web/directives/to-ics.ts';
import { tinyFactBase } from '../../../fact-base.ts';
import { directive } from '../../../factbase/some-records.ts';

const today = '2026-11-27';

test('no folded line is too long, none breaks a letter, and unfolding gives the line back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const line = `SUMMARY:${escapeText(text)}`;
      const folded = fold(line);
      expect(folded.replaceAll('\r\n ', '')).toBe(line);
      for (const part of folded.split('\r\n')) {
        expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75);
        expect(part.isWellFormed()).toBe(true);
      }
    }),
  );
});

test('text cannot begin a line of its own', () => {
  expect(escapeText('a\r\nEND:VCALENDAR\nb; c, d\\ \u0000')).toBe('a\\nEND:VCALENDAR\\nb\\; c\\, d\\\\ ');
});

test('each date is an event of whole days, a month one of a month; what is over or only proposed is none', () => {
  const record = {
    order: directive({
      title: 'Order, with a comma',
      published: '2026-11-01',
      from: '2026-12-24',
      binds: [{ audiences: ['business'], activities: ['acquire'], effect: 'prohibits' }],
      deadlines: [
        { on: '2027-02', what: 'Send a report' },
        { on: '2027-02', what: 'Send a plan' },
        { on: '2026-11-26', what: 'Gone by' },
        { after: { count: 3, unit: 'business-days', event: 'a finding' }, what: 'Report it' },
      ],
    }),
    draft: directive({ stage: 'proposed', from: '2027-01-01', deadlines: [{ on: '2027-01-01', what: 'Comment' }] }),
    over: directive({ until: '2026-11-27', ended: 'revoked', deadlines: [{ on: '2027-01-01', what: 'Nothing' }] }),
  };
  const base = tinyFactBase({ directives: record });
  const ahead = soonestFirst(directiveRows(base, today).flatMap((row) => row.ahead));
  expect(ahead.map(({ kind, on, what }) => [kind, on, what])).toEqual([
    ['begins', '2026-12-24', 'businesses: buying, prohibited'],
    ['deadline', '2027-02', 'Send a report'],
    ['deadline', '2027-02', 'Send a plan'],
  ]);
  const lines = toIcs(ahead, base).replaceAll('\r\n ', '').split('\r\n');
  expect(lines).toContain('SUMMARY:Comes into force: Order\\, with a comma');
  expect(lines).toContain('DTSTART;VALUE=DATE:20261224');
  expect(lines).toContain('DTEND;VALUE=DATE:20261225');
  expect(lines.filter((line) => line === 'DTEND;VALUE=DATE:20270301')).toHaveLength(2);
  expect(new Set(lines.filter((line) => line.startsWith('UID:'))).size).toBe(3);
  expect(lines).toContain('DTSTAMP:20261101T000000Z');
});
