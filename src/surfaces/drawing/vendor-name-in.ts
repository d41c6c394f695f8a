/** How is a vendor called that a row names by its id? */
import { type FactBase, productName, vendorName } from '../../core/fact-base.ts';

/** The name of a vendor by its id or, with the id of a product, of that product of it. */
export type VendorName = (id: string, product?: string) => string;

/** What has no record goes by its id. */
export const vendorNameIn =
  (base: Pick<FactBase, 'vendors'>): VendorName =>
  (id, product) =>
    product === undefined ? vendorName(id, base) : productName(id, product, base);
