/** What stands around everything the desk shows? */
import { html } from 'hono/html';
import { may, type Right } from '../../core/role.ts';
import type { Html } from './html.ts';
import type { Visit } from './visit.ts';

/** The pages of the desk, in the order of the navigation, and who sees them there. */
const pages: readonly { readonly path: string; readonly name: string; readonly right: Right }[] = [
  { path: '/', name: 'Ask', right: 'look' },
  { path: '/vendors', name: 'Vendors', right: 'look' },
  { path: '/directives', name: 'Directives', right: 'look' },
  { path: '/concerns', name: 'Concerns', right: 'look' },
  { path: '/tasks', name: 'Follow-ups', right: 'look' },
  { path: '/clients', name: 'Clients', right: 'look' },
  { path: '/review', name: 'Review', right: 'look' },
  { path: '/health', name: 'Health', right: 'look' },
  { path: '/audit', name: 'Audit trail', right: 'keep' },
];

/** What is known of the moment; `visit` is left out where nobody was let in yet. */
export interface Around {
  readonly visit?: Visit;
  readonly problems?: readonly string[];
  /** Items that wait for review. */
  readonly waiting?: number;
}

/** A whole page, with landmarks, a skip link and the way to the other pages. */
export function page(title: string, body: Html, { visit, problems = [], waiting = 0 }: Around = {}): Html {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title} · Vouch</title>
    <link rel="stylesheet" href="/desk.css" />
    <link rel="icon" href="data:," />
    <script src="/desk.js" defer></script>
  </head>
  <body>
    <a class="skip" href="#main">Skip to the content</a>
    <header>
      <a class="brand" href="/">Vouch</a>
      ${visit === undefined ? '' : navigation(visit, title, waiting)}
    </header>
    ${problems.length === 0 ? '' : html`<p class="warning" role="status">The content on disk has errors, so the last good content is in use. Run “npm run check”.</p>`}
    <main id="main">${body}</main>
  </body>
</html>`;
}

const navigation = (visit: Visit, title: string, waiting: number): Html =>
  html`<nav aria-label="Pages">${pages
    .filter(({ right }) => may(visit.role, right))
    .map(
      ({ path, name }) =>
        html`<a href="${path}" ${name === title ? html`aria-current="page"` : ''}>${name}${path === '/review' && waiting > 0 ? ` (${waiting})` : ''}</a>`,
    )}</nav>
    <form class="who" method="post" action="/logout"><input type="hidden" name="csrf" value="${visit.csrf}" /><bdi>${visit.person.name}</bdi> <small>${visit.role}</small> <button>Leave</button></form>`;
