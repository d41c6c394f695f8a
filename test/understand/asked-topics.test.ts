import { describe, expect, test } from 'vitest';
import { makeReader } from '../../src/understand/make-reader.ts';
import { premiseOf } from '../../src/understand/premise.ts';
import { questionPart } from '../../src/understand/question-part.ts';
import { realFactBase } from '../fact-base.ts';
import { readWith } from './said.ts';

const reader = makeReader(realFactBase());

describe('a fact that is asked for', () => {
  test.each(['when is bitdefender going public', 'who plays golf with the boss of eset'])(
    'has no place: %s',
    (text) => {
      const { topics, unplaced } = readWith(reader, text);
      expect(unplaced || topics.length > 0).toBe(true);
    },
  );

  test.each(['is eset banned', 'since when is kaspersky banned', 'who may use kaspersky', 'what about eset'])(
    'is none, or has its place: %s',
    (text) => {
      expect(readWith(reader, text).unplaced).toBe(false);
    },
  );
});

test('a flaw asked about with a ban in mind is a question about the ban', () => {
  expect(readWith(reader, 'screenconnect is on the kev, does that make it prohibited').topics).toEqual([]);
  expect(readWith(reader, 'which CVEs does cisco have').topics).toEqual(['vulnerabilities']);
});

test('of a long message the sentences that ask are the question', () => {
  const story =
    'We had a long day with the printers. The cat of the owner ran over the keyboard again, which was fun. ';
  expect(questionPart(`${story}Are they allowed to keep Dahua?`)).toBe('Are they allowed to keep Dahua?');
  expect(questionPart(story.trim())).toBe(story.trim());
  expect(questionPart('Short one. Is it ok?')).toBe('Short one. Is it ok?');
});

test.each([
  ['since congress banned lenovo, must we act', 'banned'],
  ['a rival says sophos is banned', 'banned'],
  ['as section 889 ran out, dahua is fine', 'cleared'],
  ['is sophos banned', null],
  ['who banned kaspersky', null],
])('the premise of “%s” is %s', (text, premise) => {
  expect(premiseOf(text)).toBe(premise);
});
