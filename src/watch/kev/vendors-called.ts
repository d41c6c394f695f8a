/** Which vendors of ours does the catalogue call by their names? */
import type { FactBase } from '../../core/fact-base.ts';
import { vendorNamed } from '../gates/vendors-in.ts';

/** The most words of a vendor's name that a product's may begin with. */
const most = 3;

/**
 * Ids of the vendors whose whole name is the maker's, or one of several joined with "and"; or is maker and product together
 * ("Apache", "Log4j2"), where what we have on record is a product. Of a maker of ours that bought another, the product still
 * begins with that one's name ("Broadcom", "VMware vCenter"). Never part of a name, and nothing else of the entry: its notes
 * link to whoever found the hole.
 */
export function vendorsCalled(maker: string, product: string, factBase: FactBase): string[] {
  const named = (names: readonly string[]) =>
    names.map((name) => vendorNamed(name, factBase)).filter((vendor) => vendor !== null);
  const found = named([maker, ...maker.split(/\s*(?:,|\/|&|\band\b)\s*/i), `${maker} ${product.replace(/\d+$/, '')}`]);
  const words = found.length === 0 ? [] : product.split(/\s+/).slice(0, most);
  const bought = named(words.map((_, index) => words.slice(0, index + 1).join(' ')));
  return [...new Set([...found, ...bought])].sort();
}
