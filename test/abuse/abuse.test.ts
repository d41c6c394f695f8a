/** Does Vouch stand whatever it is sent, and does no secret, client's name or question ever get into a log, a metric, or the page of an error? */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { makeLog, openApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { asVouchError } from '../../src/core/errors.ts';
import type { Log } from '../../src/core/ports.ts';
import { tokenAccess } from '../../src/surfaces/web/access/token-access.ts';
import { measured } from '../../src/surfaces/web/health/health.ts';
import { serve } from '../../src/surfaces/web/serve.ts';
import { makeDatabase } from '../postgres.ts';
import { errorBody, openAiStandIn, sendJson } from '../stand-ins/openai-server.ts';
import { slackSender } from '../stand-ins/slack-client.ts';
import { startSlack, tokens } from '../stand-ins/slack-server.ts';
import { teamsClient } from '../stand-ins/teams-client.ts';
import { startTeams } from '../stand-ins/teams-server.ts';
import { startVouch } from '../start-vouch.ts';
import { abuse } from './abuse.ts';
import { type AtTheDesk, enterDesk, readPage } from './desk-session.ts';
import { openHouse, signingSecret, today } from './house.ts';

const root = resolve(import.meta.dirname, '../..');
const client = 'Canary Quillfeather Dental';
const words = 'shall we sell the yellow submarine';
const confidential: Readonly<Record<string, RegExp>> = {
  'the name of a client': /Quillfeather/i,
  'a question': /yellow submarine/i,
};
const key = 'sk-canary-0f1e2d3c4b5a';

/** The same lines that a running Vouch writes. */
function loggedLines(): { readonly log: Log; readonly lines: string[] } {
  const lines: string[] = [];
  return { lines, log: makeLog({ write: (line) => void lines.push(line) }) };
}

function expectNone(secrets: Readonly<Record<string, RegExp | string>>, where: Readonly<Record<string, string>>): void {
  const found = Object.entries(where).flatMap(([place, text]) =>
    Object.entries(secrets).flatMap(([name, secret]) => {
      const at = typeof secret === 'string' ? (secret === '' ? -1 : text.indexOf(secret)) : text.search(secret);
      return at < 0 ? [] : [`${name} in ${place}: ${text.slice(Math.max(0, at - 150), at + 80)}`];
    }),
  );
  expect(found).toEqual([]);
}

const read = async (url: string): Promise<string> => (await fetch(url)).text();

async function say(
  { url, cookie }: AtTheDesk,
  path: string,
  fields: Readonly<Record<string, string>>,
): Promise<Response> {
  const csrf = /name="csrf" value="([^"]*)"/.exec(await readPage({ url, cookie }, '/'))?.[1] ?? '';
  return fetch(`${url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: url },
    body: new URLSearchParams({ csrf, ...fields }),
  });
}

const logged = { client, vendor: 'kaspersky', words, severity: 'high' };
const thingsSaid = [
  `log that ${client} is worried about Kaspersky: ${words}?`,
  `Is Kaspersky fine for ${client}, ${words}?`,
] as const;

test('in normal work and when everything around fails', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vouch-canary-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { log, lines } = loggedLines();
  const model = await openAiStandIn({ apiKey: key });
  onTestFinished(() => model.stop());
  model.behave((_, response) =>
    sendJson(response, errorBody(`Incorrect API key provided: ${key}.`, 'invalid_api_key'), 401),
  );
  const file = join(folder, 'vouch.db');
  const house = await openHouse(file, { log, model: model.settings });
  onTestFinished(() => house.close());
  const { slack, teams, url, said } = house;
  const send = slackSender({ slack, url, signingSecret });
  const person = teamsClient({ teams, url });
  const desk = await enterDesk(said[0] ?? url);
  const errorPages: string[] = [];

  const everywhere = async () => {
    for (const text of thingsSaid) {
      await send.event(slack.say({ channel: 'D1', text }).event);
      await person.say({ text });
      errorPages.push(await (await say(desk, '/ask', { q: text })).text());
    }
    errorPages.push(await (await say(desk, '/concerns', logged)).text());
    await house.settled();
  };
  await everywhere();
  expect(await house.app.ledger.concerns.list({})).not.toHaveLength(0);
  errorPages.length = 0;

  // The others refuse, fail, and say why.
  slack.fail('chat.postMessage', { kind: 'error', error: 'token_revoked' }, { kind: 'error', error: 'invalid_auth' });
  teams.fail('post', { kind: 'status', status: 403 }, { kind: 'status', status: 400 });
  teams.revokeTokens();
  await everywhere();
  errorPages.length = 0;

  // The database loses a table while Vouch runs: everything that is asked fails.
  const ledger = new DatabaseSync(file);
  ledger.exec('alter table client_alias rename to gone; alter table concern rename to gone_too');
  for (const text of thingsSaid) errorPages.push(await (await say(desk, '/ask', { q: text })).text());
  errorPages.push(await (await say(desk, '/concerns', logged)).text());
  errorPages.push(await (await say(desk, '/concerns', { ...logged, client: 'x'.repeat(500) })).text());
  await send.event(slack.say({ channel: 'D1', text: thingsSaid[0] }).event);
  await person.say({ text: thingsSaid[0] });
  await slack.waitFor(() => lines.some((line) => line.includes('no such table')));
  const ready = await read(`${url}/readyz`);
  ledger.exec('alter table gone rename to client_alias; alter table gone_too rename to concern');
  ledger.close();
  await house.settled();

  // What strangers send, and forms that are not whole.
  await send.event(slack.say({ text: thingsSaid[0] }).event, {}, { secret: 'another-secret' });
  await person.deliver({ type: 'message', text: words }, { token: 'expired' });
  errorPages.push(await read(`${url}/?token=${words}`), await read(`${url}/receipts/${encodeURIComponent(words)}`));
  errorPages.push(await (await say(desk, `/tasks/${encodeURIComponent(client)}/done`, {})).text());

  const tokenPrinted = said.map((line) => new URL(/https?:\S+/.exec(line)?.[0] ?? url).searchParams.get('token') ?? '');
  const secrets = {
    'the Slack token': tokens.bot,
    'the signing secret': signingSecret,
    'the password of Teams': teams.password,
    'the key of the model': key,
    'the session': desk.cookie.split('=')[1] ?? '',
    ...Object.fromEntries(tokenPrinted.map((token, at) => [`the token of the desk (${at})`, token])),
    'a token of Teams': /eyJ[\w-]{10,}\.[\w-]{10,}/,
  };
  expect(lines.length).toBeGreaterThan(5);
  const quiet = {
    'the log': lines.join(''),
    '/metrics': await read(`${url}/metrics`),
    '/readyz': ready,
    '/readyz later': await read(`${url}/readyz`),
  };
  expectNone({ ...secrets, ...confidential }, quiet);
  expectNone(secrets, { 'a page': errorPages.join('\n') });
});

test('what PostgreSQL says of a row is told to nobody, nor its password', async () => {
  const databaseUrl = await makeDatabase();
  const { log, lines } = loggedLines();
  const app = await startVouch(today, { databaseUrl, log });
  onTestFinished(() => app.close());
  const said: string[] = [];
  const access = tokenAccess(app, (line) => void said.push(line));
  const served = await serve(measured(app), '127.0.0.1', 0, undefined, access);
  onTestFinished(() => served.close(200));
  const desk = await enterDesk(access.said(served.address));
  const postgres = new Client({ connectionString: databaseUrl });
  await postgres.connect();
  // Its detail then is “Failing row contains (…)”, with everything in the row.
  await postgres.query(`alter table concern add constraint only_here check (words not like '%submarine%')`);
  await postgres.end();
  const answer = await say(desk, '/concerns', logged);
  const page = await answer.text();
  expect(page).toContain('The database did not answer as it should');
  expectNone(
    { ...confidential, 'the password': new URL(databaseUrl).password },
    {
      'the log': lines.join(''),
      '/metrics': await read(`${served.address}/metrics`),
      '/readyz': await read(`${served.address}/readyz`),
    },
  );
  expect(page).not.toMatch(/Failing row|only_here/);
});

/** What somebody reads on the terminal when Vouch does not start. */
async function notStarted(start: () => unknown): Promise<string> {
  try {
    await start();
  } catch (thrown) {
    const { message, remedy, cause } = asVouchError(thrown);
    return [message, remedy, cause instanceof Error ? cause.message : String(cause)].join('\n');
  }
  throw new Error('it started');
}

test('a setting that is wrong is named, and its value is not repeated', async () => {
  const canary = 'cAnArY-4711';
  const names = [
    'SLACK_BOT_TOKEN',
    'SLACK_SIGNING_SECRET',
    'SLACK_APP_TOKEN',
    'MicrosoftAppPassword',
    'MicrosoftAppId',
    'OPENAI_API_KEY',
    'OIDC_CLIENT_SECRET',
    'OIDC_ISSUER',
    'DATABASE_URL',
    'OPENAI_BASE_URL',
    'SLACK_API_URL',
  ];
  const told = await notStarted(() => readConfig(Object.fromEntries(names.map((name) => [name, `wrong ${canary}`]))));
  expect(told).toContain('SLACK_BOT_TOKEN');
  const { log, lines } = loggedLines();
  const config = readConfig({ VOUCH_WATCH: 'off', VOUCH_NOW: today });
  const urls = [
    `postgres://vouch:${canary}@127.0.0.1:notaport/vouch`,
    `postgres://vouch:${canary}@127.0.0.1:1/vouch`,
    `postgres://vouch:${canary}@[::1/vouch`,
    `postgres://vouch:${canary}%@127.0.0.1:1/vouch`,
    (await makeDatabase()).replace(/:[^:@/]+@/, `:${canary}@`),
    `mysql://vouch:${canary}@127.0.0.1/vouch`,
  ];
  const content = { base: {}, reader: {} } as never;
  const all = await Promise.all(
    urls.map((databaseUrl) => notStarted(() => openApp({ ...config, databaseUrl }, { watch: false, log, content }))),
  );
  expectNone({ 'a value': canary }, { 'what is printed': [told, ...all].join('\n'), 'the log': lines.join('') });
});

test('a real start, a day of work and a stop print the token of the desk and no other secret', async () => {
  const slack = await startSlack();
  onTestFinished(() => slack.stop());
  const teams = await startTeams();
  onTestFinished(() => teams.stop());
  const model = await openAiStandIn({ apiKey: key });
  onTestFinished(() => model.stop());
  const databaseUrl = await makeDatabase();
  const child = spawn(process.execPath, ['--import', './src/guard.js', 'src/main.ts'], {
    cwd: root,
    env: {
      ...process.env,
      ...teams.environment,
      PORT: '0',
      DATABASE_URL: databaseUrl,
      VOUCH_WATCH: 'off',
      SLACK_BOT_TOKEN: tokens.bot,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: slack.apiUrl,
      OPENAI_API_KEY: key,
      OPENAI_MODEL: 'small-model',
      OPENAI_BASE_URL: model.settings.baseUrl ?? '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let printed = '';
  const closed = new Promise<number | null>((done) => child.on('close', done));
  const address = await new Promise<string>((found, fail) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (piece) => {
        printed += String(piece);
        const at = /The desk is at \S+/.exec(printed)?.[0];
        if (at !== undefined && printed.includes('Teams: at')) found(at);
      });
    closed.then((code) => fail(new Error(`it ended with ${code}: ${printed}`)));
  });
  const desk = await enterDesk(address);
  const send = slackSender({ slack, url: desk.url, signingSecret });
  const person = teamsClient({ teams, url: desk.url });
  slack.fail('chat.postMessage', { kind: '500' });
  teams.fail('post', { kind: 'status', status: 500 });
  model.behave((_, response) => sendJson(response, errorBody(`Incorrect API key provided: ${key}.`), 401));
  await send.event(slack.say({ channel: 'D1', text: thingsSaid[0] }).event);
  await person.say({ text: thingsSaid[1] });
  await say(desk, '/concerns', logged);
  await slack.waitFor((s) => s.messages('D1').some((message) => message.bot_id !== undefined), 30_000);
  const pages = { '/metrics': await read(`${desk.url}/metrics`), '/readyz': await read(`${desk.url}/readyz`) };
  child.kill('SIGTERM');
  expect(await closed).toBe(0);
  const secrets = {
    ...confidential,
    'the Slack token': tokens.bot,
    'the signing secret': signingSecret,
    'the password of Teams': teams.password,
    'the key of the model': key,
    'the password of the database': new URL(databaseUrl).password,
    'the session': desk.cookie.split('=')[1] ?? '',
  };
  expectNone(secrets, { 'what was printed': printed, ...pages });
});

/** The same payloads in every run; `npm run bench -- abuse` sends others, and very many. */
const seed = 20_170_913;

test('300 payloads, valid, nearly valid and hostile, at every door', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vouch-abuse-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { wrong, errors, sent, looked } = await abuse({ payloads: 300, seed, file: join(folder, 'vouch.db') });
  console.log(`seed ${seed}: ${JSON.stringify(sent)}, ${looked} looked at`);
  expect(wrong).toEqual([]);
  expect(errors).toEqual({});
});
