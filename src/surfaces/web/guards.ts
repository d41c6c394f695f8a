/** Which requests does the desk take at all? */
import type { MiddlewareHandler } from 'hono';
import { VouchError } from '../../core/errors.ts';

const loopback = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/** Only pages asked for under a loopback name: another name that resolves here belongs to somebody else's page. */
export const onlyLoopback: MiddlewareHandler = async (c, next) => {
  if (!loopback.test(c.req.header('host') ?? '')) {
    throw new VouchError('forbidden', 'The desk answers only on this machine.', 'Open it under http://127.0.0.1.');
  }
  await next();
};

/** A browser says where a form comes from; another site's is refused. Programs that say nothing are let through. */
export const sameSite: MiddlewareHandler = async (c, next) => {
  if (c.req.method === 'POST') {
    const origin = c.req.header('origin');
    const site = c.req.header('sec-fetch-site');
    const foreign =
      (origin !== undefined && origin !== `http://${c.req.header('host') ?? ''}`) ||
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
