/** Does whoever watches over Vouch see which official source failed, since when and why, without Vouch counting as down? */
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { App } from '../../src/app.ts';
import { desk } from '../../src/surfaces/web/desk.ts';
import { measured } from '../../src/surfaces/web/health.ts';
import { serve } from '../../src/surfaces/web/serve.ts';
import { startVouch } from '../start-vouch.ts';
import { anItem } from '../watch/some-items.ts';

const tuesday = Date.parse('2026-11-24T09:05:00Z');
const wednesday = tuesday + 24 * 60 * 60 * 1000;
const reason = 'FCC answered <b>403</b> Forbidden.';

let app: App;
beforeEach(async () => {
  app = await startVouch('2026-11-25');
  onTestFinished(() => app.close());
  await app.ledger.sources.checked('cisa', wednesday, null);
  await app.ledger.sources.checked('fcc', tuesday - 1, null);
  await app.ledger.sources.checked('fcc', tuesday, reason);
  await app.ledger.sources.checked('fcc', wednesday, reason);
  await app.ledger.items.put(anItem('ED 27-01'), 'h1', wednesday);
  await app.ledger.items.put(anItem('ED 26-99', { background: true }), 'h2', wednesday);
});

test('/readyz tells the source that failed and stays 200, /metrics has a gauge for each that was looked at', async () => {
  const served = await serve(measured(app), '127.0.0.1', 0);
  onTestFinished(() => served.close(1_000));
  const ready = await fetch(`${served.address}/readyz`);
  expect(ready.status).toBe(200);
  expect(await ready.json()).toMatchObject({
    ok: true,
    sources: [{ source: 'fcc', error: reason, since: '2026-11-24T09:05:00.000Z' }],
  });
  const metrics = await (await fetch(`${served.address}/metrics`)).text();
  expect(metrics.split('\n').filter((line) => /^vouch_(?:source|items)/.test(line))).toEqual([
    'vouch_source_ok{source="cisa"} 1',
    'vouch_source_ok{source="fcc"} 0',
    `vouch_source_checked_seconds{source="cisa"} ${wednesday / 1000}`,
    `vouch_source_checked_seconds{source="fcc"} ${wednesday / 1000}`,
    'vouch_items_waiting 1',
  ]);
  await app.ledger.close();
  expect((await fetch(`${served.address}/metrics`)).status).toBe(200);
});

test('the desk shows how each source stands, and what a server said as text', async () => {
  const host = '127.0.0.1:3978';
  const response = await desk(app).request(`http://${host}/sources`, { headers: { host } });
  expect(response.status).toBe(200);
  const page = await response.text();
  const text = page.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  expect(text).toContain(
    'CISA alerts, news and directives Cybersecurity and Infrastructure Security Agency 25 November 2026, 09:05 in order 1',
  );
  expect(text).toMatch(
    /FCC Covered List .* 25 November 2026, 09:05 failed since 24 November 2026, 09:05 .*403.* Last read on 24 November 2026, 09:04\. 0/,
  );
  expect(text).toContain('never was never looked at 0');
  expect(page).not.toContain('<b>403');
  expect(page).toContain('<a href="/sources">Sources</a>');
});
