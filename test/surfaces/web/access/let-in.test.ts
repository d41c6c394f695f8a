/** Is the right person let in to the desk, with the right role, and nobody else? */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { App } from '../../../../src/app.ts';
import type { AuditEntry } from '../../../../src/core/audit.ts';
import type { LoginConfig } from '../../../../src/desk-config.ts';
import type { Access } from '../../../../src/surfaces/web/access/access.ts';
import { loginAccess } from '../../../../src/surfaces/web/access/login-access.ts';
import { cookieName } from '../../../../src/surfaces/web/access/sessions.ts';
import { tokenAccess } from '../../../../src/surfaces/web/access/token-access.ts';
import { desk } from '../../../../src/surfaces/web/desk.ts';
import { measured } from '../../../../src/surfaces/web/health/health.ts';
import { serve } from '../../../../src/surfaces/web/serve.ts';
import { misdeeds, type OidcIssuer, silences, startIssuer } from '../../../stand-ins/oidc-issuer.ts';
import { keepingLog, startVouch } from '../../../start-vouch.ts';
import { aBrowser, type Browser } from '../a-browser.ts';
import { throughProxy } from './through-proxy.ts';

const day = '2026-11-23';
const log = keepingLog();
const folder = mkdtempSync(join(tmpdir(), 'vouch-access-'));
const databaseUrl = `sqlite:${join(folder, 'vouch.db')}`;
let app: App;
let issuer: OidcIssuer;
beforeAll(async () => {
  [app, issuer] = await Promise.all([startVouch(day, { log, databaseUrl }), startIssuer()]);
});
afterAll(async () => {
  await app.close();
  await issuer.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The logins of the trail since `before`, newest first. */
const logins = async (before = 0): Promise<readonly AuditEntry[]> => {
  const all = await app.ledger.audit.list({ kind: 'login', limit: 100 });
  return all.slice(0, all.length - before);
};
const onDisk = () =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join();

describe('on this machine', () => {
  const host = '127.0.0.1:3978';
  /** A desk that was just started, and how a browser asks it. */
  function started() {
    const said: string[] = [];
    const access = tokenAccess(app, (line) => said.push(line));
    const pages = desk(app, access);
    said.push(access.said(`http://${host}`));
    const browser = (): Browser => aBrowser((path, init) => pages.request(`http://${host}${path}`, init), { host });
    const path = () => `/${said.at(-1)?.split('/').at(-1) ?? ''}`;
    return { said, browser, path, pages };
  }

  test('the printed address lets in one browser, for the desk without the token, and the next address is printed', async () => {
    const { said, browser, path } = started();
    expect(said[0]).toMatch(/^The desk is at http:\/\/127\.0\.0\.1:3978\/\?token=[\w-]{43}$/);
    const first = path();
    const dana = browser();
    const opened = await dana.go(first);
    expect([opened.status, opened.headers.get('location')]).toEqual([303, '/']);
    expect(opened.headers.get('set-cookie')).toMatch(
      /^vouch-3978=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect((await dana.go('/vendors')).status).toBe(200);
    expect(said[1]).toMatch(/^To open the desk in another browser: http:\/\/127\.0\.0\.1:3978\/\?token=[\w-]{43}$/);

    const eve = browser();
    const again = await eve.go(first);
    expect(again.status).toBe(401);
    expect(await again.text()).toContain('Open the address that Vouch printed last');
    expect((await dana.go(first)).status).toBe(303);
    expect((await eve.go(path())).status).toBe(303);
    expect((await eve.go('/')).status).toBe(200);
    expect(await logins()).toMatchObject([
      { did: 'let in' },
      { did: 'refused' },
      { did: 'let in', by: { id: 'web:desk' } },
    ]);
  });

  test('of two who open it at once one is let in', async () => {
    const { browser, path, said } = started();
    const first = path();
    const both = await Promise.all([browser().go(first), browser().go(first)]);
    expect(both.map(({ status }) => status).sort()).toEqual([303, 401]);
    expect(said).toHaveLength(2);
  });

  test('looking at the address without opening it does not use it up', async () => {
    const { browser, path } = started();
    expect((await browser().go(path(), { method: 'HEAD' })).status).toBe(401);
    expect((await browser().go(path())).status).toBe(303);
  });

  test('without it a page says what to open, and a program gets JSON', async () => {
    const { browser } = started();
    const page = await browser().go('/concerns');
    expect(page.status).toBe(401);
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(await page.text()).toContain('where it was started');
    const json = await browser().go('/concerns.json', { headers: { accept: 'application/json' } });
    expect(await json.json()).toMatchObject({ error: { code: 'login' } });
  });

  test('after twenty wrong tokens a minute is to be waited; another site cannot use them up, and who is in stays in', async () => {
    const { browser, path } = started();
    const dana = browser();
    await dana.go(path());
    const before = (await app.ledger.audit.list({ kind: 'login', limit: 500 })).length;
    for (let n = 0; n < 30; n++) await browser().go('/?token=x', { headers: { 'sec-fetch-site': 'cross-site' } });
    const wrong = [];
    for (let n = 0; n < 22; n++) wrong.push((await browser().go('/?token=x')).status);
    expect(wrong).toEqual([...Array(20).fill(401), 429, 429]);
    expect((await dana.go('/vendors')).status).toBe(200);
    expect(await app.ledger.audit.list({ kind: 'login', limit: 500 })).toHaveLength(before + 20);
  });

  test('a session has a new id at each login, is shared, outlives a restart, and ends everywhere by leaving', async () => {
    const one = started();
    const two = started();
    const dana = one.browser();
    await dana.go(one.path());
    const [name, before] = [...dana.cookies][0] ?? ['', ''];
    await dana.go(one.path());
    expect(dana.cookies.get(name)).not.toBe(before);
    const old = { host, cookie: `${name}=${before}` };
    expect((await one.pages.request(`http://${host}/vendors`, { headers: old })).status).toBe(401);

    const now = { host, cookie: `${name}=${dana.cookies.get(name)}` };
    expect((await two.pages.request(`http://${host}/vendors`, { headers: now })).status).toBe(200);
    const left = await dana.go('/logout', { method: 'POST', body: new URLSearchParams({ csrf: await dana.csrf() }) });
    expect(await left.text()).toContain('You have left');
    expect(dana.cookies.size).toBe(0);
    expect((await two.pages.request(`http://${host}/vendors`, { headers: now })).status).toBe(401);
  });

  test('neither the ledger nor the log holds a token or the id of a session', async () => {
    const { browser, path, said } = started();
    const dana = browser();
    await dana.go(path());
    await browser().go(path().replace('token=', 'token=x'));
    const secrets = [...said.map((line) => line.split('=').at(-1) ?? ''), ...dana.cookies.values(), await dana.csrf()];
    expect(secrets).toHaveLength(4);
    const kept = onDisk() + log.lines.join();
    expect(kept).toContain('web:desk');
    expect(secrets.filter((secret) => kept.includes(secret))).toEqual([]);
  });

  test.each([
    ['garbage', 'vouch-3978=%ff%00; ;;=; vouch-3978; =x'],
    ['a wrong id', `vouch-3978=${'a'.repeat(43)}`],
    ['five thousand', Array.from({ length: 5_000 }, (_, n) => `c${n}=1`).join('; ')],
    ['more than browsers keep', `vouch-3978=${'a'.repeat(12_000)}`],
  ])('cookies that are none: %s', async (_, cookie) => {
    expect((await started().browser().go('/', { headers: { cookie } })).status).toBe(401);
  });

  test('the headers of a page', async () => {
    const { headers } = await started().browser().go('/');
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': expect.stringMatching(/^default-src 'none'.*frame-ancestors 'none'/),
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe|\*/);
    expect(headers.has('strict-transport-security')).toBe(false);
  });
});

describe('where others reach it', () => {
  const host = 'vouch.example';
  const proxied = { host, 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.9' };
  const config = (parts: Partial<LoginConfig> = {}): LoginConfig => ({
    way: 'login',
    publicUrl: new URL(`https://${host}`),
    issuer: new URL(issuer.issuer),
    clientId: issuer.clientId,
    clientSecret: issuer.clientSecret,
    rolesClaim: 'roles',
    roles: [
      { role: 'admin', value: 'vouch-admins' },
      { role: 'rep', value: 'support' },
    ],
    ...parts,
  });
  const dana = { sub: 'dana', name: 'Dana Reyes', roles: ['support'] };
  beforeEach(() => {
    issuer.isNow(dana);
    issuer.misbehave(null);
  });

  const at = (access: Access) => {
    const pages = desk(app, access);
    return (): Browser => aBrowser((path, init) => pages.request(`http://${host}${path}`, init), proxied);
  };
  /** From the link of the login page to where the issuer sends the browser back. */
  async function logIn(browser: Browser, to = ''): Promise<Response> {
    const start = await browser.go(`/login/start${to}`);
    const back = await issuer.logIn(start.headers.get('location') ?? '');
    return browser.go(back.pathname + back.search);
  }

  test('a login gives a role on every replica, by real requests, and is in the trail', async () => {
    const other = await startVouch(day, { log, databaseUrl });
    onTestFinished(() => other.close());
    const ports = await Promise.all(
      [app, other].map((vouch) => serve(measured(vouch), '127.0.0.1', 0, undefined, loginAccess(config(), vouch))),
    );
    onTestFinished(async () => {
      await Promise.all(ports.map((each) => each.close(500)));
    });
    let port = 0;
    const browser = aBrowser((path, init) => throughProxy(`${ports[port]?.address}${path}`, init), proxied);

    const asked = await browser.go('/vendors?q=x');
    expect([asked.status, asked.headers.get('location')]).toEqual([303, '/login?to=%2Fvendors%3Fq%3Dx']);
    const page = await (await browser.go('/login?to=/vendors')).text();
    expect(page).toContain('href="/login/start?to=%2Fvendors"');
    const start = await browser.go('/login/start?to=/vendors');
    expect(start.headers.get('set-cookie')).toMatch(
      /^__Host-vouch-login=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    const back = await issuer.logIn(start.headers.get('location') ?? '');
    expect(back.href).toContain('https://vouch.example/login/back?code=');
    // Begun at one replica, and ended at the other.
    port = 1;
    const opened = await browser.go(back.pathname + back.search);
    expect([opened.status, opened.headers.get('location')]).toEqual([303, '/vendors']);
    expect(opened.headers.getSetCookie().at(-1)).toMatch(
      /^__Host-vouch=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect([...browser.cookies.keys()]).toEqual(['__Host-vouch']);

    port = 0;
    const first = await browser.go('/');
    expect(first.headers.get('strict-transport-security')).toBe('max-age=31536000');
    expect(await first.text()).toMatch(/<bdi>Dana Reyes<\/bdi> <small>rep<\/small>/);
    expect((await browser.go('/login')).headers.get('location')).toBe('/');
    expect((await logins())[0]).toMatchObject({ did: 'let in', by: { name: 'Dana Reyes' }, after: { role: 'rep' } });

    const csrf = await browser.csrf();
    port = 1;
    const origin = { origin: 'https://vouch.example' };
    const said = await browser.go('/ask', {
      method: 'POST',
      body: new URLSearchParams({ csrf, q: 'help' }),
      headers: origin,
    });
    expect(said.status).toBe(200);
    const elsewhere = { origin: `http://${host}` };
    expect(
      (await browser.go('/logout', { method: 'POST', body: new URLSearchParams({ csrf }), headers: elsewhere })).status,
    ).toBe(403);
    expect(
      (await browser.go('/logout', { method: 'POST', body: new URLSearchParams({ csrf }), headers: origin })).status,
    ).toBe(200);
    port = 0;
    expect((await browser.go('/')).headers.get('location')).toBe('/login');
    expect((await fetch(`${ports[0]?.address}/healthz`)).status).toBe(200);
  });

  test('who has no role is told which claim was looked at, and the trail tells of them', async () => {
    issuer.isNow({ ...dana, roles: ['x'], name: 'Eve <b>' });
    const browser = at(loginAccess(config(), app))();
    const refused = await logIn(browser);
    expect(refused.status).toBe(403);
    const page = await refused.text();
    expect(page).toContain('You are Eve &lt;b&gt;, and have no role');
    expect(page).toContain('the claim “roles”');
    expect(browser.cookies.size).toBe(0);
    expect((await logins())[0]).toMatchObject({
      did: 'refused',
      by: { name: 'Eve <b>' },
      after: { reason: 'no role' },
    });
  });

  test('a role that the issuer tells only when asked counts', async () => {
    issuer.isNow({ sub: 'dana' }, { name: 'Dana Reyes', roles: ['vouch-admins'] });
    const browser = at(loginAccess(config(), app))();
    expect((await logIn(browser)).status).toBe(303);
    expect(await (await browser.go('/')).text()).toContain('<small>admin</small>');
  });

  test('other roles in the settings end the sessions there were', async () => {
    const browser = at(loginAccess(config(), app))();
    await logIn(browser);
    const id = browser.cookies.get(cookieName(host, true)) ?? '';
    const cookie = { cookie: `${cookieName(host, true)}=${id}` };
    expect((await at(loginAccess(config(), app))().go('/', { headers: cookie })).status).toBe(200);
    const fewer = config({ roles: [{ role: 'viewer', value: 'support' }] });
    expect((await at(loginAccess(fewer, app))().go('/', { headers: cookie })).status).toBe(303);
    // Nor does one of the desk of this machine count here.
    const local = await tokenAccess(app, () => {}).sessions.start({ id: 'web:desk', name: 'Desk' }, 'admin');
    const theirs = { cookie: `${cookieName(host, true)}=${local}` };
    expect((await at(loginAccess(config(), app))().go('/', { headers: theirs })).status).toBe(303);
  });

  test.each(misdeeds)('an issuer that misbehaves lets nobody in: %s', async (misdeed) => {
    const browser = at(loginAccess(config(), app, misdeed === 'token-slow' ? 0.2 : 10))();
    issuer.misbehave(misdeed);
    const refused = await logIn(browser);
    expect([403, 503]).toContain(refused.status);
    expect(await refused.text()).toMatch(/role="alert"><strong>.+<\/strong>[\s\S]*Log in again/);
    expect(browser.cookies.size).toBe(0);
    expect((await logins())[0]).toMatchObject({ did: 'refused', by: { id: 'web:stranger' } });
    issuer.misbehave(null);
    expect((await logIn(browser)).status).toBe(303);
  });

  test.each(silences)('an issuer that is down is told on the login page, and asked again: %s', async (silence) => {
    const browser = at(loginAccess(config(), app, silence === 'discovery-slow' ? 0.2 : 10))();
    issuer.misbehave(silence);
    const failed = await browser.go('/login/start?to=/vendors');
    expect(failed.status).toBe(503);
    expect(await failed.text()).toMatch(
      /127\.0\.0\.1:\d+ (?:does not answer as a login should|takes too long)[\s\S]*to=%2Fvendors/,
    );
    issuer.misbehave(null);
    expect((await logIn(browser)).status).toBe(303);
  });

  test('an issuer that is not there, and a secret that is wrong, are told too', async () => {
    const gone = config({ issuer: new URL('http://127.0.0.1:1') });
    expect((await at(loginAccess(gone, app))().go('/login/start')).status).toBe(503);
    const wrong = await logIn(at(loginAccess(config({ clientSecret: 'wrong' }), app))());
    expect(await wrong.text()).toContain('has to check OIDC_CLIENT_ID and OIDC_CLIENT_SECRET');
    expect(log.lines.join()).not.toContain(issuer.clientSecret);
  });

  test('a login is taken up once, in the browser that began it', async () => {
    const open = at(loginAccess(config(), app));
    const [one, two] = [open(), open()];
    const start = await one.go('/login/start');
    const back = await issuer.logIn(start.headers.get('location') ?? '');
    const path = back.pathname + back.search;
    expect((await two.go(path)).status).toBe(401);
    await two.go('/login/start');
    expect((await two.go(path)).status).toBe(403);
    expect((await one.go(path)).status).toBe(303);
    expect((await one.go(path)).status).toBe(401);
    const elsewhere = await logIn(open(), '?to=//evil.example');
    expect(elsewhere.headers.get('location')).toBe('/');
  });

  test('logins that fail too often are held up, for that address only', async () => {
    const pages = desk(app, loginAccess(config(), app));
    const from = (address: string) =>
      aBrowser((path, init) => pages.request(`http://${host}${path}`, init), {
        ...proxied,
        'x-forwarded-for': `1.1.1.1, ${address}`,
      });
    issuer.misbehave('wrong-nonce');
    for (let n = 0; n < 20; n++) expect((await logIn(from('203.0.113.7'))).status).toBe(403);
    expect((await from('203.0.113.7').go('/login/start')).status).toBe(429);
    issuer.misbehave(null);
    expect((await logIn(from('203.0.113.8'))).status).toBe(303);
  });

  test.each([
    ['another name', { host: 'evil.example' }, 'answers only at https://vouch.example'],
    ['the machine’s own name', { host: '127.0.0.1:3978' }, 'pass on the header Host'],
    ['no TLS', { 'x-forwarded-proto': 'http' }, 'X-Forwarded-Proto: https'],
    ['a proxy that says nothing', { 'x-forwarded-proto': '' }, 'X-Forwarded-Proto: https'],
  ])('a request by %s is refused, the styles too', async (_, headers, sentence) => {
    const browser = at(loginAccess(config(), app))();
    for (const path of ['/', '/login', '/login/start', '/desk.css']) {
      const refused = await browser.go(path, { headers });
      expect(refused.status).toBe(403);
      expect(await refused.text()).toContain(sentence);
    }
  });
});
