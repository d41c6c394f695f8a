/** Which vendors can be picked from a list? */
import type { FactBase } from '../../../core/fact-base.ts';
import type { Choice } from '../listing/draw-fields.ts';

/** As many as a list holds that a person still scrolls through. */
const most = 500;

/** By name; the chosen one is always there. */
export function vendorChoices(base: Pick<FactBase, 'vendors'>, chosen: string): Choice[] {
  const known = [...base.vendors].map(([value, { name }]) => ({ value, label: name }));
  const shown = known.length <= most ? known : known.filter(({ value }, index) => index < most || value === chosen);
  return shown.sort((a, b) => a.label.localeCompare(b.label, 'en'));
}
