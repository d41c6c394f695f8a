/** What was understood and found, in a few fields for programs and card titles? */
import type { Day } from '../core/day.ts';
import type { Decision } from '../core/decision.ts';
import type { FactBase } from '../core/fact-base.ts';
import type { Reading } from '../core/reading.ts';
import type { About } from '../core/reply.ts';
import { homeJurisdiction } from '../core/verdict.ts';

const nobody = { use: 'unknown', acquire: 'unknown', supply: 'unknown' } as const;

/** The summary of a turn. A vendor nobody knows has the verdict `unknown`; what is not about a verdict has none. */
export function aboutOf(decision: Decision, reading: Reading, base: FactBase, today: Day): About {
  const id = reading.vendors[0];
  const vendor = id === undefined ? undefined : base.vendors.get(id);
  return {
    intent: reading.intent,
    confidence: reading.confidence,
    vendor: id === undefined || vendor === undefined ? null : { id, name: vendor.name },
    audience: 'verdict' in decision ? decision.verdict.question.audience : reading.audience,
    jurisdiction: reading.jurisdiction ?? homeJurisdiction,
    activity: reading.activity,
    client: reading.client === null ? null : { name: reading.client.name },
    asOf: reading.asOf ?? today,
    verdict: verdictOf(decision),
  };
}

function verdictOf(decision: Decision): About['verdict'] {
  if (decision.do === 'refuse')
    return decision.refusal.why === 'unknown-vendor' ? { status: 'unknown', byActivity: nobody } : null;
  const verdict =
    'verdict' in decision
      ? decision.verdict
      : 'verdicts' in decision && decision.do === 'compare-vendors'
        ? decision.verdicts[0]
        : undefined;
  return verdict === undefined ? null : { status: verdict.status, byActivity: verdict.byActivity };
}
