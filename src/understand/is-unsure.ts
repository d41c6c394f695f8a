/** Is a reading so unsure that a model may be asked for a second one? */
import type { FactBase } from '../core/fact-base.ts';
import { type ActionId, writingActions } from '../core/intent.ts';
import type { Reading } from '../core/reading.ts';
import { actionOfIntent } from './read-talk.ts';

/** What shows a verdict. */
export const verdictActions: readonly ActionId[] = ['answer-vendor', 'show-status', 'compare-vendors'];
/** What changes the ledger, or what a room is sent. */
const lasting: readonly ActionId[] = [...writingActions, 'digest'];
/** What answers no question. */
export const idleActions: readonly ActionId[] = ['decline', 'thank', 'help'];

/** Below this an intent may be another; measured on test/understand/questions.yaml, where nearly all above it are right. */
const sureEnough = 0.6;
/** What is so surely nothing for Vouch is left alone. */
const surelyIdle = 0.85;

export const actionOf = (reading: Reading, { intents }: Pick<FactBase, 'intents'>): ActionId | null =>
  actionOfIntent({ intents })(reading.intent);

/**
 * Only words that were classified, never a form, a command, an answer or half a sentence. Not a name nobody knows: it is
 * asked back, whoever reads it. Not what is to be written: a client's concern is logged as it was said.
 */
export function isUnsure(reading: Reading, base: Pick<FactBase, 'intents'>): boolean {
  if (reading.by !== 'classifier' || reading.badDate !== null || reading.unknownVendor !== null) return false;
  // Several questions in one message are read only where each is clear.
  if (reading.also.length > 0) return false;
  const action = actionOf(reading, base);
  if (action === null) return true;
  if (lasting.includes(action)) return false;
  if (idleActions.includes(action)) return reading.confidence < surelyIdle;
  if (isStrange(reading, action)) return true;
  // Whatever a question about a vendor that is named asks besides, it is answered with the verdict.
  if (verdictActions.includes(action) && reading.vendors.length > 0) return false;
  return reading.confidence < sureEnough;
}

/** Words no record knows, and nothing else that says what is asked: it would be refused for want of a record. */
export const isStrange = (reading: Reading, action: ActionId | null): boolean =>
  action === 'answer-vendor' &&
  reading.strange.length > 0 &&
  reading.topics.length === 0 &&
  reading.activity === null &&
  reading.audience === null &&
  reading.premise === null;
