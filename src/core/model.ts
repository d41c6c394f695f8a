/** What may a language model be asked, and what may come of it? */
import type { z } from 'zod';

/** Why there is no answer: it took too long, would not, made no sense, could not be reached, said too much, or the tokens are spent. */
export const modelFailures = ['timeout', 'refusal', 'nonsense', 'outage', 'too-long', 'budget'] as const;
export type ModelFailure = (typeof modelFailures)[number];

export interface ModelAsk<Answer> {
  /** What it is for, a short constant of ours ("reading"): it names the schema and stands in the log. */
  readonly purpose: string;
  /** Our own words, and nothing that a person or a source wrote. */
  readonly instructions: string;
  /** JSON text with everything that others wrote. It is sent apart from the instructions, as data. */
  readonly data: string;
  /**
   * What an answer must be. Closed: strict objects whose fields are all there (nullable where there may be none), enums
   * of our own ids, arrays, strings. Nothing that changes a value (`transform`, `default`). An answer that it refuses is `nonsense`.
   */
  readonly schema: z.ZodType<Answer>;
  /** The version of the content that the ask was made from: an answer is not kept beyond it. */
  readonly version: string;
  /** The most tokens of the answer. */
  readonly maxTokens: number;
  /** How many times the usual time it may take; 1 where not said. A person waits for a reading, and not for a letter. */
  readonly patience?: number;
}

export type ModelAnswer<Answer> =
  | { readonly ok: true; readonly value: Answer; readonly tokens: number }
  | { readonly ok: false; readonly why: ModelFailure };

/** A language model. Whatever comes from it is somebody else's word: it must be checked against our own records before it is used. */
export interface Model {
  /** The name of the model: another one may answer otherwise, so caches are keyed by it. */
  readonly name: string;
  /** Never rejects for what a model, an endpoint or a network does; one try, within the configured time. */
  ask<Answer>(ask: ModelAsk<Answer>): Promise<ModelAnswer<Answer>>;
}

/** How often the model was asked and what came of it, since the start. */
export type ModelCounts = Readonly<Record<'ok' | ModelFailure, number>> & { readonly tokens: number };
