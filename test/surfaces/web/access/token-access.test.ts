/** Does the printed address let in one browser, does its session hold, and is nobody else let in? */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tokenAccess } from '../../../../src/surfaces/web/access/token-access.ts';
import { desk } from '../../../../src/surfaces/web/desk.ts';
import { aBrowser, type Browser } from '../a-browser.ts';
import { type VouchOnDisk, vouchOnDisk } from './vouch-on-disk.ts';

let vouch: VouchOnDisk;
beforeAll(async () => {
  vouch = await vouchOnDisk();
});
afterAll(() => vouch.close());

const host = '127.0.0.1:3978';
/** A desk that was just started, and how a browser asks it. */
function started() {
  const said: string[] = [];
  const access = tokenAccess(vouch.app, (line) => said.push(line));
  const pages = desk(vouch.app, access);
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
  expect(await vouch.logins()).toMatchObject([
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
  const before = (await vouch.app.ledger.audit.list({ kind: 'login', limit: 500 })).length;
  for (let n = 0; n < 30; n++) await browser().go('/?token=x', { headers: { 'sec-fetch-site': 'cross-site' } });
  const wrong = [];
  for (let n = 0; n < 22; n++) wrong.push((await browser().go('/?token=x')).status);
  expect(wrong).toEqual([...Array(20).fill(401), 429, 429]);
  expect((await dana.go('/vendors')).status).toBe(200);
  expect(await vouch.app.ledger.audit.list({ kind: 'login', limit: 500 })).toHaveLength(before + 20);
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
  expect((await vouch.logins())[0]).toMatchObject({ did: 'left', by: { id: 'web:desk' }, after: null });
  expect((await two.pages.request(`http://${host}/vendors`, { headers: now })).status).toBe(401);
});

test('neither the ledger nor the log holds a token or the id of a session', async () => {
  const { browser, path, said } = started();
  const dana = browser();
  await dana.go(path());
  await browser().go(path().replace('token=', 'token=x'));
  const secrets = [...said.map((line) => line.split('=').at(-1) ?? ''), ...dana.cookies.values(), await dana.csrf()];
  expect(secrets).toHaveLength(4);
  const kept = vouch.onDisk() + vouch.log.lines.join();
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
