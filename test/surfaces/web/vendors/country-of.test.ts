/** Are the countries of a headquarters read from its words? */
import { expect, test } from 'vitest';
import { countriesIn } from '../../../../src/surfaces/web/vendors/country-of.ts';

test.each([
  ['Moscow, Russia', ['Russia']],
  ['Atlanta, Georgia (US)', ['United States']],
  ['Tempe, Arizona (US) and Prague (Czechia)', ['Czechia', 'United States']],
  ['Beijing and Hong Kong, China', ['China']],
  ['Newark, New Jersey, United States', ['United States']],
  ['no office; run from New Zealand', ['New Zealand']],
  ['Delaware corporation, offices in New York', []],
  ['', []],
])('%s', (place, countries) => {
  expect(countriesIn(place)).toEqual(countries);
});
