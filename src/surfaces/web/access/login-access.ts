/** How is somebody let in to a desk that others can reach? */
import type { Context } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import type { AuditedDeed } from '../../../core/audit.ts';
import { asVouchError, VouchError } from '../../../core/errors.ts';
import type { Person } from '../../../core/person.ts';
import type { Vouch } from '../../../core/ports.ts';
import type { Role } from '../../../core/role.ts';
import type { LoginConfig } from '../../../desk-config.ts';
import { wantsJson } from '../read-form.ts';
import type { DeskEnv } from '../visit.ts';
import type { Access } from './access.ts';
import { onlyThrough } from './guards.ts';
import { backPath, newAttempt, openIssuer } from './issuer.ts';
import { loginPage } from './login-page.ts';
import { returnPath } from './return-path.ts';
import { digestOf, newSecret } from './secrets.ts';
import { cookieOptions, openSessions, readCookie } from './sessions.ts';
import { countTries } from './tries.ts';
import { personOf, roleOf } from './visitor-of.ts';

/** How long a login may take, in milliseconds: 10 minutes. */
const loginTime = 10 * 60 * 1000;
const loginCookie = '__Host-vouch-login';
/** How many logins one address may begin in a minute, and how many of them may fail; a whole office has one address. */
const begun = 120;
const failed = 20;

const Attempt = z.strictObject({ state: z.string(), nonce: z.string(), verifier: z.string(), to: z.string() });

/** Somebody whom the issuer did not name. */
const stranger: Person = { id: 'web:stranger', name: 'Somebody unknown' };

/** Who asks, as the proxy in front saw it: what it added last is not the browser's own word. */
const addressOf = (c: Context): string => c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';

/** People log in at an OpenID Connect issuer, and its claims give their role. `seconds`: how long the issuer may take. */
export function loginAccess(config: LoginConfig, { ledger, log }: Pick<Vouch, 'ledger' | 'log'>, seconds = 10): Access {
  const {
    publicUrl,
    issuer: { host },
  } = config;
  const issuer = openIssuer(config, seconds);
  // Whoever was let in by other settings has to log in again.
  const way = `login ${digestOf('settings', JSON.stringify([config.issuer, config.clientId, config.rolesClaim, config.roles]))}`;
  const sessions = openSessions(ledger, { secure: true, way });
  const attempts = ledger.cache('login', loginTime);
  const starts = countTries(begun);
  const failures = countTries(failed);

  const entry = (by: Person, did: AuditedDeed, after: object) =>
    ledger.audit.put({ by, kind: 'login', of: by.id, did, before: null, after });

  /** The login page with what went wrong; the reason goes to the log, without what the issuer sent. */
  const sayWhy = (c: Context<DeskEnv>, to: string, thrown: unknown) => {
    const problem = asVouchError(thrown);
    if (problem.code === 'internal') throw thrown;
    const { cause } = problem;
    const why = cause instanceof Error ? { reason: cause.message, code: 'code' in cause ? cause.code : undefined } : {};
    log.warn({ ...why, issuer: host }, `a login failed: ${problem.message}`);
    return c.html(loginPage(host, to, problem), problem.http);
  };

  const begin = async (c: Context<DeskEnv>) => {
    const to = returnPath(c.req.query('to'));
    try {
      starts.check(addressOf(c));
      failures.check(addressOf(c));
      starts.count(addressOf(c));
      const attempt = newAttempt();
      const url = await issuer.begin(attempt);
      const key = newSecret();
      await attempts.set(digestOf('login', key), { ...attempt, to });
      setCookie(c, loginCookie, key, cookieOptions(true, loginTime));
      return c.redirect(url.href, 303);
    } catch (thrown) {
      return sayWhy(c, to, thrown);
    }
  };

  /** Each login is taken up once. */
  const takeAttempt = async (c: Context) => {
    const key = readCookie(c, loginCookie);
    deleteCookie(c, loginCookie, { path: '/', secure: true });
    if (key === undefined) return undefined;
    const kept = Attempt.safeParse(await attempts.get(digestOf('login', key)));
    await attempts.forget(digestOf('login', key));
    return kept.data;
  };

  const refuse = async (by: Person, reason: string, error: VouchError): Promise<never> => {
    await entry(by, 'refused', { way: 'login', reason });
    throw error;
  };

  const finish = async (c: Context<DeskEnv>) => {
    const attempt = await takeAttempt(c);
    const to = attempt?.to ?? '/';
    try {
      failures.check(addressOf(c));
      if (attempt === undefined)
        throw new VouchError('login', 'This login took too long, or was begun in another window.', 'Log in again.');
      failures.count(addressOf(c));
      const back = new URL(backPath + new URL(c.req.url).search, publicUrl);
      const claims = await issuer.finish(back, attempt).catch((thrown: unknown) => {
        const problem = asVouchError(thrown);
        return refuse(stranger, problem.message, problem);
      });
      const person = personOf(claims, String(claims['iss']), String(claims['sub']));
      const role = roleOf(claims, config) ?? (await refuse(person, 'no role', noRole(person, config.rolesClaim)));
      await letIn(c, person, role);
      return c.redirect(to, 303);
    } catch (thrown) {
      return sayWhy(c, to, thrown);
    }
  };

  const letIn = async (c: Context, person: Person, role: Role) => {
    failures.forgive(addressOf(c));
    await sessions.open(c, person, role);
    await entry(person, 'let in', { way: 'login', role });
  };

  return {
    secure: true,
    sessions,
    gate: onlyThrough(publicUrl),
    origin: () => publicUrl.origin,
    addOpen(app) {
      app.get('/login', async (c) => {
        const to = returnPath(c.req.query('to'));
        return (await sessions.visit(c)) === undefined ? c.html(loginPage(host, to)) : c.redirect(to, 303);
      });
      app.get('/login/start', begin);
      app.get(backPath, finish);
    },
    back: { text: 'Log in again', path: '/login' },
    async letIn(c, next) {
      const visit = await sessions.visit(c);
      if (visit !== undefined) {
        c.set('visit', visit);
        return next();
      }
      if (c.req.method !== 'GET' || wantsJson(c))
        throw new VouchError(
          'login',
          'You are not logged in, or not any more.',
          `Log in at ${publicUrl.origin}/login.`,
        );
      const { pathname, search } = new URL(c.req.url);
      const to = returnPath(pathname + search);
      return c.redirect(to === '/' ? '/login' : `/login?${new URLSearchParams({ to })}`, 303);
    },
    said: (address) =>
      `The desk is at ${publicUrl.href} once your proxy sends it on to ${address}; people log in at ${host}.`,
  };
}

const noRole = ({ name }: Person, claim: string): VouchError =>
  new VouchError(
    'forbidden',
    `You are ${name}, and have no role at the desk.`,
    `Vouch looked at the claim “${claim}” and found none that OIDC_ROLES names. Ask whoever looks after Vouch.`,
  );
