/** Is an official source reached from here? */
import type { Config } from '../../../config.ts';
import { type SourceId, sourceIds, sources } from '../../../core/source.ts';
import { addressOf } from '../../../watch/address-of.ts';
import { getOnce } from '../../../watch/fetch/get-once.ts';
import { type AutomaticSource, automaticSources, settingOf, sourceRules } from '../../../watch/fetch/source-rules.ts';
import { type Check, off, ok, warning } from './check.ts';
import type { UsableConfig } from './usable-config.ts';

/** What each reader asks for first. */
const paths: Readonly<Record<AutomaticSource, string>> = {
  'federal-register': 'documents.json?per_page=2&fields%5B%5D=document_number',
  cisa: 'directives',
  kev: 'known_exploited_vulnerabilities.json',
  csl: 'consolidated.json',
  fcc: 'supplychain/coveredlist',
};

const isAutomatic = (source: SourceId): source is AutomaticSource =>
  automaticSources.some((automatic) => automatic === source);

type Given = { readonly config: Pick<Config, 'watch'> } & Pick<UsableConfig, 'broken'>;

/** One check a source; a single one where nobody watches any. */
export const checkSources = (given: Given): readonly Check[] =>
  given.config.watch.on ? sourceIds.map((source) => checkSource(source, given)) : [watchIsOff];

const watchIsOff: Check = {
  name: 'official sources',
  run: async () => off('Not looked at: VOUCH_WATCH is off.', 'Unset it, and Vouch watches them.'),
};

export const checkSource = (
  source: SourceId,
  { config: { watch }, broken }: Given,
  fetch: typeof globalThis.fetch = beginning(globalThis.fetch),
): Check => ({
  name: sources[source].short,
  run: async (signal) => {
    if (!isAutomatic(source))
      return off(
        'No program may read it; Vouch reminds a curator once a quarter.',
        `Read it by hand: ${sources[source].url}`,
      );
    const base = watch.bases[source];
    const rules = sourceRules(source, base);
    const got = await getOnce(addressOf(base, paths[source]), {}, rules, { fetch, clock: Date.now, signal });
    if (got === 'unchanged' || !('why' in got))
      return broken.has('VOUCH_SOURCE_')
        ? warning(
            `Reached at ${base.host}; what is set for the sources is wrong.`,
            'Mend it, see the configuration above.',
          )
        : ok(`Reached at ${base.host}.`);
    const name = sources[source].short;
    const why = signal.aborted ? `${name} did not answer in time.` : got.why.replace(`${name} cannot be reached: `, '');
    return warning(
      `Not reached: ${why}`,
      `Let this machine reach ${base.host} over ${base.protocol.replace(':', '')}, or set ${settingOf(source)} to a copy. ${got.remedy}`,
    );
  },
});

/** Gives the first piece of an answer alone: one of the lists has 33 MB. */
const beginning =
  (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
  async (input, init) => {
    const response = await fetch(input, init);
    if (response.status !== 200 || response.body === null) return response;
    const reader = response.body.getReader();
    const { value } = await reader.read();
    reader.cancel().catch(() => undefined);
    const headers = new Headers(response.headers);
    headers.delete('content-length');
    headers.delete('content-encoding');
    return new Response(value ?? null, { status: 200, headers });
  };
