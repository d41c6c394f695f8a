/** Somebody at the desk, let in with a role, for tests of its pages. */
import { v7 as uuid } from 'uuid';
import type { Vouch } from '../../../src/core/ports.ts';
import type { Role } from '../../../src/core/role.ts';
import { digestOf } from '../../../src/surfaces/web/access/secrets.ts';
import { cookieName } from '../../../src/surfaces/web/access/sessions.ts';
import { deskPerson, tokenAccess } from '../../../src/surfaces/web/access/token-access.ts';
import { desk } from '../../../src/surfaces/web/desk.ts';

const host = '127.0.0.1:3978';

export interface AtDesk {
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** Sends a form with what every form carries: an event key, a thread and the token of the session. */
  post(
    path: string,
    fields: Record<string, string> | [string, string][],
    headers?: Record<string, string>,
  ): Promise<Response>;
  text(path: string): Promise<string>;
  /** Sends anything; only the host, the cookie and the header with the session's token are added. */
  send(path: string, init: { method: string; body?: BodyInit; headers?: Record<string, string> }): Promise<Response>;
}

/** A desk on this Vouch, open to somebody of a role. */
export function atDesk(vouch: Vouch, role: Role = 'admin'): AtDesk {
  const access = tokenAccess(vouch, () => {});
  const app = desk(vouch, access);
  let session: Promise<string> | undefined;
  const letIn = () => {
    session ??= access.sessions.start(deskPerson, role);
    return session;
  };
  const withCookie = async (headers: Record<string, string>) => ({
    host,
    cookie: `${cookieName(host, false)}=${await letIn()}`,
    ...headers,
  });
  const get = async (path: string, headers: Record<string, string> = {}) =>
    app.request(`http://${host}${path}`, { headers: await withCookie(headers) });
  return {
    get,
    text: async (path) => (await get(path)).text(),
    post: async (path, fields, headers = {}) => {
      const body = new URLSearchParams(fields);
      for (const [name, value] of [
        ['event', `web:${uuid()}`],
        ['thread', `web:${uuid()}`],
        ['csrf', digestOf('csrf', await letIn())],
      ] as const)
        if (!body.has(name)) body.set(name, value);
      return app.request(`http://${host}${path}`, {
        method: 'POST',
        body: body.toString(),
        headers: await withCookie({
          'content-type': 'application/x-www-form-urlencoded',
          origin: `http://${host}`,
          ...headers,
        }),
      });
    },
    send: async (path, { headers = {}, ...init }) =>
      app.request(`http://${host}${path}`, {
        ...init,
        headers: await withCookie({ 'x-csrf-token': digestOf('csrf', await letIn()), ...headers }),
      }),
  };
}
