/** How is a model behind an OpenAI-compatible endpoint asked? */
import { OpenAI } from 'openai';
import { type Model, type ModelAnswer, type ModelAsk, type ModelCounts, modelFailures } from '../core/model.ts';
import type { Clock, Log, Memory } from '../core/ports.ts';
import { boundedFetch } from './bounded-fetch.ts';
import { makeBreaker } from './breaker.ts';
import { failureOf, wantsItPlain } from './model-failure.ts';
import { readCompletion } from './read-completion.ts';
import { plainRequest, strictRequest } from './requests.ts';
import { makeTokenBudget } from './token-budget.ts';

/** Where the model is and what it may cost. */
export interface ModelSettings {
  readonly apiKey: string;
  /** With its version, as https://api.openai.com/v1. */
  readonly baseUrl: string;
  readonly model: string;
  /** For a whole answer, in milliseconds. */
  readonly timeout: number;
  /** For one question with its answer; the question is estimated. */
  readonly tokensPerCall: number;
  readonly tokensPerDay: number;
}

export interface ModelParts {
  readonly log: Log;
  /** Where the day's tokens are counted. */
  readonly memory: Memory;
  /** The machine's clock, whatever day Vouch is asked about. */
  readonly now: Clock;
}

/** The largest answer that is read, in bytes, with all that an endpoint puts around it. */
const largestAnswer = 256 * 1024;
/** In any script a token is seldom less than 3 bytes of UTF-8. */
const bytesPerToken = 3;

const estimate = (...texts: readonly string[]): number =>
  Math.ceil(texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / bytesPerToken);

/**
 * Chat Completions with a strict JSON schema. An endpoint that refuses that is asked again in the plain way, within the same
 * time, and from then on in that way only. An endpoint that fails again and again is left alone for a while.
 */
export function openAiModel(
  settings: ModelSettings,
  { log, memory, now }: ModelParts,
): { readonly model: Model; counts(): ModelCounts } {
  const client = new OpenAI({
    apiKey: settings.apiKey,
    baseURL: settings.baseUrl,
    timeout: settings.timeout,
    maxRetries: 0,
    fetch: boundedFetch(largestAnswer),
    // What follows the SDK would take from the environment otherwise.
    logLevel: 'off',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
  });
  const breaker = makeBreaker(now);
  const budget = makeTokenBudget(settings.tokensPerDay, memory, now);
  const counts = { ok: 0, tokens: 0, ...fromEach(modelFailures, 0) };
  let plainOnly = false;

  async function complete<Answer>(ask: ModelAsk<Answer>): Promise<unknown> {
    const timeout = settings.timeout * (ask.patience ?? 1);
    const signal = AbortSignal.timeout(timeout);
    const send = (plain: boolean): Promise<unknown> =>
      client.chat.completions.create((plain ? plainRequest : strictRequest)(settings.model, ask), { signal, timeout });
    if (plainOnly) return send(true);
    try {
      return await send(false);
    } catch (thrown) {
      if (!wantsItPlain(thrown)) throw thrown;
      const completion = await send(true);
      plainOnly = true;
      return completion;
    }
  }

  /** One call, its tokens between `reserve` and `settle`. */
  async function call<Answer>(
    ask: ModelAsk<Answer>,
    most: number,
  ): Promise<{ readonly answer: ModelAnswer<Answer>; readonly spent: number; readonly status?: number | undefined }> {
    try {
      const completion = await complete(ask);
      breaker.worked();
      const { answer, spent = most } = readCompletion(completion, ask.schema);
      return { answer, spent };
    } catch (thrown) {
      const { why, status, wait } = failureOf(thrown);
      if (why === 'outage' || why === 'timeout') breaker.failed(wait);
      else breaker.worked();
      return { answer: { ok: false, why }, spent: status === undefined && why !== 'outage' ? most : 0, status };
    }
  }

  const model: Model = {
    name: settings.model,
    async ask(ask) {
      const most = estimate(ask.instructions, ask.data) + ask.maxTokens;
      const settle = most > settings.tokensPerCall ? null : await budget.reserve(most);
      const started = now();
      const { answer, spent, status } =
        settle === null
          ? { answer: failed('budget'), spent: 0, status: undefined }
          : breaker.mayTry()
            ? await call(ask, most)
            : { answer: failed('outage'), spent: 0, status: undefined };
      await settle?.(spent);
      const outcome = answer.ok ? 'ok' : answer.why;
      counts[outcome] += 1;
      counts.tokens += spent;
      log.info({ purpose: ask.purpose, outcome, tokens: spent, ms: now() - started, status }, 'a model was asked');
      return answer;
    },
  };
  return { model, counts: () => ({ ...counts }) };
}

const failed = (why: 'budget' | 'outage'): { readonly ok: false; readonly why: 'budget' | 'outage' } => ({
  ok: false,
  why,
});

const fromEach = <Key extends string, Value>(keys: readonly Key[], value: Value): Record<Key, Value> =>
  Object.fromEntries(keys.map((key) => [key, value])) as Record<Key, Value>;
