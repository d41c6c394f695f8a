/** Is the likeliest meaning likely enough, or is this nothing we know? */
import type { Classified } from './classifier.ts';

/** What the sentence names that only our world has. */
export interface Evidence {
  readonly vendor: boolean;
  readonly other: boolean;
}

/**
 * How sure we may be that the likeliest meaning is meant, 0 to 1: its own probability, its lead over the second, and how
 * near it is to something taught for it, less what was never taught. Weights fitted on held-out sentences against
 * utterances of other assistants.
 */
export function assurance({ ranked, near, unknown }: Classified, { vendor, other }: Evidence): number {
  const [first, second] = ranked;
  if (first === undefined) return 0;
  const lead = first.probability - (second?.probability ?? 0);
  const score =
    -3.4 + 2.2 * first.probability + 1.6 * lead + 5.5 * near - 2.2 * unknown + (vendor ? 2.5 : other ? 1 : 0);
  return 1 / (1 + Math.exp(-score));
}

/** Below this a sentence is read as nothing we know. */
export const leastAssurance = 0.4;
