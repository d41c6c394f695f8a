/** Does the command line keep its contract, and is every bad input told clearly, with exit code 2 and nothing written? */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noteUndelivered } from '../../src/digest/undelivered.ts';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { type Given, openTerminal, startVouch, type Terminal } from './a-terminal.ts';

let folder: string;
let terminal: Terminal;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vouch-terminal-'));
  terminal = openTerminal();
});
afterAll(() => {
  terminal.close();
  rmSync(folder, { recursive: true, force: true });
});

const withLedger = ({ input, env }: Given): Given => ({
  ...(input === undefined ? {} : { input }),
  env: { DATABASE_URL: `sqlite:${join(folder, 'vouch.db')}`, ...env },
});
const vouch = (args: readonly string[], given: Given = {}) => terminal.run(args, withLedger(given));
const started = (args: readonly string[], given: Given = {}) => startVouch(args, withLedger(given));

const lines = (text: string): unknown[] =>
  text
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

describe('ask', () => {
  test('answers in text with numbered sources', async () => {
    const { code, out } = await started(['ask', 'Is Kaspersky safe for our federal work?']);
    expect(code).toBe(0);
    expect(out).toMatch(/prohibited/);
    expect(out).toMatch(/Sources:\n {2}\[1\]/);
  });

  test('keeps the JSON contract', async () => {
    const { code, out } = await vouch([
      'ask',
      'Can we still use Kaspersky?',
      '--as-of',
      '2017-09-15',
      '--audience',
      'federal-agency',
      '--json',
    ]);
    expect(code).toBe(0);
    const answer = JSON.parse(out);
    expect(Object.keys(answer)).toEqual([
      'id',
      'intent',
      'confidence',
      'vendor',
      'audience',
      'jurisdiction',
      'activity',
      'client',
      'asOf',
      'verdict',
      'answer',
      'claims',
      'citations',
      'abstained',
      'receipt',
    ]);
    expect(answer).toMatchObject({
      vendor: { id: 'kaspersky', name: 'Kaspersky' },
      audience: 'federal-agency',
      jurisdiction: 'US',
      asOf: '2017-09-15',
      verdict: { status: 'prohibited' },
      abstained: false,
    });
    expect(answer.claims[0].citations.length).toBeGreaterThan(0);
    for (const claim of answer.claims)
      for (const n of claim.citations)
        expect(answer.citations.map((citation: { n: number }) => citation.n)).toContain(n);
    expect(Object.keys(answer.citations[0])).toEqual(['n', 'title', 'publisher', 'url', 'published', 'quote']);
  });

  test('reads lines, shares a thread, and goes on after a bad line', async () => {
    const input = [
      '{"id":"1","q":"Is Kaspersky banned for federal agencies?","thread":"t","asOf":"2017-09-15"}',
      'not json',
      '{"id":"2","q":"was that a ban?","thread":"t"}',
      '{"id":"3","q":"was that a ban?","thread":"another"}',
      '{"id":"4"}',
    ].join('\n');
    const { code, out } = await started(['ask', '--json', '-'], { input });
    const answers = lines(out) as { id: string | null; vendor?: { id: string } | null; error?: { code: string } }[];
    expect(answers.map((answer) => answer.id)).toEqual(['1', null, '2', '3', null]);
    expect(answers[2]?.vendor?.id).toBe('kaspersky');
    expect(answers[3]?.vendor ?? null).toBeNull();
    expect(answers[1]?.error?.code).toBe('bad-input');
    expect(code).toBe(2);
  });

  test('without --write nothing is logged, with it the concern is kept', async () => {
    const words = 'Log that Acme Dental is worried about Kaspersky';
    await vouch(['ask', words]);
    expect(JSON.parse((await vouch(['concern', 'list', '--json'])).out)).toEqual([]);
    await vouch(['ask', words, '--write']);
    expect(JSON.parse((await vouch(['concern', 'list', '--json', '--client', 'acme dental'])).out)).toMatchObject([
      { client: { name: 'Acme Dental' }, vendor: 'kaspersky' },
    ]);
  });

  test('exits 1 when it cannot answer', async () => {
    expect((await started(['ask', 'What is the weather in Paris?'])).code).toBe(1);
  });
});

describe('the log', () => {
  test('adds, lists, exports and finishes', async () => {
    const added = await vouch([
      'concern',
      'add',
      '--client',
      '=HYPERLINK("x")',
      '--vendor',
      'kaspersky',
      '@SUM(1)',
      '--severity',
      'high',
      '--json',
    ]);
    expect(JSON.parse(added.out)).toMatchObject({ severity: 'high', state: 'open', words: '@SUM(1)' });
    const csv = (await vouch(['concern', 'list', '--csv'])).out;
    expect(csv).not.toMatch(/(^|,|")[=@]/m);
    const task = JSON.parse((await vouch(['task', 'add', 'Call them', '--due', '2026-12-01', '--json'])).out);
    expect(JSON.parse((await vouch(['task', 'done', task.id, '--json'])).out)).toMatchObject({
      id: task.id,
      state: 'done',
    });
    expect(JSON.parse((await vouch(['task', 'list', '--state', 'done', '--json'])).out)).toHaveLength(1);
    expect((await vouch(['task', 'done', 'nonsense'])).code).toBe(1);
  });

  test('takes concerns as lines and acknowledges each', async () => {
    const input =
      '{"client":"Beta","vendor":"kaspersky","words":"one"}\n{"client":"Beta","vendor":"kaspersky"}\n{"client":"Beta","vendor":"kaspersky","words":"two"}\n';
    const { out, code } = await vouch(['concern', 'add', '--json', '-'], { input });
    const acknowledged = lines(out) as { id: string | null }[];
    expect(acknowledged.map((each) => typeof each.id)).toEqual(['string', 'object', 'string']);
    expect(code).toBe(2);
    expect(JSON.parse((await vouch(['concern', 'list', '--client', 'Beta', '--json'])).out)).toHaveLength(2);
  });

  test('merges, renames, exports and deletes a client', async () => {
    await vouch(['concern', 'add', '--client', 'Gamma One', '--vendor', 'kaspersky', 'first']);
    await vouch(['concern', 'add', '--client', 'Gamma Two', '--vendor', 'kaspersky', 'second']);
    expect((await vouch(['client', 'merge', 'Gamma Two', 'Gamma One'])).code).toBe(0);
    expect(JSON.parse((await vouch(['client', 'rename', 'Gamma Two', 'Gamma', '--json'])).out)).toMatchObject({
      name: 'Gamma',
    });
    expect(JSON.parse((await vouch(['client', 'export', 'Gamma'])).out).concerns).toHaveLength(2);
    expect((await vouch(['client', 'delete', 'Gamma'])).code).toBe(0);
    expect((await vouch(['client', 'export', 'Gamma'])).code).toBe(1);
    expect(JSON.parse((await vouch(['concern', 'list', '--client', 'Gamma', '--json'])).out)).toEqual([]);
  });
});

describe('the digest', () => {
  test('is shown for a week, as text and as JSON, and nothing is posted', async () => {
    const week = ['digest', '--preview', '--week', '2017-W37'];
    const [text, json, none] = await Promise.all([
      vouch(week),
      vouch([...week, '--json']),
      vouch(['digest', '--preview', '--week', '2026-W60']),
    ]);
    expect(text).toMatchObject({ code: 0, err: '' });
    expect(text.out).toMatch(/^The week from 11 to 17 September 2017\n/);
    expect(JSON.parse(json.out)).toMatchObject({ intent: 'digest', abstained: false });
    expect(none).toMatchObject({ code: 1, out: expect.stringContaining('There is no week 60 in 2026') });
  });

  test('“list” says which rooms get it and when', async () => {
    const url = `sqlite:${join(folder, 'digest.db')}`;
    const ledger = await openLedger(url, { clock: () => Date.parse('2026-11-01') });
    const room = { id: 'slack:T1:C1', shared: false };
    await ledger.subscriptions.put(room, { id: 'U1', name: 'Dana' }, { weekday: 5, hour: 14, zone: 'Europe/Berlin' });
    await noteUndelivered(ledger, room.id, '2026-W47');
    await ledger.close();
    const env = { DATABASE_URL: url };
    const [text, json, empty] = await Promise.all([
      vouch(['digest', 'list'], { env }),
      vouch(['digest', 'list', '--json'], { env }),
      vouch(['digest', 'list']),
    ]);
    expect(text.out).toBe(
      'slack:T1:C1: every Friday at 14:00, Berlin time. Next: Friday 27 November 2026 at 14:00, Berlin time. It could not be posted in 2026-W47.\n',
    );
    expect(JSON.parse(json.out)).toMatchObject([{ room: room.id, next: '2026-11-27T13:00:00.000Z', covered: null }]);
    expect(empty.out).toContain('No room gets');
  });
});

describe('bad input', () => {
  const dna = '\u202E';
  test.each<[string, readonly string[], RegExp, (string | Buffer)?]>([
    ['no question', ['ask'], /no question/],
    ['an empty question', ['ask', '  '], /./],
    ['a 100 kB question', ['ask', 'x'.repeat(100_000)], /4,?000|long/],
    ['only control characters', ['ask', '\u0001\u0002'], /./],
    ['only a direction override', ['ask', dna], /./],
    ['a date that is none', ['ask', 'Is Kaspersky banned?', '--as-of', '2026-02-30'], /2026-02-30/],
    ['an audience nobody knows', ['ask', 'Is Kaspersky banned?', '--audience', 'martians'], /martians/],
    ['an unknown command', ['aks', 'x'], /ask/],
    ['an unknown option', ['ask', 'x', '--foo'], /foo/],
    [
      'a client name of 300 characters',
      ['concern', 'add', '--client', 'n'.repeat(300), '--vendor', 'kaspersky', 'x'],
      /at most 120/,
    ],
    [
      'a client name with a direction override',
      ['concern', 'add', '--client', `Acme${dna}`, '--vendor', 'kaspersky', 'x'],
      /direction/,
    ],
    ['an empty client', ['concern', 'add', '--client', ' ', '--vendor', 'kaspersky', 'x'], /client/],
    [
      'a severity that is none',
      ['concern', 'add', '--client', 'A', '--vendor', 'kaspersky', 'x', '--severity', 'huge'],
      /severity|huge/,
    ],
    ['a limit that is none', ['concern', 'list', '--limit', '-3'], /limit/],
    ['a state that is none', ['task', 'list', '--state', 'gone'], /gone/],
    ['lines that are not JSON', ['concern', 'add', '--json', '-'], /./, '{"client":'],
    [
      'half a UTF-8 sequence',
      ['concern', 'add', '--json', '-'],
      /./,
      Buffer.from('{"client":"\xc3","vendor":"kaspersky","words":"x"}', 'latin1'),
    ],
  ])('%s ends with 2 and writes nothing', async (_, args, message, input) => {
    const env = { DATABASE_URL: `sqlite:${join(folder, 'bad.db')}` };
    const { code, out, err } = await vouch(args, { env, ...(input === undefined ? {} : { input }) });
    expect(code, err).toBe(2);
    expect(out + err).toMatch(message);
    expect(out + err).not.toMatch(/\bat .*\.ts:\d+/);
    const ledger = await openLedger(env.DATABASE_URL, { clock: Date.now });
    expect(await ledger.concerns.list({})).toEqual([]);
    expect(await ledger.clients.list()).toEqual([]);
    await ledger.close();
  });

  test('every problem of the configuration is told at once', async () => {
    const { code, err } = await started(['concern', 'list'], {
      env: { DATABASE_URL: 'mysql://x', PORT: 'abc', VOUCH_NOW: 'soon' },
    });
    expect(code).toBe(2);
    for (const name of ['DATABASE_URL', 'PORT', 'VOUCH_NOW']) expect(err).toContain(name);
  });

  test('a broken content file stops the start with its finding', async () => {
    const { code, err } = await started(['ask', 'x'], { env: { CONTENT_DIR: join(folder, 'nowhere') } });
    expect(code).toBe(1);
    expect(err).toContain('nowhere');
  });
});
