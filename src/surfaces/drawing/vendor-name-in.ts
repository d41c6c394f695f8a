/** How is a vendor called that a row names by its id? */
import type { FactBase } from '../../core/fact-base.ts';

/** Names by id; a vendor without a record goes by its id. */
export const vendorNameIn =
  (base: Pick<FactBase, 'vendors'>) =>
  (id: string): string =>
    base.vendors.get(id)?.name ?? id;
