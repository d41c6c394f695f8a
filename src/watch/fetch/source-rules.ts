/** What may be asked of each source, with which words, and how much of an answer is taken? */
import { type SourceId, sources } from '../../core/source.ts';

/** The sources that a program can read; nobody may read the others but by hand. */
export const automaticSources = [
  'federal-register',
  'cisa',
  'kev',
  'csl',
  'fcc',
] as const satisfies readonly SourceId[];
export type AutomaticSource = (typeof automaticSources)[number];

export interface SourceRules {
  readonly source: AutomaticSource;
  /** As `URL.host` gives them, with a port where it is not the usual one. */
  readonly hosts: readonly string[];
  /** The one host that may be asked without TLS; null where none may. */
  readonly plainHost: string | null;
  /** The most bytes of an answer, unpacked. */
  limit(url: URL): number;
  /** How long one call may take with its answer, its redirects and its pauses, in milliseconds. */
  readonly timeLimit: number;
  readonly headers: Readonly<Record<string, string>>;
}

const megabyte = 1024 * 1024;

/** A server that only knows browsers turns a bare name away; none is deceived, for the name is said. */
const likeABrowser = {
  'user-agent': 'Mozilla/5.0 (compatible; Vouch/0.1)',
  accept: 'text/html,application/xhtml+xml,application/rss+xml,application/xml;q=0.9,*/*;q=0.8',
  'accept-language': 'en-US,en;q=0.9',
};
const plainly = { 'user-agent': 'Vouch/0.1', accept: 'application/json, text/plain;q=0.9, */*;q=0.5' };

interface Official {
  /** Where the source's paths are under. */
  readonly base: string;
  readonly hosts: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  /** Bytes; 10 MB when unset. */
  readonly limit?: (url: URL) => number;
  /** Milliseconds; 30 seconds when unset. */
  readonly timeLimit?: number;
}

/** The addresses that the publishers themselves give, and the mirror of the KEV catalog that CISA keeps at GitHub. */
export const official: Readonly<Record<AutomaticSource, Official>> = {
  'federal-register': {
    base: 'https://www.federalregister.gov/api/v1/',
    hosts: ['www.federalregister.gov', 'federalregister.gov'],
    headers: plainly,
    limit: ({ pathname }) => (pathname.includes('/full_text/') ? 5 : 10) * megabyte,
  },
  cisa: { base: 'https://www.cisa.gov/', hosts: ['www.cisa.gov', 'cisa.gov'], headers: likeABrowser },
  kev: {
    base: 'https://raw.githubusercontent.com/cisagov/kev-data/main/',
    hosts: ['raw.githubusercontent.com'],
    headers: plainly,
  },
  csl: {
    base: 'https://data.trade.gov/downloadable_consolidated_screening_list/v1/',
    hosts: ['data.trade.gov', 'api.trade.gov'],
    headers: plainly,
    // One file of some 33 MB.
    limit: () => 64 * megabyte,
    timeLimit: 120_000,
  },
  fcc: { base: 'https://www.fcc.gov/', hosts: ['www.fcc.gov'], headers: likeABrowser },
};

/** True where somebody set another host than the publisher's. */
export const isMoved = (base: URL, home: readonly string[]): boolean => !home.includes(base.host);

/**
 * The rules of a source at its base address. One that was moved is asked nothing but at its new host: who reads a copy never
 * reaches the original. The settings see to it that an http:// base is on this machine.
 */
export function sourceRules(source: AutomaticSource, base: URL): SourceRules {
  const { hosts, headers, limit = () => 10 * megabyte, timeLimit = 30_000 } = official[source];
  return {
    source,
    hosts: isMoved(base, hosts) ? [base.host] : hosts,
    plainHost: base.protocol === 'http:' ? base.host : null,
    limit,
    timeLimit,
    headers,
  };
}

/** Whether the rules let an address be asked; one with a login never is. */
export function mayAsk({ hosts, plainHost }: SourceRules, url: URL): boolean {
  if (!hosts.includes(url.host) || url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && url.host === plainHost);
}

/** The environment variable that moves a source. */
export const settingOf = (source: AutomaticSource) => `VOUCH_SOURCE_${source.toUpperCase().replaceAll('-', '_')}_URL`;

/** What to do where a source cannot be read for now, and where it turns programs away. */
export const readByHand = (source: AutomaticSource): string =>
  `Vouch looks again by itself; until then read it by hand: ${sources[source].url}`;
export const readACopy = (source: AutomaticSource): string =>
  `Some servers turn programs away. Read it by hand: ${sources[source].url} Or set ${settingOf(source)} to a copy that you trust.`;
