/** Was the model asked this before? */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Model } from '../core/model.ts';
import type { Memory } from '../core/ports.ts';

/**
 * How long an answer is kept, in milliseconds: a week. Only answers that cost tokens are kept, so the day's budget bounds how
 * many there are.
 */
export const answersKept = 7 * 24 * 60 * 60 * 1000;

const Kept = z.strictObject({ answer: z.unknown() });

/** The same model, which is not asked the same again while the answer is kept. A kept answer is checked like a new one. */
export function cachedModel(model: Model, memory: Memory): Model {
  return {
    name: model.name,
    async ask(ask) {
      const { purpose, instructions, data, version, maxTokens, schema } = ask;
      const all = [model.name, purpose, instructions, data, version, maxTokens, z.toJSONSchema(schema)];
      const key = createHash('sha256').update(JSON.stringify(all)).digest('hex');
      const kept = Kept.safeParse(await memory.get(key));
      const value = kept.success ? schema.safeParse(kept.data.answer) : undefined;
      if (value?.success === true) return { ok: true, value: value.data, tokens: 0 };
      const answer = await model.ask(ask);
      if (answer.ok) await memory.set(key, { answer: answer.value });
      return answer;
    },
  };
}
