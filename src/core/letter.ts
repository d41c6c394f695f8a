/** How is a letter to a client worded, and what may a model draft of it? */
import { z } from 'zod';
import type { ModelFailure } from './model.ts';

export const tones = ['plain', 'formal', 'friendly'] as const;
export type Tone = (typeof tones)[number];

/** One sentence of a draft and the ids of the claims it says it rests on. */
export const DraftSentence = z.strictObject({ text: z.string(), records: z.array(z.string()) });
export type DraftSentence = z.infer<typeof DraftSentence>;

/** What a model drafted: somebody else's word, until each sentence is checked; or why there is nothing. */
export type LetterDraft =
  | { readonly ok: true; readonly sentences: readonly DraftSentence[] }
  | { readonly ok: false; readonly why: ModelFailure };
