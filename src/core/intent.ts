/** What can a rep say, and what does it set off? */
import { z } from 'zod';
import { Id, Line, review } from './citation.ts';

/** What an utterance may carry. A slot is an entity that an intent needs. */
export const entityNames = [
  'vendor',
  'vendors',
  'audience',
  'jurisdiction',
  'activity',
  'product',
  'client',
  'directive',
  'guidance',
  'asOf',
  'since',
  'due',
  'owner',
  'severity',
  'task',
  'title',
  'words',
  'federal',
  'digest',
  'week',
  'weekday',
  'hour',
  'zone',
  'review',
  'item',
  'hash',
  'record',
  'reason',
  'touched',
  'seats',
  'renewal',
] as const;
export const EntityName = z.enum(entityNames);
export type EntityName = z.infer<typeof EntityName>;

/** Every action there is; src/actions/registry.ts has one entry for each, or it does not compile. */
export const actionIds = [
  'answer-vendor',
  'show-status',
  'explain-directive',
  'compare-vendors',
  'show-alternatives',
  'show-statement',
  'show-provenance',
  'log-concern',
  'list-concerns',
  'create-task',
  'list-tasks',
  'finish-task',
  'accept-tasks',
  'snooze-task',
  'reassign-task',
  'digest',
  'list-directives',
  'show-guidance',
  'screen-name',
  'write-letter',
  'review-items',
  'list-touched',
  'record-exposure',
  'list-exposures',
  'help',
  'thank',
  'decline',
] as const;
export const ActionId = z.enum(actionIds);
export type ActionId = z.infer<typeof ActionId>;

/** The topics that have an action of their own, each the answer to it. */
export const actionOfTopic: Readonly<Record<string, ActionId>> = {
  statement: 'show-statement',
  provenance: 'show-provenance',
  alternatives: 'show-alternatives',
};

/** What changes the ledger; the decision to do it has the same name. */
export const writingActions = [
  'log-concern',
  'create-task',
  'accept-tasks',
  'finish-task',
  'snooze-task',
  'reassign-task',
  'record-exposure',
] as const satisfies readonly ActionId[];

export const Intent = z.strictObject({
  title: Line.max(120),
  /** What people say; {vendor}, {client}, {audience}, {directive} and {date} stand for any of their kind. */
  says: z.array(Line.max(200)).min(5),
  /** Near misses: said in nearly these words, meant otherwise. */
  unlike: z.array(z.strictObject({ says: Line.max(200), means: Id })).default([]),
  /** The sure way to say it. */
  command: z
    .strictObject({ name: Id, also: z.array(Id).default([]), usage: Line.max(160), shows: Line.max(160) })
    .optional(),
  /** What must be known, and the question that gets it. */
  slots: z.partialRecord(EntityName, Line.max(160)).default({}),
  action: ActionId,
  ...review,
});
export type Intent = z.infer<typeof Intent>;
