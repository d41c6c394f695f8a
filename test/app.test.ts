/** Does a running Vouch take up good content, keep the last good when a change is broken, and refuse to start on broken content? */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openApp } from '../src/app.ts';
import type { Config } from '../src/config.ts';
import { renderText } from '../src/surfaces/render-text.ts';
import { watchOf } from '../src/watch-config.ts';
import { keepingLog, says } from './start-vouch.ts';

const root = resolve(import.meta.dirname, '..');
let folder: string;
let config: Config;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vouch-app-'));
  cpSync(join(root, 'content'), join(folder, 'content'), { recursive: true });
  config = {
    port: 0,
    host: '127.0.0.1',
    databaseUrl: 'sqlite::memory:',
    contentDir: join(folder, 'content'),
    intentsDir: join(root, 'intents'),
    desk: { way: 'token' },
    slack: null,
    teams: null,
    model: null,
    watch: watchOf({ VOUCH_WATCH: 'off' }),
    now: Date.parse('2026-11-23'),
  };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const record = (sentence: string) => `title: Added while running
kind: event
vendors: [sophos]
published: 2026-01-01
topics: [provenance]
claims:
  - text: ${sentence}
    cites:
      - publisher: Example
        title: Example page
        url: https://example.com/added
        published: 2026-01-01
        quote: an example
        checked: 2026-11-01
        how: read
reviewed: { by: Test, on: 2026-11-01 }
recheck: 2027-05-01
`;

test('a good change is taken up, a broken one is told and leaves the last good content in use', async () => {
  const log = keepingLog();
  const app = await openApp(config, { watch: true, log });
  try {
    const file = join(config.contentDir, 'facts', 'added-while-running.yaml');
    writeFileSync(file, record('Sophos opened a new office, says the example.'));
    await vi.waitFor(() => expect(app.factBase().facts.has('added-while-running')).toBe(true), { timeout: 20_000 });
    const good = app.factBase().version;

    writeFileSync(file, record('Two sentences. In one claim.').replace('kind: event', 'knid: event'));
    await vi.waitFor(() => expect(app.contentProblems().join('\n')).toContain('added-while-running.yaml'), {
      timeout: 20_000,
    });
    expect(app.factBase().version).toBe(good);
    const reply = await app.respond(says(app, 'Who owns Sophos?'));
    expect(renderText(reply)).toContain('opened a new office');

    writeFileSync(file, record('Sophos opened an old office, says the example.'));
    await vi.waitFor(() => expect(app.contentProblems()).toEqual([]), { timeout: 20_000 });
    expect(app.factBase().version).not.toBe(good);
  } finally {
    await app.close();
  }
});

test('broken content stops the start, with the place, the reason and the remedy', async () => {
  writeFileSync(join(config.contentDir, 'facts', 'broken.yaml'), 'title: x\ntitle: y\n');
  await expect(openApp(config, { watch: false, log: keepingLog() })).rejects.toMatchObject({
    code: 'content',
    message: expect.stringMatching(/broken\.yaml:\d+:\d+/),
  });
});

test('a ledger that cannot be opened stops the start with a sentence', async () => {
  await expect(
    openApp({ ...config, databaseUrl: `sqlite:${folder}` }, { watch: false, log: keepingLog() }),
  ).rejects.toMatchObject({ code: 'storage' });
});
