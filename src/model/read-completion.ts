/** What does a completion say, if anything? */
import { z } from 'zod';
import type { ModelAnswer, ModelFailure } from '../core/model.ts';

/** The parts of a Chat Completion that are looked at (platform.openai.com/docs/api-reference/chat/object). */
const Completion = z.object({
  choices: z.tuple(
    [
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    ],
    z.unknown(),
  ),
  usage: z.object({ total_tokens: z.int().nonnegative() }).nullish().catch(undefined),
});

export interface Completed<Answer> {
  readonly answer: ModelAnswer<Answer>;
  /** Tokens, where the endpoint says. */
  readonly spent?: number | undefined;
}

/** `completion` is whatever the endpoint sent. An answer is taken whole or not at all. */
export function readCompletion<Answer>(completion: unknown, schema: z.ZodType<Answer>): Completed<Answer> {
  const parsed = Completion.safeParse(completion);
  if (!parsed.success) return { answer: { ok: false, why: 'nonsense' } };
  const { choices, usage } = parsed.data;
  const [{ message, finish_reason: end }] = choices;
  const spent = usage?.total_tokens;
  const none = (why: ModelFailure): Completed<Answer> => ({ answer: { ok: false, why }, spent });
  if (end === 'content_filter' || (message.refusal ?? '') !== '') return none('refusal');
  if (end === 'length') return none('too-long');
  const value = schema.safeParse(parseJson(message.content ?? ''));
  return value.success ? { answer: { ok: true, value: value.data, tokens: spent ?? 0 }, spent } : none('nonsense');
}

/** Undefined for what is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
