/** Does a call end with the whole answer or a clear sentence, whatever the server does? */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { VouchError } from '../../../src/core/errors.ts';
import { type FetchPorts, makeFetcher } from '../../../src/watch/fetch/make-fetcher.ts';
import { official, type SourceRules, sourceRules } from '../../../src/watch/fetch/source-rules.ts';
import type { Validators } from '../../../src/watch/reader.ts';
import { type HostileServer, hostileServer } from '../../stand-ins/hostile-server.ts';

let server: HostileServer;
let pauses: number[];
beforeEach(async () => {
  server = await hostileServer();
  pauses = [];
});
afterEach(() => server.stop());

const now = Date.parse('2026-08-21T12:59:50Z');
const megabyte = 1024 * 1024;

interface Asking {
  readonly rules?: Partial<SourceRules>;
  readonly ports?: FetchPorts;
  readonly validators?: Validators;
}

const own = (): FetchPorts => ({
  sleep: async (milliseconds) => void pauses.push(milliseconds),
  random: () => 0,
  clock: () => now,
});

/** What comes of asking for a case of the stand-in in the place of CISA. */
const get = (path: string, { rules, ports, validators }: Asking = {}) =>
  makeFetcher({ ...sourceRules('cisa', server.base), ...rules }, { ...own(), ...ports })(
    new URL(path, server.base),
    validators,
  );

async function failure(call: Promise<unknown>): Promise<VouchError> {
  const thrown: unknown = await call.then(
    (got) => new Error(`it was taken: ${JSON.stringify(got)?.slice(0, 200)}`),
    (error: unknown) => error,
  );
  if (!(thrown instanceof VouchError)) throw thrown;
  expect(thrown.code).toBe('unavailable');
  return thrown;
}

/** A fetch that never reaches the net: gives what it is told, in turn, and keeps what it was asked. */
function said(...answers: readonly (Response | Error)[]) {
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = async (url) => {
    asked.push(String(url));
    const answer = answers[asked.length - 1];
    if (answer instanceof Response) return answer;
    throw answer ?? new Error('it was asked once too often');
  };
  return { fetch, asked };
}

/** As the real CISA, over that fetch. */
const getReal = (path: string, fetch: typeof globalThis.fetch) =>
  makeFetcher(sourceRules('cisa', new URL(official.cisa.base)), { ...own(), fetch })(new URL(path, official.cisa.base));

const redirect = (location: string) => new Response(null, { status: 302, headers: { location } });

describe('good answers', () => {
  test('come with their type, hash and validators', async () => {
    expect(await get('ok')).toEqual({
      url: new URL('ok', server.base).href,
      bytes: new TextEncoder().encode('{"count":1}'),
      contentType: 'application/json',
      hash: '6aea6dfe6561984cdc5c54ead84d47d2cf29e48253ae282aef237404adad4661',
      validators: { etag: '"1"', lastModified: undefined },
    });
  });

  test('are unpacked, need no validators and may be stale', async () => {
    expect(await get('packed')).toMatchObject({ bytes: new TextEncoder().encode('<rss/>'), validators: {} });
    expect(await get('stale')).toMatchObject({ bytes: new TextEncoder().encode('{"count":0}') });
  });

  test('say where they came from after a redirect, and no cookie is sent back', async () => {
    await get('ok');
    expect(await get('moved')).toMatchObject({ url: new URL('ok', server.base).href });
    for (const { headers } of server.asked) expect(headers).not.toHaveProperty('cookie');
  });

  test('are asked for with the headers of the source', async () => {
    await get('ok');
    expect(server.asked[0]?.headers['user-agent']).toMatch(/Mozilla.*Vouch/);
    await makeFetcher(sourceRules('kev', server.base), own())(new URL('ok', server.base));
    expect(server.asked[1]?.headers['user-agent']).toMatch(/^Vouch/);
  });
});

describe('what has not changed', () => {
  test('is told by an ETag or a date that the server gave', async () => {
    const tagged = await get('etag');
    const dated = await get('dated');
    if (tagged === 'unchanged' || dated === 'unchanged') throw new Error('nothing had been known');
    expect(await get('etag', { validators: tagged.validators })).toBe('unchanged');
    expect(await get('dated', { validators: dated.validators })).toBe('unchanged');
    expect(await get('etag', { validators: { etag: '"older"' } })).toMatchObject({ contentType: null });
  });

  test('cannot be, where nothing was known', async () => {
    expect((await failure(get('always-304'))).message).toBe(
      'CISA answered 304 Not Modified, though nothing is known of an earlier answer.',
    );
    // What no header can hold was not sent either.
    await failure(get('always-304', { validators: { etag: '"a"\r\nx: y' } }));
  });
});

describe('refusals', () => {
  test.each([
    ['denied-403', 'CISA answered 403 Forbidden.', /VOUCH_SOURCE_CISA_URL/],
    ['challenge-202', 'CISA answered 202 Accepted.', /VOUCH_SOURCE_CISA_URL/],
    ['challenge-200', 'CISA answered with a check for robots in place of the page.', /VOUCH_SOURCE_CISA_URL/],
    ['denied-200', 'CISA answered with a check for robots in place of the page.', /cisa\.gov\/directives/],
    ['missing', 'CISA answered 404 Not Found.', /cisa\.gov\/directives/],
    ['empty', 'CISA answered with nothing at all.', /by hand/],
    ['badly-packed', 'The answer of CISA cannot be unpacked.', /by hand/],
    ['moved-nowhere', 'CISA sent Vouch on without saying where.', /by hand/],
    ['moved-away', 'CISA sent Vouch on to login.example.com, which is none of its addresses.', /by hand/],
    ['long-by-header', 'CISA sent more than 10 MB, which is too much.', /by hand/],
  ])('%s: "%s", asked once', async (path, sentence, remedy) => {
    const error = await failure(get(path));
    expect(error.message).toBe(sentence);
    expect(error.remedy).toMatch(remedy);
    expect(server.asked).toHaveLength(1);
    expect(pauses).toEqual([]);
  });

  test('an ordinary page of HTML is taken', async () => {
    const page = '<!DOCTYPE html><html><head><title>Cybersecurity Directives | CISA</title></head></html>';
    const { fetch } = said(new Response(page));
    expect(await getReal('directives', fetch)).toMatchObject({ url: 'https://www.cisa.gov/directives' });
  });
});

describe('redirects', () => {
  test('are followed three times and no more', async () => {
    expect((await failure(get('loop'))).message).toBe('CISA sent Vouch on more than 3 times.');
    expect(server.asked).toHaveLength(4);
  });

  test('never lead from https to http, to another host or port, to a login or to a file', async () => {
    const left = async (location: string) => {
      const { fetch, asked } = said(redirect(location));
      const error = await failure(getReal('news.xml', fetch));
      expect(asked).toHaveLength(1);
      expect(error.message + error.remedy).not.toMatch(/secret|dana/);
      return error.message;
    };
    expect(await left('http://www.cisa.gov/news.xml')).toBe('CISA sent Vouch on to www.cisa.gov without encryption.');
    expect(await left('https://dana:secret@www.cisa.gov/')).toBe('CISA sent Vouch on to www.cisa.gov with a login.');
    expect(await left('https://dana:secret@evil.example/')).toContain('evil.example, which is none of its addresses');
    expect(await left('//evil.example/')).toContain('evil.example, which');
    expect(await left('https://www.cisa.gov:8443/')).toContain('www.cisa.gov:8443, which');
    expect(await left('https://www.cisa.gov.evil.example/')).toContain('www.cisa.gov.evil.example, which');
    expect(await left('file:///etc/passwd')).toContain('nowhere, which');
    expect(await left('http://127.0.0.1:1/')).toContain('127.0.0.1:1, which');
  });

  test('to the other host of a source are followed', async () => {
    const { fetch, asked } = said(redirect('https://cisa.gov/news.xml'), new Response('<rss/>'));
    expect(await getReal('news.xml', fetch)).toMatchObject({ url: 'https://cisa.gov/news.xml' });
    expect(asked).toEqual(['https://www.cisa.gov/news.xml', 'https://cisa.gov/news.xml']);
  });
});

describe('addresses', () => {
  test('that are none of the source are not asked at all', async () => {
    const { fetch, asked } = said();
    for (const address of [
      'https://evil.example/',
      'http://www.cisa.gov/',
      'https://dana:secret@www.cisa.gov/',
      'https://www.fcc.gov/',
      'http://127.0.0.1/',
    ]) {
      const error = await failure(getReal(address, fetch));
      expect(error.message).toMatch(/nothing was asked there/);
      expect(error.message).not.toMatch(/secret|dana/);
    }
    expect(asked).toEqual([]);
  });

  test('of a source that was moved are the new ones alone', async () => {
    const { fetch, asked } = said();
    const moved = makeFetcher(sourceRules('cisa', server.base), { ...own(), fetch });
    await failure(moved(new URL('https://www.cisa.gov/news.xml')));
    await failure(moved(new URL(`http://127.0.0.1:${Number(server.base.port) + 1}/`)));
    expect(asked).toEqual([]);
  });
});

describe('trying again', () => {
  test('waits as long as the server asks for, in seconds or until a time', async () => {
    expect(await get('busy-once')).toMatchObject({ contentType: 'application/json' });
    expect(await get('down-until')).toMatchObject({ contentType: 'application/json' });
    expect(pauses).toEqual([7_000, 10_000]);
  });

  test('is left to the next look where it asks for too long', async () => {
    expect((await failure(get('busy-long'))).message).toBe(
      'CISA answered 429 Too Many Requests and asks to be left alone for 2 minutes.',
    );
    expect(pauses).toEqual([]);
  });

  test('ends after three tries, each pause about twice the one before', async () => {
    expect((await failure(get('down'))).message).toBe('CISA answered 500 Internal Server Error.');
    expect(pauses).toEqual([500, 1_000]);
    pauses = [];
    await failure(get('down', { ports: { random: () => 0.999 } }));
    expect(pauses).toEqual([999.5, 1_999]);
    expect(server.asked).toHaveLength(6);
  });

  test('follows a connection that broke, before the answer or in it', async () => {
    expect(await get('reset')).toMatchObject({ contentType: 'application/json' });
    expect((await failure(get('short-of-header'))).message).toBe('CISA broke off in the middle of its answer.');
    expect(pauses).toHaveLength(3);
  });

  test('an answer shorter than it says is none, even on a connection that ends well', async () => {
    const short = () => new Response('{"a":', { headers: { 'content-length': '1000' } });
    const { fetch } = said(short(), short(), short());
    expect((await failure(getReal('news.xml', fetch))).message).toBe('CISA broke off in the middle of its answer.');
  });

  test.each([
    ['ENOTFOUND', 'CISA cannot be reached: no network knows www.cisa.gov.', 3],
    ['ECONNREFUSED', 'CISA cannot be reached.', 3],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'The certificate of www.cisa.gov cannot be trusted.', 1],
    ['CERT_HAS_EXPIRED', 'The certificate of www.cisa.gov cannot be trusted.', 1],
  ])('%s: "%s"', async (code, sentence, times) => {
    const broken = new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
    const { fetch, asked } = said(broken, broken, broken);
    expect((await failure(getReal('news.xml', fetch))).message).toBe(sentence);
    expect(asked).toHaveLength(times);
  });
});

describe('limits', () => {
  test('of size end a body without end, and close the connection', async () => {
    const closing = server.closing();
    const rules = { limit: () => 2 * megabyte };
    expect((await failure(get('endless', { rules }))).message).toBe('CISA sent more than 2 MB, which is too much.');
    await closing;
    // What was under way is in the buffers of both sides.
    expect(server.taken()).toBeLessThan(20 * megabyte);
  });

  test('of size count what is unpacked', async () => {
    expect((await failure(get('bomb'))).message).toBe('CISA sent more than 10 MB, which is too much.');
    expect(server.asked).toHaveLength(1);
  });

  test('of size hold for the very byte', async () => {
    const rules = { limit: () => '{"count":1}'.length };
    expect(await get('ok', { rules })).toMatchObject({ contentType: 'application/json' });
    await failure(get('ok', { rules: { limit: () => '{"count":1}'.length - 1 } }));
  });

  test.each(['hang', 'drip', 'long-by-header'])('of time end what never ends: %s', async (path) => {
    const timeUp = new AbortController();
    const closing = server.closing();
    const asking = server.asking();
    const call = failure(
      get(path, { rules: { limit: () => 1_000 * megabyte }, ports: { timer: () => timeUp.signal } }),
    );
    await asking;
    timeUp.abort();
    expect((await call).message).toBe('CISA did not answer within 30 seconds.');
    await closing;
    expect(server.asked).toHaveLength(1);
  });

  test('of time hold for the pauses too, and what was said before is told', async () => {
    const timeUp = new AbortController();
    const sleep: FetchPorts['sleep'] = async (_, signal) => {
      timeUp.abort();
      signal.throwIfAborted();
    };
    const error = await failure(get('down', { ports: { sleep, timer: () => timeUp.signal } }));
    expect(error.message).toBe('CISA answered 500 Internal Server Error.');
    expect(server.asked).toHaveLength(1);
  });

  test('of time are kept by the real clock too', async () => {
    await failure(get('hang', { rules: { timeLimit: 1 } }));
  });

  test('a Vouch that stops ends its calls', async () => {
    const stopping = new AbortController();
    const call = failure(get('hang', { ports: { signal: stopping.signal } }));
    stopping.abort();
    expect((await call).message).toBe('Vouch stopped before CISA had answered.');
    await failure(get('ok', { ports: { signal: stopping.signal } }));
  });
});
