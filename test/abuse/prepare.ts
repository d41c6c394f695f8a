/** What is there to be abused: hostile items, and every page and form? */
import { tokenAccess } from '../../src/surfaces/web/access/token-access.ts';
import { desk as makeDesk } from '../../src/surfaces/web/desk.ts';
import { type AtTheDesk, type DeskMap, formsAfter, mapDesk } from './desk-session.ts';
import { markup } from './hostile-values.ts';
import type { House } from './house.ts';

/** What a source says is not to be trusted either. */
export async function putHostileItems({ app }: House): Promise<void> {
  for (const [number, text] of markup.entries())
    await app.ledger.items.put(
      {
        source: 'federal-register',
        id: `2026-${number}`,
        type: 'directive',
        vendors: ['kaspersky'],
        title: `Rule ${number} ${text}`,
        summary: text,
        url: `https://example.org/${number}?q=%3C%22%27`,
        published: '2026-11-20',
        effective: null,
        issuer: text,
        citation: text.slice(0, 100),
        keys: [`hostile-${number}`],
        background: false,
      },
      `hash-${number}`,
      app.clock(),
    );
}

/** Every page and form, those of the answers to forms too, and every route that nothing leads to just now. */
export async function mapWithAnswers(house: House, desk: AtTheDesk): Promise<DeskMap> {
  const { pages, forms } = await mapDesk(desk);
  const log = forms.find(
    ({ method, path }) => method === 'POST' && path.startsWith('/concerns') && !path.includes('/state'),
  );
  const more =
    log === undefined
      ? []
      : await formsAfter(desk, log, { client: 'Acme Dental', vendor: 'kaspersky', words: 'Are we affected?' });
  const map = { pages: [...pages], forms: [...forms, ...more] };
  const keys = (log?.fields ?? []).filter(([name]) => ['csrf', 'event', 'thread'].includes(name));
  const known = [...pages.map((path) => `GET ${path}`), ...map.forms.map(({ method, path }) => `${method} ${path}`)];
  const routes = makeDesk(
    house.app,
    tokenAccess(house.app, () => {}),
  ).routes.filter(({ method }) => method !== 'ALL');
  for (const { method, path } of routes) {
    const pattern = new RegExp(`^${method} ${path.replaceAll('.', '\\.').replace(/:\w+/g, '[^/?]+')}(?:\\?.*)?$`);
    if (known.some((one) => pattern.test(one))) continue;
    const filled = path.replace(/:\w+/g, '1');
    if (method === 'GET') map.pages.push(`${filled}?item=${encodeURIComponent('federal-register/2026-1')}`);
    else map.forms.push({ method: 'POST', path: filled, fields: keys });
  }
  return map;
}
