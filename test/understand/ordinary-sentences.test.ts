import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { makeNames } from '../../src/factbase/names.ts';
import { realFactBase } from '../fact-base.ts';

const sentences = z
  .array(z.string())
  .min(100)
  .parse(parse(readFileSync(new URL('../ordinary-sentences.yaml', import.meta.url), 'utf8')));

test('no vendor is found in the talk of an office', () => {
  const names = makeNames(realFactBase().vendors);
  const found = sentences.flatMap((sentence) => {
    const { mentions } = names.find(sentence);
    return mentions.map(({ vendor, said }) => `${sentence}: ${said} as ${vendor}`);
  });
  expect(found).toEqual([]);
});
