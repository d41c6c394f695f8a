/** Do two replicas on PostgreSQL lose or double anything when one of them is killed in the middle and started again? */
import { Agent } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { makeDatabase, startPostgres } from '../postgres.ts';
import { type SlackStandIn, startSlack, tokens } from '../stand-ins/slack-server.ts';
import { quantile } from './answers.ts';
import { askHttp } from './ask-http.ts';
import { questions } from './questions.ts';
import { eventBody, signed, signingSecret } from './slack-load.ts';
import { startVouchProcess, type VouchProcess } from './vouch-process.ts';

const seconds = 60;
const perSecond = 12;
/** When one is killed, and when it is started again, in seconds. */
const killAt = 20;
const backAt = 28;
/** Every so manieth event is delivered to both, as when Slack is in doubt. */
const bothEvery = 8;
const people = 60;
/** How often Slack delivers an event that nobody acknowledged, and how long it waits for that, in milliseconds. */
const deliveries = 4;
const slackWaits = 3_000;

interface Asked {
  readonly person: number;
  readonly at: number;
  /** Who acknowledged it first. */
  by: number | undefined;
  acknowledged: number | undefined;
  answered: number | undefined;
}

const channelOf = (person: number): string => `D${100 + person}`;

/** How many messages of Vouch's stand in each conversation; each message is looked at once. */
function countAnswers(slack: SlackStandIn): (person: number) => number {
  const counts = new Map<string, number>();
  let seen = 0;
  return (person) => {
    for (const { channel, bot_id: bot } of slack.workspace.messages.slice(seen)) {
      seen += 1;
      if (bot !== undefined) counts.set(channel, (counts.get(channel) ?? 0) + 1);
    }
    return counts.get(channelOf(person)) ?? 0;
  };
}

/** An event as Slack delivers it. */
function eventFor(slack: SlackStandIn, person: number, text: string): string {
  const { event } = slack.say({ channel: channelOf(person), user: `U${100 + person}`, text });
  return eventBody(event);
}

export async function benchReplicas(): Promise<Record<string, string | number>> {
  const postgres = await startPostgres();
  const slack = await startSlack();
  const agent = new Agent({ keepAlive: true, maxSockets: 200 });
  const replicas: (VouchProcess | undefined)[] = [];
  try {
    const databaseUrl = await makeDatabase(postgres.url);
    const environment = {
      DATABASE_URL: databaseUrl,
      SLACK_BOT_TOKEN: tokens.bot,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: slack.apiUrl,
    };
    const start = () => startVouchProcess(environment, ['Slack: in']);
    replicas.push(await start(), await start());
    for (let person = 0; person < people; person += 1) {
      slack.addUser({ id: `U${100 + person}`, name: `Rep ${person}` });
      slack.workspace.openDirect([`U${100 + person}`], channelOf(person));
    }

    const answersIn = countAnswers(slack);
    const all: Asked[] = [];
    const marked: string[] = [];
    const failures = new Map<string, number>();
    let retried = 0;
    let both = 0;

    const deliver = async (
      body: string,
      first: number,
      asked: Asked,
      retry: Record<string, string>,
    ): Promise<boolean> => {
      const to = replicas[first];
      if (to === undefined) return false;
      try {
        const headers = { ...signed(body), ...retry };
        const { status } = await askHttp(`${to.url}/slack/events`, {
          method: 'POST',
          agent,
          headers,
          body,
          timeout: slackWaits,
        });
        if (status === 200) {
          asked.by ??= first;
          asked.acknowledged ??= performance.now();
          return true;
        }
        failures.set(`HTTP ${status}`, (failures.get(`HTTP ${status}`) ?? 0) + 1);
      } catch (thrown) {
        const told = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : String(thrown);
        failures.set(told, (failures.get(told) ?? 0) + 1);
      }
      return false;
    };

    /** A person says something and waits for the answer; a load balancer picks who gets it. */
    const say = async (person: number, number: number): Promise<void> => {
      const mark = `MARKreplica${String(number).padStart(7, '0')}`;
      const isConcern = number % 10 < 7;
      const text = isConcern
        ? `log that Client ${String(number % 50).padStart(3, '0')} is worried about Kaspersky: is it still fine, ${mark}?`
        : (questions[number % questions.length] ?? '');
      const before = answersIn(person);
      const body = eventFor(slack, person, text);
      const asked: Asked = {
        person,
        at: performance.now(),
        by: undefined,
        acknowledged: undefined,
        answered: undefined,
      };
      all.push(asked);
      const first = number % 2;
      let taken = await deliver(body, first, asked, {});
      for (let again = 1; !taken && again < deliveries; again += 1) {
        retried += 1;
        await pause(again * 100);
        taken = await deliver(body, (first + again) % 2, asked, {
          'x-slack-retry-num': String(again),
          'x-slack-retry-reason': 'http_error',
        });
      }
      if (taken && number % bothEvery === 0) {
        both += 1;
        await deliver(body, 1 - first, asked, { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' });
      }
      if (!taken) return;
      if (isConcern) marked.push(mark);
      for (let waited = 0; waited < 4_000 && answersIn(person) <= before; waited += 1) await pause(20);
      if (answersIn(person) > before) asked.answered = performance.now();
    };

    const from = performance.now();
    const free = Array.from({ length: people }, (_, person) => person);
    const underWay = new Set<Promise<void>>();
    let killedAt = 0;
    const crash = (async () => {
      await pause(killAt * 1000);
      // Something is to be in its hands, so that somebody has to take it over.
      const inHand = () =>
        all.some(({ by, acknowledged, answered }) => by === 0 && acknowledged !== undefined && answered === undefined);
      while (!inHand()) await pause(1);
      const victim = replicas[0];
      replicas[0] = undefined;
      killedAt = performance.now();
      await victim?.end('SIGKILL');
      await pause((backAt - killAt) * 1000);
      replicas[0] = await start();
    })();
    for (let number = 0; number < seconds * perSecond; number += 1) {
      await pause(Math.max(0, from + (number * 1000) / perSecond - performance.now()));
      while (free.length === 0) await Promise.race(underWay);
      const person = free.shift() ?? 0;
      const one = say(person, number).finally(() => {
        free.push(person);
        underWay.delete(one);
      });
      underWay.add(one);
    }
    await Promise.all([crash, ...underWay]);
    await pause(3_000);

    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    const { rows } = await client.query<{ words: string }>('select words from concern');
    const { rows: left } = await client.query(`select count(*)::int as n from outbox where state = 'due'`);
    await client.end();
    const there = new Map<string, number>();
    for (const { words } of rows) {
      const mark = /MARKreplica\d{7}/.exec(words)?.[0] ?? '';
      there.set(mark, (there.get(mark) ?? 0) + 1);
    }
    const wanted = new Map<number, number>();
    for (const { person, acknowledged } of all)
      if (acknowledged !== undefined) wanted.set(person, (wanted.get(person) ?? 0) + 1);
    const answers = [...wanted].map(([person, count]) => answersIn(person) - count);
    const orphans = all.filter(
      ({ by, acknowledged, answered }) =>
        by === 0 && (acknowledged ?? 0) < killedAt && (answered ?? Number.POSITIVE_INFINITY) > killedAt,
    );
    const takeOver = orphans.map(({ answered }) => ((answered ?? Number.POSITIVE_INFINITY) - killedAt) / 1000);
    const timesOf = (from: number, to: number) =>
      all.flatMap(({ at, answered }) => (answered === undefined || at < from || at >= to ? [] : [answered - at]));
    const sayTimes = (times: readonly number[]) =>
      `p50 ${quantile(times, 0.5).toFixed(0)} ms, p95 ${quantile(times, 0.95).toFixed(0)} ms`;
    const aliveAgain = killedAt + (backAt - killAt + 5) * 1000;
    return {
      events: all.length,
      'delivered to both replicas': both,
      'delivered again because nobody acknowledged': `${retried} (${[...failures].map(([told, count]) => `${count} ${told}`).join(', ') || 'none failed'})`,
      'concerns acknowledged': marked.length,
      'concerns lost': marked.filter((mark) => !there.has(mark)).length,
      'concerns doubled': [...there.values()].filter((count) => count > 1).length,
      'answers missing': answers.reduce((sum, more) => sum + Math.max(0, -more), 0),
      'answers posted twice': answers.reduce((sum, more) => sum + Math.max(0, more), 0),
      'left in the queue': Number(left[0]?.n),
      'in hand of the one that was killed': orphans.length,
      'taken over and answered after':
        takeOver.length === 0
          ? 'nothing was in hand'
          : `p50 ${quantile(takeOver, 0.5).toFixed(1)} s, at most ${Math.max(...takeOver).toFixed(1)} s`,
      'answers before the kill': sayTimes(timesOf(0, killedAt)),
      'answers until the other was back': sayTimes(timesOf(killedAt, aliveAgain)),
      'answers afterwards': sayTimes(timesOf(aliveAgain, Number.POSITIVE_INFINITY)),
    };
  } finally {
    agent.destroy();
    for (const replica of replicas) await replica?.end('SIGTERM');
    await slack.stop();
    await postgres.stop();
  }
}
