/** A whole Vouch on the real content and a ledger of its own, for tests. */
import { resolve } from 'node:path';
import { v7 as uuid } from 'uuid';
import { type App, type Content, loadContent, openApp } from '../src/app.ts';
import { dayOf } from '../src/core/day.ts';
import type { Log } from '../src/core/ports.ts';
import type { Utterance } from '../src/core/utterance.ts';
import type { ModelSettings } from '../src/model/open-ai-model.ts';
import { watchOf } from '../src/watch-config.ts';

const root = resolve(import.meta.dirname, '..');

/** Keeps what was logged, for tests that look at it. */
export function keepingLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const keep = (fields: object, message: string) => void lines.push(`${message} ${JSON.stringify(fields)}`);
  return { lines, info: keep, warn: keep, error: keep };
}

/** The real content as of a day, loaded once for all tests of a file: it takes longer than most of them. */
const loaded = new Map<string, Content>();

/** Opens Vouch as of a day, in memory unless a database URL is given. */
export function startVouch(
  now: string,
  options: { readonly databaseUrl?: string; readonly log?: Log; readonly model?: ModelSettings } = {},
): Promise<App> {
  const folders = { contentDir: resolve(root, 'content'), intentsDir: resolve(root, 'intents') };
  const day = dayOf(Date.parse(now));
  const content = loaded.get(day) ?? loadContent(folders, day);
  loaded.set(day, content);
  return openApp(
    {
      port: 0,
      host: '127.0.0.1',
      databaseUrl: options.databaseUrl ?? 'sqlite::memory:',
      ...folders,
      desk: { way: 'token' },
      slack: null,
      teams: null,
      model: options.model ?? null,
      watch: watchOf({ VOUCH_WATCH: 'off' }),
      now: Date.parse(now),
    },
    { watch: false, log: options.log ?? keepingLog(), content },
  );
}

/** An utterance of the rep Dana. */
export function says(app: App, text: string, parts: Partial<Utterance> = {}): Utterance {
  const event = `test:${uuid()}`;
  return {
    event,
    surface: 'terminal',
    thread: event,
    person: { id: 'U1', name: 'Dana' },
    text,
    at: app.clock(),
    write: true,
    ...parts,
  };
}
