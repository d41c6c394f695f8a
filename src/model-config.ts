/** Which language model may read, if any, and what may it cost? */
import { z } from 'zod';
import type { ModelSettings } from './model/open-ai-model.ts';

/** Every setting of the model and where its value comes from. */
export const modelSettings = {
  OPENAI_API_KEY:
    'platform.openai.com, API keys, Create new secret key; another endpoint’s own key, or any word for one that asks for none',
  OPENAI_MODEL: 'the model’s name as the endpoint knows it; platform.openai.com/docs/models',
  OPENAI_BASE_URL:
    'another endpoint that speaks Chat Completions, with its version: http://localhost:11434/v1; https://api.openai.com/v1 when unset',
  OPENAI_TIMEOUT_MS: 'how long an answer of the model may take, in milliseconds; 4000 when unset',
  OPENAI_TOKENS_PER_CALL: 'the most tokens of one question to the model with its answer; 12000 when unset',
  OPENAI_TOKENS_PER_DAY: 'the most tokens of a day, midnight to midnight UTC; 500000 when unset',
} as const;

const atLeast = (least: number) =>
  z.coerce
    .number('is not a number')
    .int('is not a whole number')
    .min(least, `is at least ${least}`)
    .max(1_000_000_000, 'is too much');

export const modelEnvironment = {
  OPENAI_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'holds a space or a character that no key has')
    .optional(),
  OPENAI_MODEL: z
    .string()
    .regex(/^\S{1,200}$/, 'is not the name of a model')
    .optional(),
  OPENAI_BASE_URL: z.url({ protocol: /^https?$/, error: 'is not a web address' }).optional(),
  OPENAI_TIMEOUT_MS: atLeast(100).max(60_000, 'nobody waits longer than 60000').default(4_000),
  OPENAI_TOKENS_PER_CALL: atLeast(100).default(12_000),
  OPENAI_TOKENS_PER_DAY: atLeast(0).default(500_000),
};
const Environment = z.object(modelEnvironment);

/** Half a set of values is a mistake, not a model that is off. Gives the variable and what is wrong with it. */
export function modelProblems(
  given: Readonly<Record<string, string | undefined>>,
  loopbackHosts: readonly string[],
): (readonly [string, string])[] {
  const { OPENAI_API_KEY: key, OPENAI_MODEL: model, OPENAI_BASE_URL: url } = given;
  const problems: (readonly [string, string])[] = [];
  if (key === undefined && (model ?? url) !== undefined)
    problems.push(['OPENAI_API_KEY', 'is missing, and the model needs it']);
  if (key !== undefined && model === undefined)
    problems.push(['OPENAI_MODEL', 'is missing: no model is asked that you did not choose']);
  const address = url !== undefined && URL.canParse(url) ? new URL(url) : undefined;
  if (address?.protocol === 'http:' && !loopbackHosts.includes(address.hostname.replace(/^\[|\]$/g, '')))
    problems.push(['OPENAI_BASE_URL', 'begins with http://, which only an endpoint on this machine may']);
  if (address !== undefined && (address.username !== '' || address.password !== '' || address.search !== ''))
    problems.push(['OPENAI_BASE_URL', 'holds a login or a question mark, and needs none']);
  return problems;
}

/** Null where no model is set. `given` has no `modelProblems`. */
export function modelOf(given: z.infer<typeof Environment>): ModelSettings | null {
  const { OPENAI_API_KEY: apiKey, OPENAI_MODEL: model } = given;
  if (apiKey === undefined || model === undefined) return null;
  return {
    apiKey,
    model,
    baseUrl: given.OPENAI_BASE_URL ?? 'https://api.openai.com/v1',
    timeout: given.OPENAI_TIMEOUT_MS,
    tokensPerCall: given.OPENAI_TOKENS_PER_CALL,
    tokensPerDay: given.OPENAI_TOKENS_PER_DAY,
  };
}
