/** How does somebody leave the desk? */
import { html } from 'hono/html';
import type { Ledger } from '../../../core/ports.ts';
import { page } from '../page.ts';
import { type Desk, visitOf } from '../visit.ts';
import type { Access } from './access.ts';

/** Adds POST /logout: the session ends, here and on every replica, and the audit trail says so. */
export function addLeave(app: Desk, { sessions, back }: Access, { audit }: Pick<Ledger, 'audit'>): void {
  app.post('/logout', async (c) => {
    const { person } = visitOf(c);
    await sessions.end(c);
    await audit.put({ by: person, kind: 'login', of: person.id, did: 'left', before: null, after: null });
    return c.html(
      page(
        'You have left',
        html`<div class="card"><h1>You have left the desk.</h1><p>${back.path === null ? back.text : html`<a href="${back.path}">${back.text}</a>`}</p></div>`,
      ),
    );
  });
}
