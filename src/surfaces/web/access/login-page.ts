/** What does somebody see who has to log in? */
import { html } from 'hono/html';
import type { VouchError } from '../../../core/errors.ts';
import type { Html } from '../html.ts';
import { page } from '../page.ts';

/** The page before a login at `host`, and after one that failed, with what was wrong. `to` is where they go after it. */
export function loginPage(host: string, to: string, problem?: VouchError): Html {
  const query = to === '/' ? '' : `?${new URLSearchParams({ to })}`;
  return page(
    'Log in',
    html`<div class="card">
      <h1>Log in to Vouch</h1>
      ${problem === undefined ? '' : html`<p role="alert"><strong>${problem.message}</strong> ${problem.remedy}</p>`}
      <p>The desk is for people with a login at <bdi>${host}</bdi>.</p>
      <p><a class="button" href="/login/start${query}">${problem === undefined ? 'Log in' : 'Log in again'}</a></p>
    </div>`,
  );
}
