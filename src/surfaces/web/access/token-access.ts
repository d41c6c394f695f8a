/** How is whoever started Vouch let in, on their own machine? */
import type { AuditedDeed } from '../../../core/audit.ts';
import { VouchError } from '../../../core/errors.ts';
import type { Person } from '../../../core/person.ts';
import type { Vouch } from '../../../core/ports.ts';
import type { Access } from './access.ts';
import { onlyLoopback } from './guards.ts';
import { digestOf, isSame, newSecret } from './secrets.ts';
import { openSessions } from './sessions.ts';
import { countTries } from './tries.ts';

/** Who opens the desk of their own machine. */
export const deskPerson: Person = { id: 'web:desk', name: 'Desk' };

/** How many wrong tokens are answered in a minute. */
const wrongTokens = 20;

/**
 * A token in the printed address lets in whoever opens it first, as notebooks do. It is used up by that, and the next one
 * is given to `say`, for another browser.
 */
export function tokenAccess({ ledger }: Pick<Vouch, 'ledger'>, say: (line: string) => void): Access {
  const sessions = openSessions(ledger, { secure: false, way: 'token' });
  const tries = countTries(wrongTokens);
  let kept = digestOf('token', newSecret());
  let address = '';

  const fresh = (): string => {
    const token = newSecret();
    kept = digestOf('token', token);
    return `${address}/?token=${token}`;
  };
  /** Asks and uses up in one step, so that of two who open it at once one is let in. */
  const take = (token: string): boolean => {
    if (!isSame(digestOf('token', token), kept)) return false;
    say(`To open the desk in another browser: ${fresh()}`);
    return true;
  };
  const entry = (did: AuditedDeed) =>
    ledger.audit.put({ by: deskPerson, kind: 'login', of: deskPerson.id, did, before: null, after: { way: 'token' } });

  return {
    secure: false,
    sessions,
    gate: onlyLoopback,
    origin: (c) => `http://${c.req.header('host') ?? ''}`,
    addOpen: () => {},
    back: { text: 'To come back, open the address that Vouch printed last where it was started.', path: null },
    async letIn(c, next) {
      const token = c.req.method === 'GET' && c.req.path === '/' ? c.req.query('token') : undefined;
      // Another site may make this browser ask for any address, and shall not use up its person's tries.
      const own = c.req.header('sec-fetch-site') !== 'cross-site';
      if (token !== undefined && own) tries.check('');
      if (token !== undefined && take(token)) {
        await sessions.open(c, deskPerson, 'admin');
        await entry('let in');
        return c.redirect('/', 303);
      }
      const visit = await sessions.visit(c);
      if (visit === undefined) {
        if (token !== undefined && own) {
          tries.count('');
          await entry('refused');
        }
        throw new VouchError(
          'login',
          token === undefined ? 'You are not let in yet.' : 'This address was used already, or is not the one printed.',
          'Open the address that Vouch printed last where it was started; it lets in one browser.',
        );
      }
      if (token !== undefined) return c.redirect('/', 303);
      c.set('visit', visit);
      return next();
    },
    said(listening) {
      address = listening;
      return `The desk is at ${fresh()}`;
    },
  };
}
