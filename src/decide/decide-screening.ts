/** Which names are looked up on the imported list, and what is known already? */
import type { Day } from '../core/day.ts';
import type { Decision } from '../core/decision.ts';
import type { FactBase } from '../core/fact-base.ts';
import { nameKey } from '../core/fold.ts';
import type { Reading } from '../core/reading.ts';
import { decideVendor } from './decide-vendor.ts';
import { nameAsked } from './name-asked.ts';

/** A vendor's own verdict comes first; its names are looked up besides the one that was said. */
export function decideScreening(reading: Reading, base: FactBase, today: Day): Decision {
  const id = reading.vendors[0];
  const vendor = id === undefined ? undefined : base.vendors.get(id);
  const said = nameAsked(reading.text) ?? reading.unknownVendor?.said ?? null;
  const known = vendor === undefined ? [] : [vendor.name, ...vendor.legal];
  const names = new Map([...(said === null ? [] : [said]), ...known].map((name) => [nameKey(name), name]));
  if (names.size === 0) {
    const question = base.intents.get(reading.intent ?? '')?.slots.vendor ?? 'Which name shall be looked up?';
    return { do: 'ask', slot: 'vendor', question };
  }
  const answer = id === undefined || vendor === undefined ? null : answerOf(reading, id, base, today);
  return { do: 'screen-name', names: [...names.values()], answer };
}

/** What the records say of sanctions, or the plain verdict where they say nothing of them. */
function answerOf(reading: Reading, vendor: string, base: FactBase, today: Day) {
  const plain: Reading = { ...reading, topics: [], strange: [], activity: null };
  for (const topics of [['sanctions'], []]) {
    const decision = decideVendor({ ...plain, topics }, vendor, base, today, 'answer-vendor');
    // The first sections bear out the verdict; the rest would push the matches out of sight.
    if (decision.do === 'answer-vendor') return { ...decision, sections: decision.sections.slice(0, 2) };
  }
  return null;
}
