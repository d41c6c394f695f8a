/** Of which vendors did the status change in some days, because a record did or because a day came? */
import { addDays, type Day } from '../core/day.ts';
import { type FactBase, vendorName } from '../core/fact-base.ts';
import type { Books } from '../core/ports.ts';
import type { Block, ShownClaim } from '../core/reply.ts';
import { homeJurisdiction, type Status, type Verdict } from '../core/verdict.ts';
import type { Citer } from '../decide/cite.ts';
import { leadClaim } from '../decide/pick-claims.ts';
import { verdict } from '../factbase/verdict.ts';
import { type Days, timesOf } from './digest-slots.ts';

/** So many days after, a change that was written down late is still the one that its day brought. */
const late = 35;

const words: Readonly<Record<Status, string>> = {
  prohibited: 'prohibited',
  restricted: 'restricted',
  'advised-against': 'advised against',
  'no-restriction-found': 'no restriction found',
  unknown: 'not known to Vouch',
};

interface Change {
  readonly vendor: string;
  readonly before: Status;
  readonly after: Status;
}

/** The changes for nobody in particular at home, each with the ground it rests on now. */
export async function statusChanges(
  base: FactBase,
  books: Pick<Books, 'history'>,
  days: Days,
  zone: string,
  citer: Citer,
): Promise<Block[]> {
  const changes = await changesIn(base, books, days, zone);
  const claims = changes
    .filter(({ vendor }) => base.vendors.has(vendor))
    .map((change) => claimOf(change, base, days.to, citer));
  return claims.length === 0 ? [] : [{ kind: 'claims', title: 'Vendors whose status changed', claims, speaker: null }];
}

/** What was written down counts, once; a change that only a day brought and that is not written down is worked out. */
async function changesIn(
  base: FactBase,
  { history }: Pick<Books, 'history'>,
  days: Days,
  zone: string,
): Promise<Change[]> {
  const { since, until } = timesOf(days, zone);
  const { until: end } = timesOf({ ...days, to: addDays(days.to, late) }, zone);
  const written = await history.statusesBetween(since, end);
  const now = Map.groupBy(
    written.filter(({ at }) => at < until).toSorted((a, b) => a.at - b.at),
    ({ vendor }) => vendor,
  );
  const later = written.filter(({ at }) => at >= until);
  const recorded = [...now].map(([vendor, entries]) => ({
    vendor,
    before: entries[0]?.before ?? 'unknown',
    after: entries.at(-1)?.after ?? 'unknown',
  }));
  const byDay = [...base.vendors.keys()]
    .filter((vendor) => !now.has(vendor))
    .map((vendor) => ({
      vendor,
      before: plain(vendor, addDays(days.from, -1), base).status,
      after: plain(vendor, days.to, base).status,
    }))
    .filter(
      ({ vendor, before, after }) =>
        !later.some((each) => each.vendor === vendor && each.before === before && each.after === after),
    );
  return [...recorded, ...byDay]
    .filter(({ before, after }) => before !== after)
    .toSorted((a, b) => a.vendor.localeCompare(b.vendor));
}

const plain = (vendor: string, asOf: Day, base: FactBase): Verdict =>
  verdict({ vendor, audience: null, jurisdiction: homeJurisdiction, activity: null, product: null, asOf }, base);

function claimOf({ vendor, before, after }: Change, base: FactBase, day: Day, citer: Citer): ShownClaim {
  const { because, ended } = plain(vendor, day, base);
  const ground = because[0] ?? ended[0];
  const lead = ground === undefined ? undefined : leadClaim(ground.directive, base, day)[0];
  return {
    text: `${vendorName(vendor, base)}: ${words[after]}. Until then: ${words[before]}.`,
    citations: citer.heaviest(lead),
    record: lead?.record ?? `vendors/${vendor}`,
  };
}
