/** What is the least that a page of Hono does: some words escaped into a page about as long as the desk's? Run by desk.ts. */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { html } from 'hono/html';

const rows = Array.from({ length: 60 }, (_, at) => `Row ${at} & what stands in it, “quoted” <and> escaped`);
const app = new Hono();
const page = () =>
  html`<!doctype html><html lang="en"><head><title>Bare</title></head><body><main><ul>${rows.map((row) => html`<li>${row}</li>`)}</ul></main></body></html>`;
app.get('/', (c) => c.html(page()));
app.post('/ask', async (c) => {
  await c.req.parseBody();
  return c.html(page());
});
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  process.stdout.write(`listening on http://127.0.0.1:${port}\n`);
});
