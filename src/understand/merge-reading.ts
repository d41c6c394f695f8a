/** What of a model's picks is taken into a reading? */
import type { Day } from '../core/day.ts';
import type { FactBase } from '../core/fact-base.ts';
import type { ActionId } from '../core/intent.ts';
import type { Reading } from '../core/reading.ts';
import type { ThreadContext } from '../core/thread-context.ts';
import { statuses, type Verdict } from '../core/verdict.ts';
import { questionOf } from '../factbase/question-of.ts';
import { verdict } from '../factbase/verdict.ts';
import { complete } from './complete.ts';
import { actionOf, idleActions, isStrange, verdictActions } from './is-unsure.ts';
import type { Picked } from './model-lists.ts';
import { inThread } from './thread.ts';

/** What the merge rests on besides the reading and the picks. */
export interface MergeGround {
  readonly base: FactBase;
  readonly today: Day;
  readonly context: ThreadContext | null;
  /** The records (`kind/id`) that the question's own words lead to. */
  readonly hits: readonly string[];
}

/** What is not about a vendor, so that one that a model finds in it is left out. */
const withoutVendor: readonly (ActionId | null)[] = [
  'show-guidance',
  'explain-directive',
  'list-tasks',
  'accept-tasks',
  'finish-task',
  'snooze-task',
  'reassign-task',
  'digest',
];

/**
 * The local reading with what a model may add, or the local reading itself where it adds nothing. What the words said stays:
 * no vendor, audience, place, date or text of the local reading is removed or replaced; empty fields are filled. The intent
 * changes only where it was nothing or unsure, never from one that shows a verdict, never to one that answers nothing. A
 * reading that already leads to an answer about a vendor is not touched. What only the model found is marked as guessed.
 * A picked audience, place or activity that would make a verdict milder, or drop one of its grounds, is left out.
 */
export function mergeReading(local: Reading, picked: Picked, ground: MergeGround): Reading {
  const { base, hits, context } = ground;
  const before = actionOf(local, base);
  const stays = before !== null && verdictActions.includes(before);
  const strange = isStrange(local, before);
  const after = actionOf({ ...local, intent: picked.intent }, base);
  const changed = !stays && after !== null && !idleActions.includes(after) && picked.intent !== local.intent;
  if (stays ? local.vendors.length > 0 && !strange : !changed) return local;
  const action = changed ? after : before;
  const spoken = context?.vendors ?? [];
  const open = local.vendors.length === 0 && local.unknownVendor === null && spoken.length === 0;
  const vendors = open && !withoutVendor.includes(action) ? [...(picked.vendors ?? [])] : local.vendors;
  const guidance = action === 'show-guidance' ? (picked.guidance ?? local.guidance) : null;
  const known = local.directive ?? (action === 'explain-directive' ? (context?.directive ?? null) : null);
  const directive = known ?? (action === 'explain-directive' ? picked.directive : null);
  const guessed = [
    ...(vendors.length > local.vendors.length ? (['vendor'] as const) : []),
    ...(directive !== known ? (['directive'] as const) : []),
    ...(guidance !== null && !hits.includes(`guidance/${guidance}`) ? (['guidance'] as const) : []),
  ];
  const settled = settle(
    {
      ...local,
      intent: changed ? picked.intent : local.intent,
      guidance,
      vendors,
      directive,
      by: 'model',
      topics: local.topics.length === 0 ? [...(picked.topics ?? [])] : local.topics,
      ...(guessed.length > 0 ? { guessed } : {}),
    },
    ground,
  );
  const placed = settle(
    {
      ...settled,
      audience: settled.audience ?? picked.audience,
      jurisdiction: settled.jurisdiction ?? picked.jurisdiction,
      activity: settled.activity ?? picked.activity,
    },
    ground,
  );
  const merged = settled.vendors.every((vendor) => losesNothing(vendor, settled, placed, ground)) ? placed : settled;
  return isSame(merged, local) ? local : merged;
}

const settle = (reading: Reading, { context, base }: MergeGround): Reading =>
  complete(inThread(reading, context, base), base);

const isSame = (one: Reading, other: Reading): boolean =>
  JSON.stringify({ ...one, by: other.by }) === JSON.stringify(other);

/** Whether the verdict asked with the picked audience, place and activity is at least as heavy in everything, and keeps each ground. */
function losesNothing(vendor: string, local: Reading, placed: Reading, ground: MergeGround): boolean {
  const [before, after] = [verdictOf(local, vendor, ground), verdictOf(placed, vendor, ground)];
  const heavy = (one: Verdict['status'], other: Verdict['status']): boolean =>
    statuses.indexOf(one) <= statuses.indexOf(other);
  const kept = new Set([...after.because, ...after.upcoming].map(({ directive }) => directive));
  return (
    heavy(after.status, before.status) &&
    (['use', 'acquire', 'supply'] as const).every((each) => heavy(after.byActivity[each], before.byActivity[each])) &&
    [...before.because, ...before.upcoming].every(({ directive }) => kept.has(directive))
  );
}

const verdictOf = (reading: Reading, vendor: string, { base, today }: MergeGround): Verdict =>
  verdict(questionOf(reading, vendor, today), base);
