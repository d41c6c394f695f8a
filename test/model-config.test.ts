/** Is every half a configuration of a model told, all at once, and every whole one understood? */
import { describe, expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';
import { VouchError } from '../src/core/errors.ts';

const whole = { OPENAI_API_KEY: 'sk-a-secret-value', OPENAI_MODEL: 'small-model' };

function problemOf(environment: Record<string, string>): string {
  try {
    readConfig(environment);
  } catch (thrown) {
    if (thrown instanceof VouchError) return thrown.message;
    throw thrown;
  }
  throw new Error('it was taken');
}

test('without any of its values no model is asked', () => {
  expect(readConfig({}).model).toBeNull();
  expect(readConfig({ OPENAI_API_KEY: '', OPENAI_MODEL: '' }).model).toBeNull();
  expect(readConfig({ OPENAI_TIMEOUT_MS: '900' }).model).toBeNull();
});

test('a whole configuration has limits of its own', () => {
  expect(readConfig(whole).model).toEqual({
    apiKey: 'sk-a-secret-value',
    model: 'small-model',
    baseUrl: 'https://api.openai.com/v1',
    timeout: 4_000,
    tokensPerCall: 12_000,
    tokensPerDay: 500_000,
  });
  expect(
    readConfig({ ...whole, OPENAI_TIMEOUT_MS: '900', OPENAI_TOKENS_PER_CALL: '500', OPENAI_TOKENS_PER_DAY: '0' }).model,
  ).toMatchObject({ timeout: 900, tokensPerCall: 500, tokensPerDay: 0 });
});

test.each([
  'http://localhost:11434/v1',
  'http://127.0.0.1:8000/v1',
  'http://[::1]:8000/v1',
  'https://llm.example.com/v1',
])('%s is an endpoint', (url) => {
  expect(readConfig({ ...whole, OPENAI_BASE_URL: url }).model?.baseUrl).toBe(url);
});

describe('what is wrong', () => {
  test.each<[string, Record<string, string>, RegExp]>([
    ['a key without a model', { OPENAI_API_KEY: 'sk-a' }, /OPENAI_MODEL: is missing.*platform\.openai\.com/],
    ['a model without a key', { OPENAI_MODEL: 'm' }, /OPENAI_API_KEY: is missing.*platform\.openai\.com/],
    ['an endpoint without a key', { OPENAI_BASE_URL: 'https://llm.example.com/v1' }, /OPENAI_API_KEY: is missing/],
    [
      'an open endpoint',
      { ...whole, OPENAI_BASE_URL: 'http://llm.example.com/v1' },
      /only an endpoint on this machine/,
    ],
    [
      'a host that looks like ours',
      { ...whole, OPENAI_BASE_URL: 'http://127.0.0.1.example.com/v1' },
      /on this machine/,
    ],
    ['a login in the address', { ...whole, OPENAI_BASE_URL: 'https://me:pw@llm.example.com/v1' }, /holds a login/],
    ['no address', { ...whole, OPENAI_BASE_URL: 'file:///etc/passwd' }, /is not a web address/],
    ['a key of two lines', { ...whole, OPENAI_API_KEY: 'sk-a\nX-Other: b' }, /no key has/],
    ['no time', { ...whole, OPENAI_TIMEOUT_MS: '0' }, /OPENAI_TIMEOUT_MS: is at least 100/],
    ['no number', { ...whole, OPENAI_TOKENS_PER_DAY: 'many' }, /OPENAI_TOKENS_PER_DAY: is not a number/],
  ])('%s is told', (_, environment, words) => {
    const problem = problemOf(environment);
    expect(problem).toMatch(words);
    expect(problem).not.toContain('sk-a');
  });

  test('all of it at once', () => {
    const problem = problemOf({ OPENAI_API_KEY: 'sk-a', OPENAI_TIMEOUT_MS: '-1', PORT: 'x' });
    for (const name of ['OPENAI_MODEL', 'OPENAI_TIMEOUT_MS', 'PORT']) expect(problem).toContain(name);
  });
});
