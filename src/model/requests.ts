/** What is sent to the endpoint? */
import { zodResponseFormat } from 'openai/helpers/zod';
import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';
import { z } from 'zod';
import type { ModelAsk } from '../core/model.ts';

/** What OpenAI and most others take: the answer is held to the schema while it is written. */
export function strictRequest<Answer>(model: string, ask: ModelAsk<Answer>): ChatCompletionCreateParamsNonStreaming {
  return {
    model,
    messages: [
      { role: 'system', content: ask.instructions },
      { role: 'user', content: ask.data },
    ],
    response_format: zodResponseFormat(ask.schema, ask.purpose),
    max_completion_tokens: ask.maxTokens,
  };
}

/** What older endpoints take: JSON of no given shape, the schema in words, the old name of the limit. */
export function plainRequest<Answer>(model: string, ask: ModelAsk<Answer>): ChatCompletionCreateParamsNonStreaming {
  const schema = JSON.stringify(z.toJSONSchema(ask.schema));
  return {
    model,
    messages: [
      { role: 'system', content: `${ask.instructions}\n\nAnswer with one JSON object of this JSON Schema: ${schema}` },
      { role: 'user', content: ask.data },
    ],
    response_format: { type: 'json_object' },
    max_tokens: ask.maxTokens,
  };
}
