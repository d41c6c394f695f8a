/** Which action carries out which decision? */
import type { Decision, DecisionKind, DecisionOf } from '../core/decision.ts';
import { acceptTasks } from './accept-tasks.ts';
import { answerEach } from './answer-each.ts';
import { answerVendor } from './answer-vendor.ts';
import { finishTask, reassignTask, snoozeTask } from './change-task.ts';
import { compareVendors, listVendors } from './compare-vendors.ts';
import { confirm } from './confirm.ts';
import { digest } from './digest.ts';
import { listExposures, recordExposure } from './exposures.ts';
import { help, thank } from './help.ts';
import { listConcerns } from './list-concerns.ts';
import { listDirectives } from './list-directives.ts';
import { listTouched } from './list-touched.ts';
import { logConcern } from './log-concern.ts';
import { ask, refuse } from './refuse.ts';
import { reviewItems } from './review-items.ts';
import { screenName } from './screen-name.ts';
import { explainDirective, showClaims, showGuidance } from './show-claims.ts';
import { createTask, listTasks } from './tasks.ts';
import type { Outcome, Turn } from './turn.ts';
import { writeLetter } from './write-letter.ts';

/** One entry for every kind of decision; a missing one does not compile. */
const registry: {
  readonly [Kind in DecisionKind]: (decision: DecisionOf<Kind>, turn: Turn) => Promise<Outcome> | Outcome;
} = {
  'answer-each': (decision, turn) => answerEach(decision, turn, carryOut),
  'answer-vendor': answerVendor,
  'show-status': answerVendor,
  'show-claims': showClaims,
  'compare-vendors': compareVendors,
  'list-vendors': listVendors,
  'explain-directive': explainDirective,
  'list-directives': listDirectives,
  'show-guidance': showGuidance,
  'screen-name': screenName,
  'write-letter': writeLetter,
  'log-concern': logConcern,
  'accept-tasks': acceptTasks,
  'create-task': createTask,
  'list-tasks': listTasks,
  'finish-task': finishTask,
  'snooze-task': snoozeTask,
  'reassign-task': reassignTask,
  'list-concerns': listConcerns,
  'list-touched': listTouched,
  'record-exposure': recordExposure,
  'list-exposures': listExposures,
  'review-items': reviewItems,
  digest,
  help,
  thank,
  ask,
  confirm,
  refuse,
};

/** Carry out a decision with the action of its kind. */
export async function carryOut(decision: Decision, turn: Turn): Promise<Outcome> {
  // The registry pairs each kind with its own decision; TypeScript cannot follow that pairing through a union of keys.
  const action = registry[decision.do] as (decision: Decision, turn: Turn) => Promise<Outcome> | Outcome;
  return action(decision, turn);
}
