/** How does somebody leave the desk? */
import { html } from 'hono/html';
import { page } from '../page.ts';
import type { Desk } from '../visit.ts';
import type { Access } from './access.ts';

/** Adds POST /logout: the session ends, here and on every replica. */
export function addLeave(app: Desk, { sessions, back }: Access): void {
  app.post('/logout', async (c) => {
    await sessions.end(c);
    return c.html(
      page(
        'You have left',
        html`<div class="card"><h1>You have left the desk.</h1><p>${back.path === null ? back.text : html`<a href="${back.path}">${back.text}</a>`}</p></div>`,
      ),
    );
  });
}
