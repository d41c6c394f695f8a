/** Does a login at the issuer let in the right person, with the right role, and nobody else? */
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import type { LoginConfig } from '../../../../src/desk-config.ts';
import type { Access } from '../../../../src/surfaces/web/access/access.ts';
import { loginAccess } from '../../../../src/surfaces/web/access/login-access.ts';
import { cookieName } from '../../../../src/surfaces/web/access/sessions.ts';
import { tokenAccess } from '../../../../src/surfaces/web/access/token-access.ts';
import { desk } from '../../../../src/surfaces/web/desk.ts';
import { measured } from '../../../../src/surfaces/web/health/health.ts';
import { serve } from '../../../../src/surfaces/web/serve.ts';
import { misdeeds, type OidcIssuer, silences, startIssuer } from '../../../stand-ins/oidc-issuer.ts';
import { aBrowser, type Browser } from '../a-browser.ts';
import { throughProxy } from './through-proxy.ts';
import { type VouchOnDisk, vouchOnDisk } from './vouch-on-disk.ts';

let vouch: VouchOnDisk;
let issuer: OidcIssuer;
beforeAll(async () => {
  [vouch, issuer] = await Promise.all([vouchOnDisk(), startIssuer()]);
});
afterAll(async () => {
  await vouch.close();
  await issuer.stop();
});

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
  const pages = desk(vouch.app, access);
  return (): Browser => aBrowser((path, init) => pages.request(`http://${host}${path}`, init), proxied);
};
/** From the link of the login page to where the issuer sends the browser back. */
async function logIn(browser: Browser, to = ''): Promise<Response> {
  const start = await browser.go(`/login/start${to}`);
  const back = await issuer.logIn(start.headers.get('location') ?? '');
  return browser.go(back.pathname + back.search);
}

test('a login gives a role on every replica, by real requests, and is in the trail', async () => {
  const other = await vouch.openReplica();
  onTestFinished(() => other.close());
  const ports = await Promise.all(
    [vouch.app, other].map((each) => serve(measured(each), '127.0.0.1', 0, undefined, loginAccess(config(), each))),
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
  expect((await vouch.logins())[0]).toMatchObject({
    did: 'let in',
    by: { name: 'Dana Reyes' },
    after: { role: 'rep' },
  });

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
  const browser = at(loginAccess(config(), vouch.app))();
  const refused = await logIn(browser);
  expect(refused.status).toBe(403);
  const page = await refused.text();
  expect(page).toContain('You are Eve &lt;b&gt;, and have no role');
  expect(page).toContain('the claim “roles”');
  expect(browser.cookies.size).toBe(0);
  expect((await vouch.logins())[0]).toMatchObject({
    did: 'refused',
    by: { name: 'Eve <b>' },
    after: { reason: 'no role' },
  });
});

test('a role that the issuer tells only when asked counts', async () => {
  issuer.isNow({ sub: 'dana' }, { name: 'Dana Reyes', roles: ['vouch-admins'] });
  const browser = at(loginAccess(config(), vouch.app))();
  expect((await logIn(browser)).status).toBe(303);
  expect(await (await browser.go('/')).text()).toContain('<small>admin</small>');
});

test('other roles in the settings, or another order of them, end the sessions there were', async () => {
  const browser = at(loginAccess(config(), vouch.app))();
  await logIn(browser);
  const id = browser.cookies.get(cookieName(host, true)) ?? '';
  const cookie = { cookie: `${cookieName(host, true)}=${id}` };
  expect((await at(loginAccess(config(), vouch.app))().go('/', { headers: cookie })).status).toBe(200);
  const fewer = config({ roles: [{ role: 'viewer', value: 'support' }] });
  const turned = config({ roles: config().roles.toReversed() });
  for (const changed of [fewer, turned])
    expect((await at(loginAccess(changed, vouch.app))().go('/', { headers: cookie })).status).toBe(303);
  // Nor does one of the desk of this machine count here.
  const local = await tokenAccess(vouch.app, () => {}).sessions.start({ id: 'web:desk', name: 'Desk' }, 'admin');
  const theirs = { cookie: `${cookieName(host, true)}=${local}` };
  expect((await at(loginAccess(config(), vouch.app))().go('/', { headers: theirs })).status).toBe(303);
});

test.each(misdeeds)('an issuer that misbehaves lets nobody in: %s', async (misdeed) => {
  const browser = at(loginAccess(config(), vouch.app, misdeed === 'token-slow' ? 0.2 : 10))();
  issuer.misbehave(misdeed);
  const refused = await logIn(browser);
  expect([403, 503]).toContain(refused.status);
  expect(await refused.text()).toMatch(/role="alert"><strong>.+<\/strong>[\s\S]*Log in again/);
  expect(browser.cookies.size).toBe(0);
  expect((await vouch.logins())[0]).toMatchObject({ did: 'refused', by: { id: 'web:stranger' } });
  issuer.misbehave(null);
  expect((await logIn(browser)).status).toBe(303);
});

test.each(silences)('an issuer that is down is told on the login page, and asked again: %s', async (silence) => {
  const browser = at(loginAccess(config(), vouch.app, silence === 'discovery-slow' ? 0.2 : 10))();
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
  expect((await at(loginAccess(gone, vouch.app))().go('/login/start')).status).toBe(503);
  const wrong = await logIn(at(loginAccess(config({ clientSecret: 'wrong' }), vouch.app))());
  expect(await wrong.text()).toContain('has to check OIDC_CLIENT_ID and OIDC_CLIENT_SECRET');
  expect(vouch.log.lines.join()).not.toContain(issuer.clientSecret);
});

test('a login is taken up once, in the browser that began it', async () => {
  const open = at(loginAccess(config(), vouch.app));
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

test('neither the ledger nor the log holds the client’s secret, what the issuer gave, or a key of the browser', async () => {
  const browser = at(loginAccess(config(), vouch.app))();
  const keys: string[] = [];
  for (const misdeed of ['wrong-nonce', 'token-500', null] as const) {
    issuer.misbehave(misdeed);
    const start = await browser.go('/login/start');
    const back = await issuer.logIn(start.headers.get('location') ?? '');
    keys.push(...browser.cookies.values(), back.searchParams.get('code') ?? '');
    await browser.go(back.pathname + back.search);
  }
  keys.push(...browser.cookies.values(), await browser.csrf(), issuer.clientSecret);
  expect(keys.filter((key) => key.length < 20)).toEqual([]);
  const kept = vouch.onDisk() + vouch.log.lines.join();
  expect(kept).toContain('Dana Reyes');
  expect(keys.filter((key) => kept.includes(key))).toEqual([]);
  expect(kept).not.toMatch(/eyJ[\w-]{10,}\.[\w-]{10,}/);
});

test('logins that fail too often are held up, for that address only', async () => {
  const pages = desk(vouch.app, loginAccess(config(), vouch.app));
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
  const browser = at(loginAccess(config(), vouch.app))();
  for (const path of ['/', '/login', '/login/start', '/desk.css']) {
    const refused = await browser.go(path, { headers });
    expect(refused.status).toBe(403);
    expect(await refused.text()).toContain(sentence);
  }
});
