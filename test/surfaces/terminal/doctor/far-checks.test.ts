/** Does the doctor tell what is reached from what is not, with the fix for each? */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkModel } from '../../../../src/surfaces/terminal/doctor/check-model.ts';
import { checkPort } from '../../../../src/surfaces/terminal/doctor/check-port.ts';
import { checkSource, checkSources } from '../../../../src/surfaces/terminal/doctor/check-source.ts';
import { checkDesk, checkSlack, checkTeams } from '../../../../src/surfaces/terminal/doctor/check-surfaces.ts';
import { type OpenAiStandIn, openAiStandIn, sendJson } from '../../../stand-ins/openai-server.ts';
import { type SlackStandIn, startSlack, tokens } from '../../../stand-ins/slack-server.ts';
import { type SourcesStandIn, startSources } from '../../../stand-ins/sources-server.ts';
import { startTeams, type TeamsStandIn, trustCertificate } from '../../../stand-ins/teams-server.ts';
import { keepingLog } from '../../../start-vouch.ts';
import { ask, configured } from './ask-check.ts';

/** A port of this machine where nobody listens. */
const nobody = 'http://127.0.0.1:9';

async function served(handle: RequestListener): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer(handle);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { server, port: (server.address() as AddressInfo).port };
}

describe('Slack', () => {
  let slack: SlackStandIn;
  beforeAll(async () => {
    slack = await startSlack();
  });
  afterAll(() => slack.stop());
  const look = (parts: NodeJS.ProcessEnv) =>
    ask(checkSlack(configured({ SLACK_API_URL: slack.apiUrl, ...parts }), keepingLog()));

  test('takes the token over HTTP', async () => {
    expect(await look({ SLACK_BOT_TOKEN: tokens.bot, SLACK_SIGNING_SECRET: 'signs' })).toMatchObject({ state: 'ok' });
  });

  test('takes both tokens in Socket Mode, and names the one it refuses', async () => {
    const bot = { SLACK_BOT_TOKEN: tokens.bot };
    expect(await look({ ...bot, SLACK_APP_TOKEN: tokens.app })).toMatchObject({
      state: 'ok',
      says: expect.stringContaining('Socket Mode'),
    });
    expect(await look({ ...bot, SLACK_APP_TOKEN: 'xapp-wrong' })).toMatchObject({
      state: 'failed',
      says: expect.stringContaining('refuses SLACK_APP_TOKEN'),
      remedy: expect.stringContaining('Copy the token again'),
    });
    expect(await look({ SLACK_BOT_TOKEN: 'xoxb-wrong', SLACK_APP_TOKEN: tokens.app })).toMatchObject({
      state: 'failed',
      says: expect.stringContaining('refuses SLACK_BOT_TOKEN'),
    });
  });

  test('is told apart where it is not reached, and where it is off', async () => {
    const set = { SLACK_BOT_TOKEN: tokens.bot, SLACK_SIGNING_SECRET: 'signs' };
    expect(await look({ ...set, SLACK_API_URL: `${nobody}/api/` })).toMatchObject({
      state: 'failed',
      says: expect.stringContaining('cannot be reached'),
    });
    expect(await look({})).toMatchObject({ state: 'off', remedy: expect.stringContaining('SLACK_BOT_TOKEN') });
  });
});

describe('Teams', () => {
  let teams: TeamsStandIn;
  beforeAll(async () => {
    trustCertificate();
    teams = await startTeams();
  });
  afterAll(() => teams.stop());
  const look = (parts: NodeJS.ProcessEnv = {}) => ask(checkTeams(configured({ ...teams.environment, ...parts })));

  test('gives a token, or says why not', async () => {
    // First, since the SDK keeps a good token for the whole process.
    const refused = await look({ MicrosoftAppPassword: 'canary-of-teams' });
    expect(refused).toMatchObject({ state: 'failed', remedy: expect.stringContaining('MicrosoftAppPassword') });
    expect(JSON.stringify(refused)).not.toContain('canary-of-teams');
    expect(await look()).toMatchObject({ state: 'ok' });
  });

  test('for development is warned of, and is off without its settings', async () => {
    const development = configured({ VOUCH_TEAMS_DEVELOPMENT: 'yes' });
    expect(await ask(checkTeams(development))).toMatchObject({ state: 'warning' });
    expect(await ask(checkTeams(configured({})))).toMatchObject({
      state: 'off',
      remedy: expect.stringContaining('MicrosoftAppTenantId'),
    });
  });
});

describe('the language model', () => {
  let endpoint: OpenAiStandIn;
  beforeAll(async () => {
    endpoint = await openAiStandIn();
  });
  afterAll(() => endpoint.stop());
  const look = (url = endpoint.settings.baseUrl) =>
    ask(
      checkModel(configured({ OPENAI_API_KEY: 'canary-of-model', OPENAI_MODEL: 'small-model', OPENAI_BASE_URL: url })),
    );

  test('answers, and the cost is said', async () => {
    endpoint.behave(() => JSON.stringify({ ready: true }));
    expect(await look()).toMatchObject({ state: 'ok', says: expect.stringMatching(/one call of \d+ tokens/) });
    expect(endpoint.calls).toHaveLength(1);
  });

  test.each([
    [401, 'OPENAI_API_KEY'],
    [404, 'OPENAI_MODEL'],
    [429, 'limits'],
  ])('that refuses with %i has its remedy', async (status, remedy) => {
    endpoint.behave((_, response) => sendJson(response, { error: { message: 'canary-of-model is wrong' } }, status));
    const finding = await look();
    expect(finding).toMatchObject({ state: 'failed', remedy: expect.stringContaining(remedy) });
    expect(JSON.stringify(finding)).not.toContain('canary-of-model');
  });

  test('that talks nonsense was reached; one that is not there was not', async () => {
    endpoint.behave(() => 'certainly!');
    expect(await look()).toMatchObject({ state: 'warning', says: expect.stringContaining('was reached') });
    expect(await look(`${nobody}/v1`)).toMatchObject({
      state: 'failed',
      says: expect.stringMatching(/^Not reached: /),
    });
  });
});

describe('the official sources', () => {
  let server: SourcesStandIn;
  beforeAll(async () => {
    server = await startSources();
  });
  afterAll(() => server.stop());
  const set = () => configured(server.environment);

  test.each(['federal-register', 'cisa', 'kev', 'csl', 'fcc'] as const)(
    '%s is asked for what its reader reads',
    async (id) => {
      expect(await ask(checkSource(id, set()))).toMatchObject({ state: 'ok' });
    },
  );

  test('one that fails, hangs or is not there is not reached, in bounded time', async () => {
    server.answer('/kev/known_exploited_vulnerabilities.json', { status: 503 });
    expect(await ask(checkSource('kev', set()))).toMatchObject({
      state: 'warning',
      says: expect.stringMatching(/^Not reached: .*503/),
      remedy: expect.stringContaining('VOUCH_SOURCE_KEV_URL'),
    });
    server.answer('/fcc/supplychain/coveredlist', { hangs: true });
    expect(await ask(checkSource('fcc', set()), 200)).toMatchObject({
      says: 'Not reached: FCC did not answer in time.',
    });
    const gone = configured({ VOUCH_SOURCE_CISA_URL: `${nobody}/` });
    expect(await ask(checkSource('cisa', gone))).toMatchObject({ says: expect.stringMatching(/^Not reached: /) });
  });

  test('an endless answer is left at its beginning', async () => {
    server.answer('/csl/consolidated.json', {
      *body() {
        for (;;) yield new Uint8Array(65_536).fill(32);
      },
    });
    expect(await ask(checkSource('csl', set()))).toMatchObject({ state: 'ok' });
  });

  test('one that only people may read, or that nobody watches, is off', async () => {
    expect(await ask(checkSource('fascsa', set()))).toMatchObject({ state: 'off' });
    const [only, ...others] = checkSources(configured({ VOUCH_WATCH: 'off' }));
    expect(others).toEqual([]);
    expect(await only?.run(AbortSignal.abort())).toMatchObject({
      state: 'off',
      says: expect.stringContaining('VOUCH_WATCH'),
    });
  });
});

describe('the port', () => {
  const onPort = (port: number) => ask(checkPort({ host: '127.0.0.1', port }));

  test('is free, or another program has it', async () => {
    const { server, port } = await served((_, response) => response.end('hello'));
    expect(await onPort(port)).toMatchObject({ state: 'failed', remedy: expect.stringContaining('PORT') });
    await new Promise((done) => server.close(done));
    expect(await onPort(port)).toMatchObject({ state: 'ok', says: expect.stringContaining('is free') });
  });

  test('of a Vouch that runs tells what that says of itself', async () => {
    const content = { version: 'v', problems: [] };
    let ready: object = { ok: true, ledger: 'ok', content };
    const { server, port } = await served((_, response) => response.end(JSON.stringify(ready)));
    expect(await onPort(port)).toMatchObject({ state: 'ok', says: expect.stringContaining('all is well') });
    ready = { ok: false, ledger: 'The database cannot be reached.', content: { ...content, problems: ['x'] } };
    expect(await onPort(port)).toMatchObject({
      state: 'warning',
      says: expect.stringMatching(/cannot be reached.*content on disk is broken/),
    });
    await new Promise((done) => server.close(done));
  });
});

describe('the desk', () => {
  const login = (issuer: string) =>
    configured({
      VOUCH_PUBLIC_URL: 'https://vouch.example',
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: 'vouch',
      OIDC_CLIENT_SECRET: 'canary-of-login',
      OIDC_ROLES: 'viewer=*',
    });

  test('is open on this machine alone without a login', async () => {
    expect(await ask(checkDesk(configured({})))).toMatchObject({ state: 'ok', says: expect.stringContaining('token') });
    const elsewhere = { HOST: '0.0.0.0' };
    expect(await ask(checkDesk(configured({ ...elsewhere, VOUCH_DESK: 'off' })))).toMatchObject({ state: 'off' });
    // It would not start like that.
    expect(await ask(checkDesk(configured(elsewhere)))).toMatchObject({
      state: 'failed',
      remedy: expect.stringContaining('HOST=127.0.0.1'),
    });
  });

  test('has a login whose issuer answers, or not', async () => {
    const { server, port } = await served((request, response) => {
      const issuer = `http://127.0.0.1:${port}`;
      response.setHeader('content-type', 'application/json');
      response.statusCode = request.url === '/.well-known/openid-configuration' ? 200 : 404;
      response.end(
        JSON.stringify({
          issuer: `${issuer}/`,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/keys`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['RS256'],
        }),
      );
    });
    expect(await ask(checkDesk(login(`http://127.0.0.1:${port}/`)))).toMatchObject({ state: 'ok' });
    await new Promise((done) => server.close(done));
    expect(await ask(checkDesk(login(`http://127.0.0.1:${port}/`)))).toMatchObject({
      state: 'failed',
      remedy: expect.stringContaining('OIDC_ISSUER'),
    });
  });
});
