/** Does every page of the desk ask who is there, and every change for the right to it and a form of our own? */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../../../../src/app.ts';
import { type Role, roles } from '../../../../src/core/role.ts';
import { digestOf } from '../../../../src/surfaces/web/access/secrets.ts';
import { cookieName } from '../../../../src/surfaces/web/access/sessions.ts';
import { deskPerson, tokenAccess } from '../../../../src/surfaces/web/access/token-access.ts';
import { desk } from '../../../../src/surfaces/web/desk.ts';
import type { Desk } from '../../../../src/surfaces/web/visit.ts';
import { startVouch } from '../../../start-vouch.ts';

/** Open to everybody, and why: they hold nothing of anybody. */
const open = ['/desk.css', '/desk.js'];
/** What a viewer may send, and why: an answer leaves a receipt and nothing else, and everybody may leave. */
const ofViewers = ['/ask', '/logout'];
/** What must never be for less, whatever else is added. */
const atLeast: readonly (readonly [RegExp, Role])[] = [
  [/^\/review/, 'curator'],
  [/^\/clients\/.*(delete|merge|rename)/, 'admin'],
];

/** The pages that are not for everybody: the audit trail, and all that is known of a client in one file. */
const ofAdmins = /^\/audit|^\/clients\/:id\/export/;

interface Route {
  readonly method: string;
  readonly path: string;
}
let app: App;
let pages: Desk;
let routes: readonly Route[];
const sessions = new Map<Role, string>();
beforeAll(async () => {
  app = await startVouch('2026-11-23');
  const access = tokenAccess(app, () => {});
  pages = desk(app, access);
  for (const role of roles) sessions.set(role, await access.sessions.start(deskPerson, role));
  const all = pages.routes.filter(({ method }) => method !== 'ALL');
  routes = [...new Map(all.map(({ method, path }) => [`${method} ${path}`, { method, path }])).values()];
});
afterAll(() => app.close());

const host = '127.0.0.1:3978';
const changing = () => routes.filter(({ method }) => method !== 'GET');
const named = ({ method, path }: Route) => `${method} ${path}`;

function send({ method, path }: Route, role?: Role, headers: Record<string, string> = {}) {
  const id = role === undefined ? undefined : sessions.get(role);
  return pages.request(`http://${host}${path.replaceAll(/:\w+(\{[^}]*\})?/g, 'none').replaceAll('*', 'none')}`, {
    method,
    headers: { host, ...(id === undefined ? {} : { cookie: `${cookieName(host, false)}=${id}` }), ...headers },
    ...(method === 'GET' ? {} : { body: new URLSearchParams({ q: 'help' }) }),
  });
}
const csrfOf = (role: Role) => ({ 'x-csrf-token': digestOf('csrf', sessions.get(role) ?? '') });
const refusal = /That needs the role (\w+)\./;
/** The least role a route says it needs, told to a viewer; undefined where a viewer may. */
const neededBy = async (route: Route) =>
  refusal.exec(await (await send(route, 'viewer', csrfOf('viewer'))).text())?.[1];

const ranks = (role: string | undefined) => roles.map(String).indexOf(role ?? '');

test('there are routes to walk', () => {
  expect(routes.length).toBeGreaterThan(15);
  expect(changing().length).toBeGreaterThan(5);
});

test('without a session nothing answers but what is open', async () => {
  const answered = [];
  for (const route of routes) if ((await send(route)).status !== 401) answered.push(named(route));
  expect(answered).toEqual(open.map((path) => `GET ${path}`));
});

describe('what changes something', () => {
  test.each(roles)('is refused to a %s without a token of the session, or with another’s', async (role) => {
    const other = csrfOf(role === 'viewer' ? 'admin' : 'viewer');
    const taken = [];
    for (const route of changing())
      for (const headers of [{}, { 'x-csrf-token': '' }, other]) {
        const response = await send(route, role, headers);
        if (response.status !== 403 || !(await response.text()).includes('form is too old')) taken.push(named(route));
      }
    expect(taken).toEqual([]);
    // It lives on: leaving was refused too.
    expect((await send({ method: 'GET', path: '/' }, role)).status).toBe(200);
  });

  test('is refused to a viewer, but for asking and leaving', async () => {
    const taken = [];
    for (const route of changing())
      if (!ofViewers.includes(route.path) && (await neededBy(route)) === undefined) taken.push(named(route));
    expect(taken).toEqual([]);
  });

  test('is refused to each role below the one it needs, is given to the others, and never breaks on an empty form', async () => {
    const wrong = [];
    for (const route of changing().filter(({ path }) => !ofViewers.includes(path))) {
      const needed = await neededBy(route);
      for (const role of roles) {
        const response = await send(route, role, csrfOf(role));
        const refused = refusal.test(await response.text());
        if (refused !== ranks(role) < ranks(needed) || response.status >= 500)
          wrong.push(`${named(route)} as ${role}: ${response.status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('needs as much as it must', async () => {
    const wrong = [];
    for (const [pattern, role] of atLeast)
      for (const route of changing().filter(({ path }) => pattern.test(path)))
        if (ranks(role) > ranks(await neededBy(route))) wrong.push(named(route));
    expect(wrong).toEqual([]);
  });
});

test('every other page is given to a viewer, but for those that only an admin reads', async () => {
  const refused = [];
  for (const route of routes.filter(({ method }) => method === 'GET')) {
    const needed = await neededBy(route);
    if (needed !== undefined) refused.push(`${route.path} ${needed}`);
    if (ofAdmins.test(route.path)) expect(needed).toBe('admin');
  }
  expect(refused.filter((each) => !ofAdmins.test(each))).toEqual([]);
});
