/** Which styles and scripts do the pages load? */
import { readdirSync, readFileSync } from 'node:fs';
import type { Desk } from './visit.ts';

const folder = new URL('css/', import.meta.url);

/** One file for all pages: base.css first, then the others by name. */
const css = [
  'base.css',
  ...readdirSync(folder)
    .filter((name) => name.endsWith('.css') && name !== 'base.css')
    .sort(),
]
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n');
const script = readFileSync(new URL('desk.js', import.meta.url), 'utf8');

/** Adds /desk.css and /desk.js; they hold nothing of anybody, so they are served before anybody is let in. */
export function addAssets(app: Desk): void {
  app.get('/desk.css', (c) =>
    c.body(css, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=300' }),
  );
  app.get('/desk.js', (c) =>
    c.body(script, 200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'max-age=300' }),
  );
}
