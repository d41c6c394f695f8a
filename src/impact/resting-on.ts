/** Which old answers can the change of a record have made different? */
import type { FactBase } from '../core/fact-base.ts';
import type { Ledger } from '../core/ports.ts';
import type { Receipt } from '../core/receipt.ts';
import { vendorsOf } from './touched-clients.ts';

/** Comparing an answer takes up to two milliseconds, and others wait for as long as a page takes. */
const pageSize = 20;

/**
 * The answers that rest on the record as it was, newest first, page by page; of a directive also those about a vendor it is
 * about now, for which it may be new; an answer about two of them comes twice. `after`: the record's hash now, null where it is gone.
 */
export async function* restingOn(
  record: string,
  after: string | null,
  base: FactBase,
  { receipts }: Pick<Ledger, 'receipts'>,
): AsyncGenerator<readonly Receipt[]> {
  const directive = record.startsWith('directives/')
    ? base.directives.get(record.slice('directives/'.length))
    : undefined;
  const vendors = directive === undefined ? [] : vendorsOf(directive, base).map((vendor) => `vendors/${vendor}`);
  for (const [index, source] of [record, ...vendors].entries()) {
    let before: string | undefined;
    for (;;) {
      const page = await receipts.restingOn(source, {
        but: index === 0 ? after : null,
        limit: pageSize,
        ...(before === undefined ? {} : { before }),
      });
      // What rests on the record itself was in the first pages.
      const fresh = index === 0 ? page : page.filter(({ records }) => records.every(({ id }) => id !== record));
      if (fresh.length > 0) yield fresh;
      before = page.at(-1)?.id;
      if (page.length < pageSize) break;
    }
  }
}
