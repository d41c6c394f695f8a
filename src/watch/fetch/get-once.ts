/** What comes of asking a source for one address, once? */
import { createHash } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Clock } from '../../core/ports.ts';
import { sources } from '../../core/source.ts';
import type { Body, Validators } from '../reader.ts';
import { connectionFailure, type Failure } from './connection-failure.ts';
import { isChallenge } from './is-challenge.ts';
import { drop, readBody } from './read-body.ts';
import { retryAfter, sayWait } from './retry-after.ts';
import { mayAsk, readACopy, readByHand, type SourceRules } from './source-rules.ts';

const mostRedirects = 3;

export interface TryPorts {
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Never rejects; each redirect is held to the rules before it is followed. No cookie is kept or sent. */
export async function getOnce(
  url: URL,
  validators: Validators,
  rules: SourceRules,
  ports: TryPorts,
): Promise<Body | 'unchanged' | Failure> {
  const name = sources[rules.source].short;
  const fail = (why: string, parts: Partial<Failure> = {}): Failure => ({
    why,
    remedy: readByHand(rules.source),
    again: false,
    ...parts,
  });
  if (!mayAsk(rules, url))
    return fail(`${url.host.slice(0, 100)} is no address of ${name}, so nothing was asked there.`);
  const conditions = conditionsOf(validators);
  let at = url;
  try {
    for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
      const response = await ports.fetch(at, {
        redirect: 'manual',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        headers: { ...rules.headers, ...conditions },
        signal: ports.signal,
      });
      if (![301, 302, 303, 307, 308].includes(response.status)) {
        return await taken(response, at);
      }
      drop(response);
      const target = URL.parse(response.headers.get('location') ?? '', at);
      if (target === null || !response.headers.has('location'))
        return fail(`${name} sent Vouch on without saying where.`);
      if (!mayAsk(rules, target)) return fail(`${name} sent Vouch on to ${whyNot(target)}.`);
      at = target;
    }
    return fail(`${name} sent Vouch on more than ${mostRedirects} times.`);
  } catch (thrown) {
    return connectionFailure(thrown, rules.source, at.host);
  }

  function whyNot(target: URL): string {
    const host = target.host.slice(0, 100);
    if (!rules.hosts.includes(target.host)) return `${host || 'nowhere'}, which is none of its addresses`;
    return target.username + target.password === '' ? `${host} without encryption` : `${host} with a login`;
  }

  async function taken(response: Response, from: URL): Promise<Body | 'unchanged' | Failure> {
    const { status, headers } = response;
    if (status === 304 && Object.keys(conditions).length > 0) return 'unchanged';
    if (status !== 200) {
      drop(response);
      return refused(response);
    }
    const most = rules.limit(from);
    const bytes = await readBody(response, most);
    if (bytes === 'too-large')
      return fail(`${name} sent more than ${Math.floor(most / 1024 / 1024)} MB, which is too much.`);
    if (bytes === 'cut-short') return fail(`${name} broke off in the middle of its answer.`, { again: true });
    if (bytes.byteLength === 0) return fail(`${name} answered with nothing at all.`);
    if (isChallenge(headers, bytes))
      return fail(`${name} answered with a check for robots in place of the page.`, {
        remedy: readACopy(rules.source),
      });
    return {
      url: from.href,
      bytes,
      contentType: headers.get('content-type'),
      hash: createHash('sha256').update(bytes).digest('hex'),
      validators: { etag: headers.get('etag') ?? undefined, lastModified: headers.get('last-modified') ?? undefined },
    };
  }

  function refused({ status, headers }: Response): Failure {
    // Its own words for the status are anybody's: ours are said.
    const said = `${name} answered ${status} ${STATUS_CODES[status] ?? ''}`.trim();
    if (status === 304) return fail(`${said}, though nothing is known of an earlier answer.`);
    if (status === 429 || status >= 500) {
      const wait = retryAfter(headers.get('retry-after'), ports.clock());
      const asks = wait === null ? '' : ` and asks to be left alone for ${sayWait(wait)}`;
      return fail(`${said}${asks}.`, { again: true, wait });
    }
    const turnsAway = [202, 401, 403].includes(status) || isChallenge(headers, new Uint8Array());
    return fail(`${said}.`, turnsAway ? { remedy: readACopy(rules.source) } : {});
  }
}

/** They were kept in the ledger meanwhile: what no header can hold is left out. */
function conditionsOf({ etag, lastModified }: Validators): Record<string, string> {
  const fits = (text: string | undefined): text is string => text !== undefined && /^[\x20-\x7e]{1,500}$/.test(text);
  return {
    ...(fits(etag) ? { 'if-none-match': etag } : {}),
    ...(fits(lastModified) ? { 'if-modified-since': lastModified } : {}),
  };
}
