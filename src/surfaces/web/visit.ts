/** Who looks at a page of the desk, and what may they do there? */
import type { Context, Hono, MiddlewareHandler } from 'hono';
import { html } from 'hono/html';
import { v7 as uuid } from 'uuid';
import { VouchError } from '../../core/errors.ts';
import type { Person } from '../../core/person.ts';
import { leastRole, may, type Right, type Role } from '../../core/role.ts';
import type { Html } from './html.ts';

export interface Visit {
  readonly person: Person;
  readonly role: Role;
  /** What a form of this session carries, so that no other site can send one. */
  readonly csrf: string;
}

/** What every route of the desk can read from its context once access was given. */
export type DeskEnv = { Variables: { visit: Visit } };
export type Desk = Hono<DeskEnv>;

export const visitOf = (c: Context<DeskEnv>): Visit => c.get('visit');

/** Refuses with `forbidden` whoever has not the right; for every route that changes something. */
export const needs =
  (right: Right): MiddlewareHandler<DeskEnv> =>
  async (c, next) => {
    if (!may(visitOf(c).role, right))
      throw new VouchError(
        'forbidden',
        `That needs the role ${leastRole(right)}. You are a ${visitOf(c).role}.`,
        'Ask whoever looks after Vouch for that role.',
      );
    await next();
  };

/** Each form carries its event key, so that sending it twice changes nothing twice, its thread, and the session's token. */
export const formKeys = (visit: Visit, thread: string): Html =>
  html`<input type="hidden" name="csrf" value="${visit.csrf}" /><input type="hidden" name="event" value="web:${uuid()}" /><input type="hidden" name="thread" value="${thread}" />`;
