/** Does no lie pass for what a record says, and do honest rewordings? */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { isBorneOut } from '../../src/decide/letter/is-borne-out.ts';
import { realFactBase } from '../fact-base.ts';

const read = (name: string): unknown => parse(readFileSync(join(import.meta.dirname, name), 'utf8'));
const Said = z.record(z.string(), z.array(z.string()));
const { claims, lies } = z
  .strictObject({ claims: z.record(z.string(), z.string()), lies: Said })
  .parse(read('lies.yaml'));
const { told, free } = z.strictObject({ told: Said, free: Said }).parse(read('honest.yaml'));

const each = (said: z.infer<typeof Said>) =>
  Object.entries(said).flatMap(([of, all]) => all.map((sentence) => ({ sentence, claim: claims[of] ?? '' })));

test('there are lies enough', () => {
  expect(each(lies).length).toBeGreaterThanOrEqual(100);
  expect(each(told).length).toBeGreaterThanOrEqual(40);
});

describe('a lie', () => {
  test.each(each(lies))('is not borne out: $sentence', ({ sentence, claim }) => {
    expect(isBorneOut(sentence, claim)).toBe(false);
  });

  test.each(each(lies))('hides behind no opening: $sentence', ({ sentence, claim }) => {
    expect(isBorneOut(`Please note that ${sentence}`, claim)).toBe(false);
  });
});

test('a claim bears itself out, and no other claim', () => {
  const all = Object.values(claims);
  for (const claim of all) expect(all.filter((other) => isBorneOut(claim, other))).toEqual([claim]);
});

test('of honest rewordings in the ways a model is told of, at least 85 of 100 are borne out', () => {
  const kept = each(told).filter(({ sentence, claim }) => isBorneOut(sentence, claim));
  expect(kept.length / each(told).length).toBeGreaterThanOrEqual(0.85);
});

test('of honest rewordings of any kind, at least 70 of 100 are borne out', () => {
  const all = [...each(told), ...each(free)];
  expect(all.filter(({ sentence, claim }) => isBorneOut(sentence, claim)).length / all.length).toBeGreaterThanOrEqual(
    0.7,
  );
});

test('no word of a real claim can be left out, doubled or swapped with its neighbour', () => {
  const articles = new Set(['the', 'a', 'an', 'that', 'has', 'have']);
  const base = realFactBase();
  const texts = [...base.directives.keys()].flatMap((id) =>
    base
      .claimsOf(`directives/${id}`)
      .slice(0, 1)
      .map((entry) => entry.claim.text),
  );
  for (const text of texts.slice(0, 60)) {
    const words = text.split(' ');
    for (const [at, word] of words.entries()) {
      const next = words[at + 1];
      if (articles.has(word.toLowerCase())) continue;
      const without = words.toSpliced(at, 1).join(' ');
      expect(isBorneOut(without, text), without).toBe(false);
      if (next === undefined || articles.has(next)) continue;
      const negated = words.toSpliced(at, 0, 'not').join(' ');
      expect(isBorneOut(negated, text), negated).toBe(false);
    }
  }
});
