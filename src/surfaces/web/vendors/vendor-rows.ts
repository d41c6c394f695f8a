/** Which vendors are there, and how does each stand for whom? */
import type { Day } from '../../../core/day.ts';
import type { Activity } from '../../../core/directive.ts';
import { type FactBase, vendorName } from '../../../core/fact-base.ts';
import type { Vendor } from '../../../core/vendor.ts';
import { homeJurisdiction, type Status } from '../../../core/verdict.ts';
import { verdict } from '../../../factbase/verdict.ts';
import { countriesIn } from './country-of.ts';
import { plainWords } from './plain-words.ts';

/** The audiences most questions are about; each is shown where the content has it. */
const main = ['federal-agency', 'federal-contractor', 'business', 'consumer'] as const;

export const mainAudiences = (base: Pick<FactBase, 'audiences'>): string[] =>
  main.filter((audience) => base.audiences.has(audience));

export interface Standing {
  /** The heaviest of the three. */
  readonly status: Status;
  readonly byActivity: Readonly<Record<Activity, Status>>;
}

export interface VendorRow {
  readonly id: string;
  readonly vendor: Vendor;
  /** The countries its headquarters are in, as far as the record says. */
  readonly countries: readonly string[];
  /** What it is found by. */
  readonly words: string;
  /** By audience, at home; every audience there is. */
  readonly standings: ReadonlyMap<string, Standing>;
}

const known = new WeakMap<FactBase, { readonly day: Day; readonly rows: readonly VendorRow[] }>();

/** Every vendor by name, with its status for each audience as of a day; worked out once for a fact base and a day. */
export function vendorRows(base: FactBase, day: Day): readonly VendorRow[] {
  const before = known.get(base);
  if (before?.day === day) return before.rows;
  const rows = [...base.vendors]
    .map(([id, vendor]) => ({
      id,
      vendor,
      countries: countriesIn(vendor.headquarters?.is ?? ''),
      words: wordsOf(vendor, base),
      standings: new Map([...base.audiences.keys()].map((audience) => [audience, standing(id, audience, base, day)])),
    }))
    .sort((a, b) => a.vendor.name.localeCompare(b.vendor.name, 'en'));
  known.set(base, { day, rows });
  return rows;
}

/** How it stands for an audience at home on a day: what the verdict says. */
export function standing(vendor: string, audience: string, base: FactBase, asOf: Day): Standing {
  const { status, byActivity } = verdict(
    { vendor, audience, jurisdiction: homeJurisdiction, activity: null, product: null, asOf },
    base,
  );
  return { status, byActivity };
}

function wordsOf(vendor: Vendor, base: FactBase): string {
  const { name, legal, aliases, misspellings, categories, products, headquarters, owner, classes } = vendor;
  const all = [
    name,
    ...legal,
    ...aliases,
    ...misspellings,
    ...categories,
    ...products.flatMap((product) => [product.name, ...product.aliases]),
    headquarters?.is ?? '',
    owner?.is ?? '',
    ...classes.map((each) => vendorName(each.class, base)),
  ];
  return [...new Set(plainWords(all.join(' ')))].join(' ');
}
