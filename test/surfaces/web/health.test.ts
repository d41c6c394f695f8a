/** Does whoever watches over Vouch see what is not in order, since when, why and what to do, without Vouch counting as down? */
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { App } from '../../../src/app.ts';
import type { SourceState } from '../../../src/core/source.ts';
import { findingsOf, type Standing } from '../../../src/surfaces/web/health/findings.ts';
import { measured } from '../../../src/surfaces/web/health/health.ts';
import { notLookedAt } from '../../../src/surfaces/web/health/not-looked-at.ts';
import { serve } from '../../../src/surfaces/web/serve.ts';
import { startVouch } from '../../start-vouch.ts';
import { anItem } from '../../watch/some-items.ts';
import { atDesk } from './at-desk.ts';

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
  const response = await atDesk(app, 'viewer').get('/health');
  expect(response.status).toBe(200);
  const page = await response.text();
  const text = page.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  expect(text).toContain(
    'CISA alerts, news and directives Cybersecurity and Infrastructure Security Agency 25 November 2026, 09:05 in order 1',
  );
  expect(text).toMatch(
    /FCC Covered List .* 25 November 2026, 09:05 failed since 24 November 2026, 09:05 .*403.* last read on 24 November 2026, 09:04 0/,
  );
  expect(text).toContain('never not known yet 0');
  expect(page).not.toContain('<b>403');
  expect(page).toMatch(/<a href="\/health"[^>]*>Health<\/a>/);
  const moved = await atDesk(app).get('/sources');
  expect([moved.status, moved.headers.get('location')]).toEqual([301, '/health']);
});

const plain = (page: string) => page.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

test('the top says what is not in order and what to do about it; what is mended is in order', async () => {
  const { outbox, sources } = app.ledger;
  await outbox.put({ id: 'slack:late', lane: 'slack', due: tuesday, body: 'SECRET late' });
  await outbox.put({ id: 'teams:lost', lane: 'teams', due: 0, body: 'SECRET lost' });
  await outbox.claim('teams', 1_000);
  await outbox.fail('teams:lost', 'The room <b>is gone</b>.');
  const page = await atDesk(app).text('/health');
  const text = plain(page);
  expect(page).not.toContain('SECRET');
  expect(page).not.toContain('<b>is gone');
  expect(text).toMatch(
    /3 things are not in order FCC Covered List could not be read since 24 November 2026, 09:05 UTC: FCC/,
  );
  expect(text).toContain('1 message for Slack waits, the oldest since');
  expect(text).toContain('1 message for Teams was given up in the last seven days.');
  expect(text).toContain('1 item waits for review');
  expect(text).toContain('SQLite, and it answers.');
  await sources.checked('fcc', wednesday, null);
  const late = await outbox.claim('slack', 1_000);
  await outbox.sent(late?.id ?? '', '');
  expect(plain(await atDesk(app).text('/health'))).toContain('1 thing is not in order');
});

test('a desk that was never told anything says so instead of being in order, and whether it ever will be', async () => {
  const unread = await startVouch('2026-11-25');
  onTestFinished(() => unread.close());
  expect(plain(await atDesk(unread).text('/health'))).toContain('No source was looked at yet.');
  const states = await unread.ledger.sources.list();
  expect(notLookedAt(states, true)).toMatchObject({ warns: true, what: 'No source was looked at yet.' });
  expect(notLookedAt(states, false)).toMatchObject({
    warns: false,
    what: expect.stringMatching(/^The watch is off\./),
  });
  for (const { source } of states) await unread.ledger.sources.checked(source, wednesday, null);
  const page = plain(await atDesk(unread).text('/health'));
  expect(page).toContain('All in order.');
  expect(page).not.toContain('looked at yet');
});

const standing: Standing = {
  now: wednesday,
  content: [],
  surfaces: [],
  sources: [],
  lanes: [],
  model: null,
};
const asks = { ok: 0, timeout: 0, refusal: 0, nonsense: 0, outage: 0, 'too-long': 0, budget: 0, tokens: 0 };
const seen: SourceState = {
  source: 'cisa',
  ok: true,
  checkedAt: wednesday,
  okAt: wednesday,
  failedSince: null,
  error: null,
};
const day = 24 * 60 * 60 * 1000;

test.each<[string, Partial<Standing>, string[]]>([
  ['nothing', {}, []],
  [
    'broken content',
    { content: ['a: b', 'c'] },
    ['The content on disk has 2 errors, so the last good content is in use.'],
  ],
  ['a surface cut off', { surfaces: ['Slack is\n cut off.'] }, ['Slack is cut off.']],
  ['a source looked at just now', { sources: [seen] }, []],
  [
    'a source nobody looks at any more',
    { sources: [{ ...seen, checkedAt: wednesday - 9 * day }] },
    ['CISA alerts, news and directives was last looked at 9 days ago.'],
  ],
  ['a source never looked at', { sources: [{ ...seen, ok: null, checkedAt: null }] }, []],
  [
    'what was given up long ago',
    {
      lanes: [
        {
          lane: 'slack',
          due: 1,
          oldestDue: wednesday,
          later: 2,
          failed: 1,
          failures: [{ id: 'x', why: 'y', at: wednesday - 8 * day }],
        },
      ],
    },
    [],
  ],
  [
    'a model that never answers',
    { model: { ...asks, outage: 4 } },
    ['The language model has not given one usable answer in 4 asks.'],
  ],
  ['a model that fails now and then', { model: { ...asks, ok: 1, outage: 9 } }, []],
])('%s is found where it needs somebody', (_, part, found) => {
  const findings = findingsOf({ ...standing, ...part });
  expect(findings.map(({ what }) => what)).toEqual(found);
  for (const finding of findings) expect(finding.do).not.toBe('');
});
