/** Is there a language model, and what has it been asked? */
import type { Model, ModelCounts } from './core/model.ts';
import type { Ledger, Log } from './core/ports.ts';
import type { ModelSettings } from './model/open-ai-model.ts';

/** Longer than the day a count is for, in milliseconds. */
const countKept = 2 * 24 * 60 * 60 * 1000;

export interface OpenedModel {
  readonly model: Model | null;
  counts(): ModelCounts | null;
}

/** The model behind its cache, or none. Its SDK is loaded only where it is used. */
export async function openModel(
  settings: ModelSettings | null,
  ledger: Pick<Ledger, 'cache'>,
  log: Log,
): Promise<OpenedModel> {
  if (settings === null) return { model: null, counts: () => null };
  const [{ openAiModel }, { answersKept, cachedModel }] = await Promise.all([
    import('./model/open-ai-model.ts'),
    import('./model/cached-model.ts'),
  ]);
  const memory = ledger.cache('model-budget', countKept);
  const { model, counts } = openAiModel(settings, { log, memory, now: () => Date.now() });
  return { model: cachedModel(model, ledger.cache('model-answer', answersKept)), counts };
}
