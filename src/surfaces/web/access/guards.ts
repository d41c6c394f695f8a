/** Which requests does the desk take at all? */
import type { MiddlewareHandler } from 'hono';
import { VouchError } from '../../../core/errors.ts';
import { field, readFields } from '../read-form.ts';
import { type DeskEnv, visitOf } from '../visit.ts';
import type { Access } from './access.ts';
import { isSame } from './secrets.ts';

const loopback = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/** Whether a request may change something. */
const changes = (method: string): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(method);

/** Only pages asked for under a loopback name: another name that resolves here belongs to somebody else's page. */
export const onlyLoopback: MiddlewareHandler = async (c, next) => {
  if (!loopback.test(c.req.header('host') ?? '')) {
    throw new VouchError('forbidden', 'The desk answers only on this machine.', 'Open it under http://127.0.0.1.');
  }
  await next();
};

/** Only what came over TLS to the address people use, as the proxy in front says. */
export const onlyThrough =
  (publicUrl: URL): MiddlewareHandler =>
  async (c, next) => {
    const host = (c.req.header('host') ?? '').toLowerCase().replace(/:443$/, '');
    if (host !== publicUrl.host)
      throw new VouchError(
        'forbidden',
        `The desk answers only at ${publicUrl.origin}.`,
        'Open it there. Where you did, the proxy in front has to pass on the header Host as it came.',
      );
    const proto = c.req.header('x-forwarded-proto')?.split(',', 1)[0]?.trim().toLowerCase();
    if (proto !== 'https')
      throw new VouchError(
        'forbidden',
        'The desk answers only over TLS.',
        `Open ${publicUrl.origin}. Where you did, the proxy in front has to send the header X-Forwarded-Proto: https.`,
      );
    await next();
  };

/** A browser says where a form comes from; another site's is refused. Programs that say nothing are let through. */
export const sameSite =
  (access: Access): MiddlewareHandler =>
  async (c, next) => {
    if (changes(c.req.method)) {
      const origin = c.req.header('origin');
      const site = c.req.header('sec-fetch-site');
      const foreign =
        (origin !== undefined && origin !== access.origin(c)) ||
        (site !== undefined && site !== 'same-origin' && site !== 'none');
      if (foreign)
        throw new VouchError(
          'forbidden',
          'This form was sent from another site.',
          'Open the desk itself and send it there.',
        );
    }
    await next();
  };

/** Whatever changes something carries the session's own token: the field `csrf`, or the header `x-csrf-token`. */
export const ownForm: MiddlewareHandler<DeskEnv> = async (c, next) => {
  if (changes(c.req.method)) {
    const given = c.req.header('x-csrf-token') ?? field(await readFields(c), 'csrf');
    if (!isSame(given, visitOf(c).csrf))
      throw new VouchError(
        'forbidden',
        'This form is too old or came from another site.',
        'Open the page again and send it from there.',
      );
  }
  await next();
};
