/** Does the language model answer? */
import { z } from 'zod';
import type { Log, Memory } from '../../../core/ports.ts';
import { openModel } from '../../../open-model.ts';
import { type Check, failed, off, ok, warning } from './check.ts';
import type { UsableConfig } from './usable-config.ts';

const Answer = z.strictObject({ ready: z.boolean() });

/** Kept for as long as the check runs: the ledger is not written. */
function inMind(): Memory {
  const kept = new Map<string, unknown>();
  return {
    get: async (key) => kept.get(key),
    set: async (key, value) => void kept.set(key, value),
    forget: async (key) => void kept.delete(key),
  };
}

export const checkModel = ({
  config: { model: settings },
  broken,
}: Pick<UsableConfig, 'config' | 'broken'>): Check => ({
  name: 'language model',
  run: async () => {
    if (broken.has('OPENAI_'))
      return off('Not looked at: its settings are wrong.', 'Mend them, see the configuration above.');
    if (settings === null)
      return off('No model is asked, and everything works without.', 'For one, set OPENAI_API_KEY and OPENAI_MODEL.');
    let status: number | undefined;
    const keep = (fields: object): void => {
      if ('status' in fields && typeof fields.status === 'number') status = fields.status;
    };
    const log: Log = { info: keep, warn: () => {}, error: () => {} };
    const { model } = await openModel(settings, { cache: inMind }, log);
    const answer = await model?.ask({
      purpose: 'doctor',
      instructions: 'Answer with {"ready": true}.',
      data: '{}',
      schema: Answer,
      version: 'doctor',
      maxTokens: 200,
    });
    const host = new URL(settings.baseUrl).host;
    const named = `${settings.model} at ${host}`;
    if (answer === undefined) return off('No model is asked.');
    if (answer.ok) return ok(`${named} answers. This look cost one call of ${answer.tokens} tokens.`);
    const why = said[answer.why];
    if (answer.why === 'outage' || answer.why === 'timeout')
      return failed(
        status === undefined ? `Not reached: ${named} ${why}.` : `${named} refuses with HTTP ${status}.`,
        remedyOf(status),
      );
    return warning(
      `${named} was reached, and ${why}.`,
      'Try again; if it stays so, choose another model with OPENAI_MODEL.',
    );
  },
});

const said = {
  timeout: 'does not answer in the time of OPENAI_TIMEOUT_MS',
  outage: 'does not answer',
  refusal: 'would not answer',
  nonsense: 'its answer made no sense',
  'too-long': 'its answer was too long',
  budget: 'the tokens of OPENAI_TOKENS_PER_CALL or OPENAI_TOKENS_PER_DAY do not suffice for one question',
} as const;

function remedyOf(status: number | undefined): string {
  if (status === 401 || status === 403) return 'Copy OPENAI_API_KEY again, and see that the key may use the model.';
  if (status === 404) return 'Check OPENAI_MODEL and OPENAI_BASE_URL, with its version such as /v1.';
  if (status === 429) return 'Wait, or see to the limits and the credit at the endpoint.';
  return 'Check OPENAI_BASE_URL and the network. Vouch answers without a model meanwhile.';
}
