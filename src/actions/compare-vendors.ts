/** How do several vendors stand beside each other? */
import type { Reply } from '../core/reply.ts';
import type { Verdict } from '../core/verdict.ts';
import { Citer } from '../decide/cite.ts';
import { type Action, outcome, say, type Turn } from './turn.ts';
import { list, whereAndWho } from './wording.ts';

type Rows = Extract<Reply['blocks'][number], { kind: 'vendors' }>['rows'];

function rowsOf(verdicts: readonly Verdict[], turn: Turn): Rows {
  return verdicts.flatMap((verdict) => {
    const vendor = turn.base.vendors.get(verdict.question.vendor);
    if (vendor === undefined) return [];
    return [
      {
        id: verdict.question.vendor,
        name: vendor.name,
        status: verdict.status,
        ...verdict.byActivity,
        reviewed: vendor.reviewed.on,
      },
    ];
  });
}

/** Two to four vendors, each with its grounds and where it comes from; no ranking and no recommendation. */
export const compareVendors: Action<'compare-vendors'> = (decision, turn) => {
  const citer = new Citer(turn.base);
  const claims = citer.sections(decision.sections);
  const rows = rowsOf(decision.verdicts, turn);
  const first = decision.verdicts[0];
  return outcome({
    blocks: [
      {
        kind: 'headline',
        text: `${list(rows.map((row) => row.name))} ${first === undefined ? '' : whereAndWho(first, turn.base)}`.trim(),
        status: null,
        citations: [],
      },
      { kind: 'vendors', rows },
      ...claims,
      say('“No restriction found” is not a clearance, and Vouch recommends no product.'),
    ],
    citations: citer.citations,
  });
};

/** Every vendor Vouch keeps records of. */
export const listVendors: Action<'list-vendors'> = (decision, turn) => {
  const first = decision.verdicts[0];
  const everyone = first?.question.audience == null;
  const where = first === undefined ? '' : ` ${whereAndWho(first, turn.base)}`;
  return outcome({
    blocks: [
      { kind: 'headline', text: `The vendors Vouch keeps records of${where}`, status: null, citations: [] },
      ...(everyone
        ? [say('Each row shows the heaviest answer for anybody; ask about one vendor to see for whom it holds.')]
        : []),
      { kind: 'vendors', rows: rowsOf(decision.verdicts, turn) },
    ],
  });
};
