/** What does a client have of a vendor, in one line? */
import { sayDay } from '../core/day.ts';
import type { Exposure } from '../core/exposure.ts';
import { type FactBase, productName } from '../core/fact-base.ts';

/** "120 seats, renews on 1 March 2027", with the product before it where one is recorded. */
export function sayExposure(
  { vendor, product, seats, renewal }: Pick<Exposure, 'vendor' | 'product' | 'seats' | 'renewal'>,
  base: Pick<FactBase, 'vendors'>,
): string {
  const name = product === null ? null : productName(vendor, product, base);
  const parts = [
    ...(seats === null ? [] : [`${seats.toLocaleString('en-US')} ${seats === 1 ? 'seat' : 'seats'}`]),
    ...(renewal === null ? [] : [`renews on ${sayDay(renewal)}`]),
  ];
  const rest = parts.length === 0 ? 'in use, seats and renewal not recorded' : parts.join(', ');
  const line = name === null ? rest : `${name}: ${rest}`;
  return `${line.charAt(0).toUpperCase()}${line.slice(1)}`;
}
