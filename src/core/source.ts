/** Which official sources are watched, and how does each stand? */
import { z } from 'zod';

export const sourceIds = ['federal-register', 'cisa', 'kev', 'csl', 'fcc', 'fascsa'] as const;
export const SourceId = z.enum(sourceIds);
export type SourceId = z.infer<typeof SourceId>;

/** What a source is called, who stands behind it, and where a person reads it. */
export const sources: Readonly<
  Record<SourceId, { readonly name: string; readonly short: string; readonly publisher: string; readonly url: string }>
> = {
  'federal-register': {
    name: 'Federal Register',
    short: 'Federal Register',
    publisher: 'Office of the Federal Register',
    url: 'https://www.federalregister.gov/',
  },
  cisa: {
    name: 'CISA alerts, news and directives',
    short: 'CISA',
    publisher: 'Cybersecurity and Infrastructure Security Agency',
    url: 'https://www.cisa.gov/directives',
  },
  kev: {
    name: 'CISA Known Exploited Vulnerabilities Catalog',
    short: 'KEV',
    publisher: 'Cybersecurity and Infrastructure Security Agency',
    url: 'https://www.cisa.gov/known-exploited-vulnerabilities-catalog',
  },
  csl: {
    name: 'Consolidated Screening List',
    short: 'Screening List',
    publisher: 'International Trade Administration',
    url: 'https://www.trade.gov/consolidated-screening-list',
  },
  fcc: {
    name: 'FCC Covered List',
    short: 'FCC',
    publisher: 'Federal Communications Commission',
    url: 'https://www.fcc.gov/supplychain/coveredlist',
  },
  fascsa: {
    name: 'FASCSA orders on SAM.gov',
    short: 'FASCSA orders',
    publisher: 'System for Award Management',
    url: 'https://sam.gov/supplychainorders',
  },
};

/** How a source stands. Times are epoch milliseconds; `ok` is null while it was never looked at. */
export interface SourceState {
  readonly source: SourceId;
  readonly ok: boolean | null;
  /** The last look, whatever came of it. */
  readonly checkedAt: number | null;
  /** The last look that went well. */
  readonly okAt: number | null;
  /** Since when every look failed; null while it does not. */
  readonly failedSince: number | null;
  /** Why the last look failed, in words for a person. */
  readonly error: string | null;
}
