/** How many single questions are read as they are meant, on the real content? */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { makeReader } from '../../src/understand/make-reader.ts';
import { realFactBase } from '../fact-base.ts';
import { readWith } from './said.ts';
import { differences, Wanted } from './wanted.ts';

const questions = z.array(Wanted).parse(parse(readFileSync(join(import.meta.dirname, 'questions.yaml'), 'utf8')));
const reader = makeReader(realFactBase());
const read = questions.map((wanted) => {
  const reading = readWith(reader, wanted.q);
  return { wanted, reading, wrong: differences(reading, wanted) };
});
const report = (each: (typeof read)[number]) => `${each.wanted.q}: ${each.wrong.join('; ')}`;
/** The share of those that hold, and the sentences that do not. */
function share(of: (each: (typeof read)[number]) => boolean | null) {
  const counted = read.filter((each) => of(each) !== null);
  const failed = counted.filter((each) => of(each) === false);
  return { share: 1 - failed.length / counted.length, failed: failed.map(report) };
}

describe('questions.yaml', () => {
  test('has questions enough to tell', () => {
    expect(questions.length).toBeGreaterThan(350);
  });

  test('nearly all are read right in every field that is written', () => {
    const { share: right, failed } = share((each) => each.wrong.length === 0);
    expect(right, failed.join('\n')).toBeGreaterThan(0.93);
  });

  test('nearly every intent is right', () => {
    const { share: right, failed } = share(({ wanted, reading }) =>
      wanted.intent === undefined ? null : wanted.intent === reading.intent,
    );
    expect(right, failed.join('\n')).toBeGreaterThan(0.95);
  });

  test('hardly ever is a vendor missed, and never is one taken for another', () => {
    const named = (each: (typeof read)[number]) => each.wanted.vendors;
    const { share: right, failed } = share((each) => {
      const vendors = named(each);
      return vendors === undefined ? null : JSON.stringify(vendors) === JSON.stringify(each.reading.vendors);
    });
    expect(right, failed.join('\n')).toBeGreaterThan(0.98);
    const taken = read.filter((each) => {
      const vendors = named(each);
      return vendors !== undefined && each.reading.vendors.some((vendor) => !vendors.includes(vendor));
    });
    expect(taken.map(report)).toEqual([]);
  });

  test('what Vouch is not for is left alone', () => {
    const { share: right, failed } = share(({ wanted, wrong }) =>
      wanted.abstain === true ? wrong.length === 0 : null,
    );
    expect(right, failed.join('\n')).toBeGreaterThan(0.95);
  });

  test('the topic is found', () => {
    const { share: right, failed } = share(({ wanted, reading }) =>
      wanted.topics === undefined || wanted.topics.length === 0 ? null : wanted.topics[0] === reading.topics[0],
    );
    expect(right, failed.join('\n')).toBeGreaterThan(0.88);
  });

  test('a plain "may they?" gets no topic read into it', () => {
    const { share: right, failed } = share(({ wanted, reading }) =>
      wanted.topics?.length === 0 ? reading.topics.length === 0 : null,
    );
    expect(right, failed.join('\n')).toBeGreaterThan(0.9);
  });
});
