/** Does the doctor look at everything without ever telling a secret, and go on where the configuration is broken? */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { examine } from '../../../../src/surfaces/terminal/doctor/examine.ts';
import { runChecks } from '../../../../src/surfaces/terminal/doctor/run-checks.ts';
import { withoutSecrets } from '../../../../src/surfaces/terminal/doctor/without-secrets.ts';
import { makeProgram } from '../../../../src/surfaces/terminal/make-program.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vouch-examine-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Without content, which takes longer to read than all else, and with nobody to reach. */
const bare = () => ({
  PORT: '0',
  CONTENT_DIR: join(folder, 'nothing'),
  DATABASE_URL: `sqlite:${join(folder, 'data', 'vouch.db')}`,
  VOUCH_WATCH: 'off',
});
const nobody = '127.0.0.1:9';
const id = '11111111-2222-3333-4444-555555555555';

test('no secret is told, whatever is refused or not reached', async () => {
  const { findings, exit } = await examine({
    ...bare(),
    DATABASE_URL: `postgres://vouch:canary-a%2Fb@${nobody}/vouch?sslpassword=canary-b`,
    SLACK_BOT_TOKEN: 'xoxb-canary-c',
    SLACK_APP_TOKEN: 'xapp-canary-d',
    SLACK_SIGNING_SECRET: 'canary-e',
    SLACK_API_URL: `http://user:canary-f@${nobody}/api/`,
    MicrosoftAppId: id,
    MicrosoftAppTenantId: id,
    MicrosoftAppPassword: 'canary-g',
    ToChannelFromBotLoginUrl: `https://${nobody}/${id}`,
    OPENAI_API_KEY: 'canary-h',
    OPENAI_MODEL: 'small-model',
    OPENAI_BASE_URL: `http://${nobody}/v1`,
    VOUCH_PUBLIC_URL: 'https://vouch.example',
    OIDC_ISSUER: `http://${nobody}/`,
    OIDC_CLIENT_ID: 'vouch',
    OIDC_CLIENT_SECRET: 'canary-i',
    OIDC_ROLES: 'viewer=*',
  });
  expect(JSON.stringify(findings)).not.toContain('canary');
  const failed = findings.filter(({ state }) => state === 'failed');
  expect(failed.map(({ name }) => name)).toEqual(['content', 'database', 'desk', 'Slack', 'Teams', 'language model']);
  expect(failed.every(({ remedy }) => remedy !== null)).toBe(true);
  expect(exit).toBe(1);
});

test('a broken configuration is told whole, with 2, and the rest is looked at', async () => {
  const { findings, exit } = await examine({
    ...bare(),
    PORT: 'canary-of-port',
    SLACK_BOT_TOKEN: 'canary-without-its-beginning',
    MicrosoftAppPassword: 'canary-without-an-id',
    OPENAI_API_KEY: 'canary with spaces',
  });
  const stateOf = Object.fromEntries(findings.map(({ name, state }) => [name, state]));
  expect(exit).toBe(2);
  expect(stateOf).toMatchObject({
    ...{ configuration: 'failed', Slack: 'off', Teams: 'off', 'language model': 'off' },
    ...{ Node: 'ok', database: 'ok', desk: 'ok' },
  });
  const said = JSON.stringify(findings);
  for (const name of ['PORT', 'SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'MicrosoftAppId', 'OPENAI_MODEL'])
    expect(said).toContain(`${name}: `);
  expect(said).not.toContain('canary');
  // The ledger it looked for was not made.
  expect(readdirSync(folder)).toEqual([]);
});

test('a check that never ends is left behind, and the others are told', async () => {
  const { findings, late } = await runChecks(
    [
      { name: 'endless', run: () => new Promise(() => {}) },
      { name: 'quick', run: async () => ({ state: 'ok', says: 'Here.', remedy: null }) },
    ],
    { within: 20, words: (text) => text },
  );
  expect(findings).toMatchObject([{ state: 'failed', says: expect.stringContaining('Not reached') }, { state: 'ok' }]);
  expect(late).toEqual(['endless']);
});

test('what others repeat of a secret is hidden, as written and as decoded', () => {
  const words = withoutSecrets({
    OPENAI_API_KEY: 'sk-canary',
    DATABASE_URL: 'postgres://u:pa%2Fss@host/db',
    SLACK_APP_TOKEN: 'xapp-1',
    PORT: '3978',
  });
  expect(words('key sk-canary, pa%2Fss or pa/ss, xapp-1 on 3978')).toBe('key …, … or …, … on 3978');
});

test('the command tells each in a line with its remedy, or all as JSON, and its exit code says how it is', async () => {
  let out = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((piece) => {
    out += String(piece);
    return true;
  });
  const before = process.exitCode;
  onTestFinished(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    process.exitCode = before;
  });
  for (const [name, value] of Object.entries(bare())) vi.stubEnv(name, value);
  await makeProgram().parseAsync(['node', 'vouch', 'doctor']);
  expect(process.exitCode).toBe(1);
  expect(out).toMatch(/^ok +Node /);
  expect(out).toMatch(/\nFAILED +content .*\n(?: {2,}.*\n)* +→ Run “npm run check”/);
  expect(out).toMatch(/\noff +Teams +Teams is off\. It needs MicrosoftAppId/);
  out = '';
  await makeProgram().parseAsync(['node', 'vouch', 'doctor', '--json']);
  expect(JSON.parse(out)).toMatchObject({
    ok: false,
    checks: expect.arrayContaining([{ name: 'Node', state: 'ok', says: expect.any(String), remedy: null }]),
  });
});
