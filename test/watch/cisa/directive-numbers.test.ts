/** Is a directive's number found however it is written, and nothing else taken for one? */
import { expect, test } from 'vitest';
import { isOwnPage, numberOfPage, numbersIn } from '../../../src/watch/cisa/directive-numbers.ts';

test.each([
  ['Emergency Directive (ED) 25-03: Identify', ['ED 25-03']],
  ['Binding Operational Directive (BOD) 26-04 and BOD 22–01', ['BOD 26-04', 'BOD 22-01']],
  ['Emergency Directives 19-01, 20-02, and 20-03 were retired', ['ED 19-01', 'ED 20-02', 'ED 20-03']],
  ['binding operational directive 17-01', ['BOD 17-01']],
  ['V1: ED 25-03: Cisco', ['ED 25-03']],
  ['published 25-03-2026, edited 25-03', []],
  ['ED 25-031, BOD 2026-04', []],
  ['Order 26-04', []],
])('%j names %j', (text, numbers) => {
  expect(numbersIn(text)).toEqual(numbers);
});

test.each([
  ['https://www.cisa.gov/news-events/directives/ed-21-01-mitigate-solarwinds-closed', 'ED 21-01', true],
  ['/news-events/directives/binding-operational-directive-17-01', 'BOD 17-01', true],
  ['/news-events/directives/bod-26-04-implementation-guidance-updates', 'BOD 26-04', false],
  ['/news-events/directives/supplemental-direction-ed-26-03-hunt', 'ED 26-03', false],
  ['/news-events/directives/coordinated-25-03-x', null, false],
  ['/news-events/alerts/2025/09/25/ed-25-03', null, false],
])('%j is a page of %j', (address, number, own) => {
  expect([numberOfPage(address), isOwnPage(address)]).toEqual([number, own]);
});
