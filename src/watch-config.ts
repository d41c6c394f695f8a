/** Which sources does Vouch watch by itself, and at which addresses? */
import { z } from 'zod';
import { type AutomaticSource, automaticSources, official, settingOf } from './watch/fetch/source-rules.ts';

export interface WatchConfig {
  /** Whether the running server looks at the sources by itself; a person may look at any time. */
  readonly on: boolean;
  /** Where each source's paths are under, with a closing slash, or the one file that is read in their place. */
  readonly bases: Readonly<Record<AutomaticSource, URL>>;
}

const copy = (what: string, source: AutomaticSource): string =>
  `another address of ${what}, such as a copy you keep, https:// or on this machine; ${official[source].base} when unset`;

/** Every setting of the watch and where its value comes from. */
export const watchSettings = {
  VOUCH_WATCH: 'off where nothing is looked at unasked; on when unset',
  VOUCH_SOURCE_FEDERAL_REGISTER_URL: copy('the Federal Register’s API', 'federal-register'),
  VOUCH_SOURCE_CISA_URL: copy('CISA’s pages and feeds', 'cisa'),
  VOUCH_SOURCE_KEV_URL: copy('the folder or file of the KEV catalog', 'kev'),
  VOUCH_SOURCE_CSL_URL: copy('the folder or file of the Consolidated Screening List', 'csl'),
  VOUCH_SOURCE_FCC_URL: copy('the FCC’s pages, or of the Covered List itself', 'fcc'),
} as const;

const address = z.url({ protocol: /^https?$/, error: 'is not a web address' }).optional();
export const watchEnvironment = {
  VOUCH_WATCH: z.literal(['on', 'off'], 'is neither on nor off').default('on'),
  VOUCH_SOURCE_FEDERAL_REGISTER_URL: address,
  VOUCH_SOURCE_CISA_URL: address,
  VOUCH_SOURCE_KEV_URL: address,
  VOUCH_SOURCE_CSL_URL: address,
  VOUCH_SOURCE_FCC_URL: address,
};
const Environment = z.object(watchEnvironment);

/** Addresses that would be asked without TLS or with a login. Gives the variable and what is wrong with it. */
export function watchProblems(
  given: Readonly<Record<string, string | undefined>>,
  loopbackHosts: readonly string[],
): (readonly [string, string])[] {
  return automaticSources.flatMap((source) => {
    const name = settingOf(source);
    const url = URL.parse(given[name] ?? '');
    const problems: (readonly [string, string])[] = [];
    if (url?.protocol === 'http:' && !loopbackHosts.includes(url.hostname.replace(/^\[|\]$/g, '')))
      problems.push([name, 'begins with http://, which only an address on this machine may']);
    if (url !== null && (url.username !== '' || url.password !== '' || url.search !== ''))
      problems.push([name, 'holds a login or a question mark, and needs none']);
    return problems;
  });
}

/** `given` has no `watchProblems`. */
export function watchOf(given: z.infer<typeof Environment>): WatchConfig {
  const base = (source: AutomaticSource, url: string | undefined): URL => baseOf(source, url ?? official[source].base);
  return Object.freeze({
    on: given.VOUCH_WATCH === 'on',
    bases: Object.freeze({
      'federal-register': base('federal-register', given.VOUCH_SOURCE_FEDERAL_REGISTER_URL),
      cisa: base('cisa', given.VOUCH_SOURCE_CISA_URL),
      kev: base('kev', given.VOUCH_SOURCE_KEV_URL),
      csl: base('csl', given.VOUCH_SOURCE_CSL_URL),
      fcc: base('fcc', given.VOUCH_SOURCE_FCC_URL),
    }),
  });
}

/** "…/catalog.json" and "…/supplychain/coveredlist" are files; anything else is a folder, and gets its slash. */
function baseOf(source: AutomaticSource, text: string): URL {
  const url = new URL(text);
  url.hash = '';
  const isFile = /\.[a-z][a-z0-9]*$/i.test(url.pathname) || (source === 'fcc' && url.pathname.endsWith('/coveredlist'));
  if (!isFile && !url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}
