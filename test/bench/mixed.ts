/** Does Vouch bear a day of Slack, Teams and the desk at once: no error, every concern once, memory flat? */
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { certificatePath } from '../stand-ins/teams-certificate.ts';
import { quantile } from './answers.ts';
import { askHttp, enter } from './ask-http.ts';
import { type Act, type Crowd, makeCrowd, marks } from './crowd.ts';
import { leanSlack, signingSecret } from './slack-load.ts';
import { appId, leanTeams, password, tenantId } from './teams-load.ts';
import { startVouchProcess, type VouchProcess } from './vouch-process.ts';

/** Seconds in which as much as possible is done, to see what the machine holds. */
const rampSeconds = 10;
const rampAtOnce = 24;
/** The part of that which is asked for afterwards. */
const held = 0.6;
/** So many at most are under way; where the machine falls so far behind, it is not pushed further, and that is told. */
const mostUnderWay = 400;
/** Seconds between looks at the memory. */
const lookEvery = 10;

interface Looked {
  /** Seconds since the load began. */
  readonly at: number;
  readonly memory: number;
  /** The event loop’s delay at its 99th percentile since the look before, in milliseconds. */
  readonly lag: number;
}

class Tally {
  readonly times = new Map<string, number[]>();
  readonly errors = new Map<string, number>();
  readonly acknowledged: string[] = [];
  done = 0;

  /** `due` is when it should have begun: what waits for its turn waits, too. */
  async run(act: Act, due: number): Promise<void> {
    try {
      await act.run();
      this.done += 1;
      if (act.mark !== undefined) this.acknowledged.push(act.mark);
      for (const name of [act.surface, `${act.surface}, ${act.what.replace(/ \/.*/, '')}`]) {
        const times = this.times.get(name) ?? [];
        times.push(performance.now() - due);
        this.times.set(name, times);
      }
    } catch (thrown) {
      const told = `${act.surface}, ${act.what}: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
      this.errors.set(told, (this.errors.get(told) ?? 0) + 1);
    }
  }
}

async function saturate(crowd: Crowd, tally: Tally): Promise<number> {
  const from = performance.now();
  const until = from + rampSeconds * 1000;
  const before = tally.done;
  await Promise.all(
    Array.from({ length: rampAtOnce }, async () => {
      while (performance.now() < until) await tally.run(crowd.next(), performance.now());
    }),
  );
  return ((tally.done - before) * 1000) / (performance.now() - from);
}

/** Begins so many acts a second, whatever has come of those before; gives how often it had to wait. */
async function keepRate(crowd: Crowd, tally: Tally, perSecond: number, seconds: number): Promise<number> {
  const from = performance.now();
  const underWay = new Set<Promise<void>>();
  let heldBack = 0;
  for (let number = 0; number < perSecond * seconds; number += 1) {
    const due = from + (number * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 1) await pause(wait);
    if (underWay.size >= mostUnderWay) {
      heldBack += 1;
      await Promise.race(underWay);
    }
    const act = tally.run(crowd.next(), due).finally(() => underWay.delete(act));
    underWay.add(act);
  }
  await Promise.all(underWay);
  return heldBack;
}

async function lookAt(vouch: VouchProcess, agent: Agent, from: number): Promise<Looked> {
  const { body } = await askHttp(`${vouch.url}/metrics`, { method: 'GET', agent });
  const lag = Number(/^nodejs_eventloop_lag_p99_seconds (\S+)/m.exec(body)?.[1] ?? Number.NaN) * 1000;
  return { at: (performance.now() - from) / 1000, memory: vouch.memory(), lag };
}

/** MB a minute, by least squares over what came after the first quarter. */
function slopeOf(looks: readonly Looked[]): number {
  const warm = looks.slice(Math.floor(looks.length / 4));
  const mean = (part: (look: Looked) => number) => warm.reduce((sum, look) => sum + part(look), 0) / warm.length;
  const [minute, memory] = [mean(({ at }) => at / 60), mean((look) => look.memory)];
  const spread = warm.reduce((sum, { at }) => sum + (at / 60 - minute) ** 2, 0);
  return warm.reduce((sum, look) => sum + (look.at / 60 - minute) * (look.memory - memory), 0) / spread;
}

/** The least that was held in each half of what came after the first quarter: between two collections memory only rises. */
const lowest = (looks: readonly Looked[]): number[] =>
  [looks.slice(looks.length / 4, (looks.length * 5) / 8), looks.slice((looks.length * 5) / 8)].map((part) =>
    Math.round(Math.min(...part.map(({ memory }) => memory))),
  );

/** A line of text for each look, or for so many that twenty are left. */
function chart(looks: readonly Looked[]): string {
  const most = Math.max(...looks.map(({ memory }) => memory));
  const step = Math.max(1, Math.ceil(looks.length / 20));
  return looks
    .filter((_, index) => index % step === 0)
    .map(({ at, memory, lag }) => {
      const clock = `${Math.floor(at / 60)}:${String(Math.floor(at % 60)).padStart(2, '0')}`;
      return `    ${clock.padStart(5)} ${'█'.repeat(Math.round((memory / most) * 40)).padEnd(40)} ${Math.round(memory)} MB, loop p99 ${lag.toFixed(0)} ms`;
    })
    .join('\n');
}

/** The marks of all concerns in the ledger, each as often as it is there, once nothing waits in the queue. */
async function marksIn(file: string): Promise<Map<string, number>> {
  const ledger = new DatabaseSync(file, { readOnly: true });
  const due = ledger.prepare("select count(*) as n from outbox where state = 'due'");
  for (let waited = 0; waited < 600 && Number(due.get()?.['n']) > 0; waited += 1) await pause(100);
  const found = new Map<string, number>();
  for (const { words } of ledger.prepare('select words from concern').iterate()) {
    const mark = marks.exec(String(words))?.[0];
    if (mark !== undefined) found.set(mark, (found.get(mark) ?? 0) + 1);
  }
  ledger.close();
  return found;
}

const say = (times: readonly number[]): string =>
  `${times.length.toLocaleString('en')}, p50 ${quantile(times, 0.5).toFixed(0)} ms, p95 ${quantile(times, 0.95).toFixed(0)} ms, p99 ${quantile(times, 0.99).toFixed(0)} ms`;

export async function benchMixed(minutes: number): Promise<Record<string, string | number>> {
  const folder = mkdtempSync(join(tmpdir(), 'vouch-bench-mixed-'));
  const file = join(folder, 'v.db');
  const [slack, teams] = [await leanSlack(), await leanTeams()];
  const vouch = await startVouchProcess(
    {
      DATABASE_URL: `sqlite:${file}`,
      SLACK_BOT_TOKEN: 'xoxb-test',
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: slack.apiUrl,
      NODE_EXTRA_CA_CERTS: certificatePath,
      MicrosoftAppId: appId,
      MicrosoftAppPassword: password,
      MicrosoftAppTenantId: tenantId,
      ToBotFromChannelOpenIdMetadataUrl: teams.openIdUrl,
      ToChannelFromBotLoginUrl: teams.loginUrl,
    },
    ['Slack: in', 'Teams: at'],
  );
  const agent = new Agent({ keepAlive: true, maxSockets: 500 });
  try {
    const desk = await enter(vouch.printed, agent);
    const crowd = makeCrowd({ slack, teams, desk, agent });
    const warm = new Tally();
    await saturate(crowd, warm);
    const most = await saturate(crowd, warm);
    const rate = Math.max(1, most * held);
    const tally = new Tally();
    const from = performance.now();
    const looks: Looked[] = [await lookAt(vouch, agent, from)];
    const looking = setInterval(() => {
      lookAt(vouch, agent, from).then(
        (look) => void looks.push(look),
        () => {},
      );
    }, lookEvery * 1000);
    const heldBack = await keepRate(crowd, tally, rate, minutes * 60).finally(() => clearInterval(looking));
    const seconds = (performance.now() - from) / 1000;
    const there = await marksIn(file);
    const all = [...warm.acknowledged, ...tally.acknowledged];
    const errors = [...warm.errors, ...tally.errors];
    return {
      'the most this machine does': `${Math.round(most)} a second`,
      'asked for': `${Math.round(rate)} a second for ${minutes} minutes, and done in ${(seconds / 60).toFixed(1)}; held back ${heldBack} times`,
      requests: tally.done,
      errors: errors.length === 0 ? 0 : errors.map(([told, times]) => `${times} times ${told}`).join('; '),
      ...Object.fromEntries([...tally.times].toSorted().map(([name, times]) => [name, say(times)])),
      'events that Slack delivered twice': crowd.again,
      'concerns acknowledged': all.length,
      'concerns lost': all.filter((mark) => !there.has(mark)).length,
      'concerns doubled': [...there.values()].filter((times) => times > 1).length,
      'errors in the log': vouch
        .said()
        .split('\n')
        .filter((line) => line.includes('"level":50')).length,
      'memory every ten seconds': `\n${chart(looks)}`,
      'memory, after the first quarter': `${slopeOf(looks).toFixed(2)} MB a minute; after collections ${lowest(looks).join(' MB, then ')} MB`,
    };
  } finally {
    agent.destroy();
    await vouch.end('SIGTERM');
    slack.stop();
    teams.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
