/** What does Vouch cost with so many concerns, or with so many records? A process of its own for each size, run by growth.ts: `grow.ts concerns FILE` or `grow.ts records COUNT`. */
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { addDays, dayOf } from '../../src/core/day.ts';
import type { FactBase } from '../../src/core/fact-base.ts';
import { openFollowUps, raisedConcerns } from '../../src/digest/counts.ts';
import { checkContent } from '../../src/factbase/check.ts';
import { makeFactBase } from '../../src/factbase/make-fact-base.ts';
import { makeReader } from '../../src/understand/make-reader.ts';
import { generatedOn, generateRecords, writeRecords } from '../generate-content.ts';
import { keepingLog, says, startVouch } from '../start-vouch.ts';
import { atTheDesk, timed } from './at-the-desk.ts';
import { clientName, filledUpTo } from './fill-ledger.ts';

const root = resolve(import.meta.dirname, '../..');
const megabytes = (): number => {
  globalThis.gc?.();
  return Math.round(process.memoryUsage().rss / 2 ** 20);
};

async function withConcerns(file: string, clients: number): Promise<object> {
  const app = await startVouch(filledUpTo, { databaseUrl: `sqlite:${file}` });
  const { concerns } = app.ledger;
  const askFor = await atTheDesk(app);
  const someClient = (number: number) => clientName((Math.abs(number) * 7919) % clients);
  const days = { from: addDays(filledUpTo, -6), to: filledUpTo };
  const figures = {
    'log a concern': await timed(300, (number) =>
      app.respond(
        says(app, 'Are we affected?', {
          form: {
            intent: 'log-concern',
            entities: {
              client: someClient(number),
              vendor: 'kaspersky',
              words: 'Are we affected?',
              severity: 'normal',
            },
          },
        }),
      ),
    ),
    'a client’s concerns': await timed(500, async (number) => {
      const client = await app.ledger.clients.find(someClient(number));
      return concerns.list({ clientId: client?.id ?? '', limit: 50 });
    }),
    'desk, first page': await timed(100, () => askFor('/')),
    'desk, concerns': await timed(60, () => askFor('/concerns')),
    'digest, its counts': await timed(20, async () => {
      const raised = await raisedConcerns(app.factBase(), app.ledger, days, 'UTC');
      return [raised, await openFollowUps(app.ledger, filledUpTo)];
    }),
  };
  const answer = { figures, memory: megabytes() };
  await app.close();
  return answer;
}

/** The real intents, audiences and topics over generated vendors, directives and facts. */
function generatedOver(real: FactBase, count: number): FactBase {
  const { intents, audiences, jurisdictions, topics, playbooks, guidance } = real;
  return makeFactBase({ ...generateRecords(count), intents, audiences, jurisdictions, topics, playbooks, guidance });
}

async function withRecords(count: number): Promise<object> {
  const today = dayOf(Date.parse(generatedOn));
  const dir = join(tmpdir(), `vouch-bench-records-${process.pid}`);
  const { contentDir, intentsDir } = writeRecords(generateRecords(count), dir);
  const start = performance.now();
  const { factBase } = checkContent(contentDir, intentsDir, today);
  const load = performance.now() - start;
  if (factBase === null) throw new Error('generated content must be right');
  rmSync(dir, { recursive: true, force: true });
  const { factBase: real } = checkContent(resolve(root, 'content'), resolve(root, 'intents'), today);
  if (real === null) throw new Error('the content does not pass its check');
  const base = generatedOver(real, count);
  const teaching = performance.now();
  const reader = makeReader(base);
  const taught = performance.now() - teaching;
  const config = readConfig({ VOUCH_WATCH: 'off', VOUCH_NOW: generatedOn, DATABASE_URL: 'sqlite::memory:' });
  const app = await openApp(config, { watch: false, log: keepingLog(), content: { base, reader } });
  const names = [...base.vendors.values()].map(({ name }) => name);
  const someVendor = (number: number) => names[(Math.abs(number) * 7919) % names.length] ?? '';
  const askFor = await atTheDesk(app);
  const figures = {
    'load and check from files': { p50: Math.round(load), p95: Math.round(load) },
    'learn to read': { p50: Math.round(taught), p95: Math.round(taught) },
    'one question': await timed(300, (number) =>
      app.respond(says(app, `Is ${someVendor(number)} safe for our federal work?`)),
    ),
    'desk, vendors': await timed(30, () => askFor('/vendors')),
  };
  const answer = { figures, memory: megabytes() };
  await app.close();
  return answer;
}

const [kind, what = '', clients = '1'] = process.argv.slice(2);
const answer = kind === 'concerns' ? await withConcerns(what, Number(clients)) : await withRecords(Number(what));
process.stdout.write(`${JSON.stringify(answer)}\n`);
process.exit(0);
