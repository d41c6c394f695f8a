/** Which concerns does the address ask for? */
import type { ConcernFilter } from '../../../core/client-books.ts';
import { concernStates } from '../../../core/concern.ts';
import type { Vouch } from '../../../core/ports.ts';
import type { Fields, Query } from '../listing/query.ts';
import { clientAsked, vendorAsked } from '../listing/whom.ts';

export const concernFields: Fields = {
  shown: ['client', 'vendor', 'by', 'state', 'since', 'until'],
  unseen: ['before'],
};

/** The filter of a list of concerns; null where the client asked for is not in the log, so that there can be none. */
export async function concernsAsked(query: Query, vouch: Vouch): Promise<ConcernFilter | null> {
  const client = await clientAsked(query, vouch);
  const vendor = vendorAsked(query, vouch.factBase());
  const state = query.oneOf('state', concernStates);
  const [since, until, by] = [query.day('since'), query.day('until'), query.text('by')];
  if (since !== undefined && until !== undefined && until < since)
    query.refuse('until', 'The last day is before the first.');
  if (client === null) return null;
  return {
    ...(client === undefined ? {} : { clientId: client.id }),
    ...(vendor === undefined ? {} : { vendor }),
    ...(state === undefined ? {} : { state }),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    ...(by === '' ? {} : { loggedBy: by }),
  };
}
