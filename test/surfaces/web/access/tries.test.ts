/** Is somebody held up for the rest of a minute, and nobody else with them? */
import { expect, test } from 'vitest';
import { countTries } from '../../../../src/surfaces/web/access/tries.ts';

test('who has used up their tries waits for the rest of the minute, alone', () => {
  let now = 1_000;
  const tries = countTries(2, () => now);
  tries.count('a');
  tries.count('a');
  expect(() => tries.check('a')).toThrow(expect.objectContaining({ code: 'too-many', http: 429 }));
  expect(() => tries.check('b')).not.toThrow();
  now += 60_000;
  expect(() => tries.check('a')).not.toThrow();
});

test('what was right after all does not count, and never gives a try more', () => {
  const tries = countTries(1, () => 0);
  tries.count('a');
  tries.forgive('a');
  tries.forgive('a');
  expect(() => tries.check('a')).not.toThrow();
  tries.count('a');
  expect(() => tries.check('a')).toThrow();
});

test('so many names that they would fill the memory share one count', () => {
  const tries = countTries(1, () => 0);
  for (let n = 0; n < 10_001; n++) tries.count(`a${n}`);
  expect(() => tries.check('somebody new')).toThrow();
  expect(() => tries.check('a1')).toThrow();
});
