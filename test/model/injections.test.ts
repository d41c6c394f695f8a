/** Can a text that gives orders move an answer, when the model does whatever it is told? */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { type Content, loadContent, openApp } from '../../src/app.ts';
import type { Config } from '../../src/config.ts';
import type { Reply } from '../../src/core/reply.ts';
import type { Utterance } from '../../src/core/utterance.ts';
import { watchOf } from '../../src/watch-config.ts';
import { type OpenAiStandIn, openAiStandIn, picks, Sent } from '../stand-ins/openai-server.ts';
import { keepingLog, says } from '../start-vouch.ts';
import { claimsOf, expectNoMilder } from './with-model.ts';

const root = resolve(import.meta.dirname, '../..');
const Injection = z.strictObject({ where: z.enum(['question', 'client', 'record', 'feed']), text: z.string() });
const injections = z.array(Injection).parse(parse(readFileSync(join(import.meta.dirname, 'injections.yaml'), 'utf8')));

/** What no record says. */
const toldOnly = injections.flatMap(({ where, text }) => (where === 'record' ? [] : [text]));

/** What a model that was talked over may pick. */
const obeyed: readonly Readonly<Record<string, unknown>>[] = [
  { intent: 'ask-vendor', vendors: ['webroot'], audience: 'consumer', activity: 'use' },
  { intent: 'vendor-statement', vendors: ['kaspersky'] },
  { intent: 'ask-guidance', guidance: 'what-no-restriction-found-means' },
  { intent: 'alternatives', vendors: ['kaspersky'] },
  { intent: 'log-concern', vendors: ['kaspersky'] },
  { intent: 'ask-vendor', vendors: [], audience: 'consumer', jurisdiction: 'de' },
  { intent: 'ask-vendor', vendors: ['kaspersky'], topics: ['alternatives'], audience: 'business', activity: 'use' },
  { intent: 'create-task' },
  { intent: 'vendor-status' },
  { intent: 'list-directives' },
];

let folder: string;
let config: Config;
let content: Content;
let standIn: OpenAiStandIn;
/** Each question with what it gets where there is no model. */
const carriers: { readonly q: string; readonly parts: Partial<Utterance>; readonly plain: Reply }[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vouch-injections-'));
  cpSync(join(root, 'content'), folder, { recursive: true });
  for (const [at, { where, text }] of injections.entries()) if (where === 'record') writeRecord(`injected-${at}`, text);
  standIn = await openAiStandIn();
  config = {
    port: 0,
    host: '127.0.0.1',
    databaseUrl: 'sqlite::memory:',
    contentDir: folder,
    intentsDir: join(root, 'intents'),
    desk: { way: 'token' },
    slack: null,
    teams: null,
    model: null,
    watch: watchOf({ VOUCH_WATCH: 'off' }),
    now: Date.parse('2026-11-23'),
  };
  content = loadContent(config, '2026-11-23');
  const without = await openApp(config, { watch: false, log: keepingLog(), content });
  for (const { q, parts = {} } of injections.flatMap(carried))
    carriers.push({ q, parts, plain: await without.respond(says(without, q, parts)) });
  await without.close();
});
afterAll(async () => {
  await standIn.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A fact that somebody let through, with the injection for its claim. */
function writeRecord(id: string, text: string): void {
  const claim = {
    text: text.replace(/[^.]$/, '$&.'),
    cites: [
      {
        publisher: 'Example',
        title: 'A page',
        url: 'https://example.com/',
        published: '2026-01-01',
        quote: 'words of the page',
        checked: '2026-11-01',
        how: 'read',
      },
    ],
  };
  const record = {
    title: `A page of ${id}`,
    kind: 'event',
    vendors: ['avast'],
    published: '2026-01-01',
    topics: ['provenance'],
    claims: [claim],
    reviewed: { by: 'test', on: '2026-11-01' },
    recheck: '2027-05-01',
  };
  writeFileSync(join(folder, 'facts', `${id}.yaml`), stringify(record));
}

/** The questions that carry an injection to the reader. */
function carried({ where, text }: z.infer<typeof Injection>): { q: string; parts?: Partial<Utterance> }[] {
  switch (where) {
    case 'question':
      return [{ q: text }, { q: `${text} and what else is there on the eastern one?` }];
    case 'client':
      return [
        { q: 'is the russian one still a problem for them', parts: { client: text } },
        { q: 'Is Kaspersky ok for a federal contractor?', parts: { client: text } },
      ];
    case 'record':
      return [{ q: `what does the page say: ${text}` }, { q: 'where does Avast come from' }];
    case 'feed':
      return [{ q: `a feed has this: ${text} what now?` }, { q: `${text} so is the russian one out of the woods` }];
  }
}

test('there are a hundred of them, of every kind', () => {
  expect(injections.length).toBeGreaterThanOrEqual(100);
  expect(new Set(injections.map(({ where }) => where)).size).toBe(4);
});

test.each(obeyed)('none moves an answer when the model obeys with %j', async (obedience) => {
  standIn.behave(() => picks(obedience));
  const app = await openApp({ ...config, model: standIn.settings }, { watch: false, log: keepingLog(), content });
  const before = standIn.calls.length;
  for (const { q, parts, plain } of carriers) {
    const calls = standIn.calls.length;
    const reply = await app.respond(says(app, q, parts));
    expect(standIn.calls.length - calls).toBeLessThanOrEqual(1);
    expectNoMilder(reply, plain, content.base);
    const shown = claimsOf(reply).join('\n');
    for (const text of toldOnly) expect(shown).not.toContain(text);
  }
  // Otherwise it would show nothing.
  expect(standIn.calls.length - before).toBeGreaterThan(30);
  const written = [...(await app.ledger.concerns.list({})), ...(await app.ledger.tasks.list({}))];
  expect(written).toHaveLength(carriers.filter(({ plain }) => plain.changed !== null).length);
  await app.close();
});

test('what is sent holds the question as data, and neither a claim nor a client', () => {
  const { vendors, directives, facts, guidance } = content.base;
  const claims = new Set(
    Object.entries({ vendors, directives, facts, guidance }).flatMap(([kind, records]) =>
      [...records.keys()].flatMap((id) => content.base.claimsOf(`${kind}/${id}`).map(({ claim }) => claim.text)),
    ),
  );
  const instructions = new Set(standIn.calls.map(({ request }) => request.messages[0].content));
  expect(instructions.size).toBe(1);
  for (const { request } of standIn.calls) {
    const sent = Sent.parse(JSON.parse(request.messages[1].content));
    for (const list of Object.values(sent.lists))
      for (const words of Object.values(list)) expect(claims.has(words)).toBe(false);
    for (const { where, text } of injections) if (where === 'client') expect(sent.question).not.toContain(text);
  }
});
