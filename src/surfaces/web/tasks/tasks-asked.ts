/** Which follow-ups does the address ask for? */
import type { TaskFilter } from '../../../core/client-books.ts';
import type { Day } from '../../../core/day.ts';
import type { Vouch } from '../../../core/ports.ts';
import { taskStates } from '../../../core/task.ts';
import type { Fields, Query } from '../listing/query.ts';
import { clientAsked, vendorAsked } from '../listing/whom.ts';

export const taskFields: Fields = { shown: ['owner', 'client', 'vendor', 'state', 'due'], unseen: ['after'] };

/** What can stand for the state; open ones are meant where nothing does. */
export const statesAsked = [...taskStates, 'any'] as const;
export const duesAsked = ['overdue', 'snoozed'] as const;

/** The filter of a list of follow-ups; null where the client asked for is not in the log, so that there can be none. */
export async function tasksAsked(query: Query, vouch: Vouch, today: Day): Promise<TaskFilter | null> {
  const client = await clientAsked(query, vouch);
  const vendor = vendorAsked(query, vouch.factBase());
  const state = query.oneOf('state', statesAsked) ?? 'open';
  const due = query.oneOf('due', duesAsked);
  const owner = query.text('owner');
  if (client === null) return null;
  return {
    ...(client === undefined ? {} : { clientId: client.id }),
    ...(vendor === undefined ? {} : { vendor }),
    ...(owner === '' ? {} : { owner }),
    ...(state === 'any' ? {} : { state }),
    ...(due === 'overdue' ? { dueBefore: today, awakeOn: today } : {}),
    ...(due === 'snoozed' ? { asleepOn: today } : {}),
  };
}
