/** Must the person say yes first? */
import type { Decision } from '../core/decision.ts';
import { writingActions } from '../core/intent.ts';
import type { Reading } from '../core/reading.ts';

const writes = (decision: Decision): boolean =>
  writingActions.some((action) => action === decision.do) ||
  (decision.do === 'digest' && decision.step !== 'preview') ||
  (decision.do === 'list-touched' && decision.step === 'create');

/**
 * The decision itself, unless it rests on a model's word: what would be written, and what only the model found, is asked
 * first. Once said yes to, a guess is no guess any more; what is written then still is asked about.
 */
export function confirmFirst(reading: Reading, decision: Decision): Decision {
  if (reading.by !== 'model') return decision;
  const { guessed, ...rest } = reading;
  if (writes(decision)) return { do: 'confirm', of: 'writing', onYes: { ...rest, by: 'context' } };
  return guessed === undefined || guessed.length === 0 ? decision : { do: 'confirm', of: 'guess', onYes: rest };
}
