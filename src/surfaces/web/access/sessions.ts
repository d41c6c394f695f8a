/** Who was let in, until when, and by which cookie are they known? */
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import { Person } from '../../../core/person.ts';
import type { Ledger } from '../../../core/ports.ts';
import { Role } from '../../../core/role.ts';
import type { Visit } from '../visit.ts';
import { digestOf, isSecret, newSecret } from './secrets.ts';

/** How long somebody stays in, in milliseconds, whatever they do meanwhile: 12 hours. */
export const sessionTime = 12 * 60 * 60 * 1000;

/** Browsers keep one site's cookies below this many characters; what is longer was not made by us. */
const longestCookies = 8 * 1024;

const Kept = z.strictObject({ person: Person, role: Role });

export interface Sessions {
  /** Lets somebody in under a new id; what they had before ends. */
  open(c: Context, person: Person, role: Role): Promise<void>;
  /** A session that no browser has yet: the id its cookie holds. */
  start(person: Person, role: Role): Promise<string>;
  /** Who asks; undefined without a session that still runs. */
  visit(c: Context): Promise<Visit | undefined>;
  end(c: Context): Promise<void>;
}

/**
 * The cookie's name. Browsers keep the cookies of all ports of a machine together, so without TLS it holds the port: two
 * Vouches on one machine do not log each other out. `host` as in the header of that name.
 */
export const cookieName = (host: string, secure: boolean): string =>
  secure ? '__Host-vouch' : `vouch-${/:(\d+)$/.exec(host)?.[1] ?? '80'}`;

/** A cookie no script reads. Lax, so that a link to the desk in a chat, and the way back from a login, find it. */
export const cookieOptions = (secure: boolean, time: number) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure, maxAge: time / 1000 }) as const;

/** A cookie of the request; undefined where it cannot be one of ours. */
export function readCookie(c: Context, name: string): string | undefined {
  if ((c.req.header('cookie') ?? '').length > longestCookies) return undefined;
  const value = getCookie(c, name);
  return value !== undefined && isSecret(value) ? value : undefined;
}

/**
 * Sessions in the ledger, so that replicas share them and a restart keeps them. It holds the SHA-256 of an id only, and
 * `way` with it: sessions of another way in, or of other roles, are none.
 */
export function openSessions(ledger: Ledger, { secure, way }: { secure: boolean; way: string }): Sessions {
  const kept = ledger.cache('session', sessionTime);
  const keyOf = (id: string) => digestOf(`session ${way}`, id);
  const nameOf = (c: Context) => cookieName(c.req.header('host') ?? '', secure);

  const start = async (person: Person, role: Role): Promise<string> => {
    const id = newSecret();
    await kept.set(keyOf(id), { person, role });
    return id;
  };
  const forget = async (c: Context) => {
    const id = readCookie(c, nameOf(c));
    if (id !== undefined) await kept.forget(keyOf(id));
  };
  return {
    start,
    async open(c, person, role) {
      await forget(c);
      setCookie(c, nameOf(c), await start(person, role), cookieOptions(secure, sessionTime));
    },
    async visit(c) {
      const id = readCookie(c, nameOf(c));
      if (id === undefined) return undefined;
      const found = Kept.safeParse(await kept.get(keyOf(id)));
      return found.success ? { ...found.data, csrf: digestOf('csrf', id) } : undefined;
    },
    async end(c) {
      await forget(c);
      deleteCookie(c, nameOf(c), { path: '/', secure });
    },
  };
}
