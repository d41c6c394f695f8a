/** Which items of the queue are asked for? */
import { itemOf } from '../../../actions/item-of.ts';
import type { Vouch } from '../../../core/ports.ts';
import { type SourceId, sourceIds } from '../../../core/source.ts';
import type { Fields, Query } from '../listing/query.ts';

export const reviewFields: Fields = { shown: ['source', 'vendor'], unseen: ['before'] };

export interface ReviewAsked {
  readonly source?: SourceId;
  readonly vendor?: string;
  /** The last item of the page before, as `source/id`. */
  readonly before?: string;
}

export async function reviewAsked(query: Query, vouch: Pick<Vouch, 'factBase' | 'ledger'>): Promise<ReviewAsked> {
  const source = query.oneOf('source', sourceIds);
  const vendor = query.known('vendor', vouch.factBase().vendors, 'vendor');
  const before = query.text('before');
  // The list would be empty after an item that never came, as if nothing waited.
  const last = before === '' || query.wrong.has('before') ? null : await itemOf(before, vouch.ledger);
  if (typeof last === 'string')
    query.refuse('before', `The item this page began after, ${query.quote('before')}, is not there.`);
  return {
    ...(source === undefined ? {} : { source }),
    ...(vendor === undefined ? {} : { vendor }),
    ...(before === '' ? {} : { before }),
  };
}
