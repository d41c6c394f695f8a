/** What stands around everything the desk shows? */
import { html } from 'hono/html';
import type { Html } from './draw-reply.ts';

/** A whole page, with landmarks, a skip link and the way to the other pages. `waiting`: items that wait for review. */
export function page(title: string, body: Html, problems: readonly string[] = [], waiting = 0): Html {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title} · Vouch</title>
    <link rel="stylesheet" href="/desk.css" />
    <link rel="icon" href="data:," />
  </head>
  <body>
    <a class="skip" href="#main">Skip to the content</a>
    <header>
      <a class="brand" href="/">Vouch</a>
      <nav aria-label="Pages"><a href="/">Ask</a><a href="/vendors">Vendors</a><a href="/concerns">Concerns</a><a href="/tasks">Follow-ups</a><a href="/review">Review${waiting > 0 ? ` (${waiting})` : ''}</a><a href="/sources">Sources</a></nav>
    </header>
    ${problems.length === 0 ? '' : html`<p class="warning" role="status">The content on disk has errors, so the last good content is in use. Run “npm run check”.</p>`}
    <main id="main">${body}</main>
  </body>
</html>`;
}
