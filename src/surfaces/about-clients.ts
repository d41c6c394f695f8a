/** Which suggestions are about clients, and so not for a room or a person outside? */
import type { ActionId, EntityName } from '../core/intent.ts';
import type { Suggestion } from '../core/reply.ts';

/** Intents that write, or answer with what clients said. */
const intents: readonly string[] = [
  'log-concern',
  'list-concerns',
  'create-task',
  'list-tasks',
  'finish-task',
  'accept-tasks',
  'snooze-task',
  'reassign-task',
  'review-items',
  'list-touched',
  'record-exposure',
  'list-exposures',
] satisfies readonly ActionId[];
/** Entities that come from the records alone: none of them can hold a client's name. */
const fromRecords: readonly string[] = [
  'vendor',
  'vendors',
  'audience',
  'jurisdiction',
  'activity',
  'product',
  'directive',
  'guidance',
  'asOf',
  'since',
  'federal',
  'digest',
  'week',
] satisfies readonly EntityName[];

/** True for what can be offered to anybody. */
export const isForEverybody = ({ intent, entities }: Suggestion): boolean =>
  !intents.includes(intent) && Object.keys(entities).every((name) => fromRecords.includes(name));
