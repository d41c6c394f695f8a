/** Which verdict does a reading ask for? */
import type { Day } from '../core/day.ts';
import type { Reading } from '../core/reading.ts';
import { homeJurisdiction, type VerdictQuestion } from '../core/verdict.ts';

/** Who asks when nobody is named and it is about selling: the partner itself. */
const seller = 'reseller';

/** The verdict question that a reading asks about one vendor. */
export function questionOf(reading: Reading, vendor: string, today: Day): VerdictQuestion {
  return {
    vendor,
    audience: reading.audience ?? (reading.activity === 'supply' ? seller : null),
    jurisdiction: reading.jurisdiction ?? homeJurisdiction,
    activity: reading.activity,
    product: reading.product,
    asOf: reading.asOf ?? today,
  };
}
