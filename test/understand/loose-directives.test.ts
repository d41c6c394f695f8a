import { expect, test } from 'vitest';
import { wordsIn } from '../../src/factbase/words-in-text.ts';
import { makeLooseDirectiveReader } from '../../src/understand/loose-directives.ts';
import { realFactBase } from '../fact-base.ts';

const reader = makeLooseDirectiveReader(realFactBase());
const found = (text: string) => reader.find(wordsIn(text)).flatMap((hit) => hit.directives);

test.each([
  ['what does the 2017 dhs order on kaspersky say', 'us-dhs-bod-17-01'],
  ['does the 2017 dhs order apply to us', 'us-dhs-bod-17-01'],
  ['what was the gsa decision of 2017', 'us-gsa-schedule-removal-2017'],
])('finds the directive that “%s” describes', (text, id) => {
  expect(found(text)).toEqual([id]);
});

test.each([
  'is there a rule about this',
  'the kaspersky ban',
  'in order to use kaspersky',
  'the fcc order',
  'the 2021 order',
])('finds none in “%s”, which fits several or none', (text) => {
  expect(found(text)).toEqual([]);
});
