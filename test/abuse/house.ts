/** How is all of Vouch opened at once: in Slack, in Teams and at the desk, with everything that it says and logs kept? */
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import type { App } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import type { Log } from '../../src/core/ports.ts';
import type { ModelSettings } from '../../src/model/open-ai-model.ts';
import { startSlack } from '../../src/surfaces/slack/start-slack.ts';
import { startTeams } from '../../src/surfaces/teams/start-teams.ts';
import { tokenAccess } from '../../src/surfaces/web/access/token-access.ts';
import { measured } from '../../src/surfaces/web/health/health.ts';
import { serve } from '../../src/surfaces/web/serve.ts';
import { type SlackStandIn, startSlack as startSlackStandIn, tokens } from '../stand-ins/slack-server.ts';
import { startTeams as startTeamsStandIn, type TeamsStandIn, trustCertificate } from '../stand-ins/teams-server.ts';
import { startVouch } from '../start-vouch.ts';

export const signingSecret = 'only-for-abuse-0123456789';
export const today = '2026-11-26';

/** One line of the log, with what a logger of JSON makes of it. */
export interface Logged {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly fields: object;
}

export interface House {
  readonly app: App;
  readonly slack: SlackStandIn;
  readonly teams: TeamsStandIn;
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** What was printed for the person who started it. */
  readonly said: readonly string[];
  readonly log: readonly Logged[];
  /** The rows of each table that a person would miss or wonder about. */
  rows(): Readonly<Record<string, number>>;
  /** Another number as soon as anything at all was written. */
  written(): number;
  /** Resolves once nothing is left to be done; gives what still is after half a minute. */
  settled(): Promise<readonly string[]>;
  close(): Promise<void>;
}

const counted = [
  'client',
  'client_alias',
  'concern',
  'task',
  'exposure',
  'subscription',
  'feedback',
  'item',
  'screening_entry',
];

/** On a ledger in this file; `file` is new. */
export async function openHouse(
  file: string,
  options: { readonly log?: Log; readonly model?: ModelSettings } = {},
): Promise<House> {
  trustCertificate();
  const log: Logged[] = [];
  const keep = (level: Logged['level']) => (fields: object, message: string) => {
    log.push({ level, message, fields });
    options.log?.[level](fields, message);
  };
  const logger: Log = { info: keep('info'), warn: keep('warn'), error: keep('error') };
  const said: string[] = [];
  const app = await startVouch(today, {
    databaseUrl: `sqlite:${file}`,
    log: logger,
    ...(options.model === undefined ? {} : { model: options.model }),
  });
  const metered = measured(app);
  const slack = await startSlackStandIn();
  const teams = await startTeamsStandIn({ rate: null });
  const slackSurface = await startSlack(metered.vouch, {
    way: 'http',
    botToken: tokens.bot,
    signingSecret,
    apiUrl: slack.apiUrl,
  });
  const { teams: settings } = readConfig({ ...teams.environment });
  if (settings === null) throw new Error('Teams is off with these settings');
  const teamsSurface = startTeams(metered.vouch, settings);
  const access = tokenAccess(app, (line) => void said.push(line));
  const served = await serve(
    metered,
    '127.0.0.1',
    0,
    {
      handlers: {
        ...(slackSurface.handle === undefined ? {} : { '/slack/events': slackSurface.handle }),
        '/api/messages': (request, response) => teamsSurface.handle(request, response),
      },
      problems: () => [slackSurface.problem(), teamsSurface.problem()].flatMap((problem) => problem ?? []),
    },
    access,
  );
  said.push(access.said(served.address));
  const ledger = new DatabaseSync(file, { readOnly: true });
  const tables = new Set(
    ledger
      .prepare("select name from sqlite_master where type = 'table'")
      .all()
      .map(({ name }) => String(name)),
  );
  const counts = counted
    .filter((name) => tables.has(name))
    .map((name) => [name, ledger.prepare(`select count(*) as n from "${name}"`)] as const);
  const version = ledger.prepare('pragma data_version');
  const due = ledger.prepare("select lane, tries, ref from outbox where state = 'due'");
  return {
    app,
    slack,
    teams,
    url: served.address,
    said,
    log,
    rows: () => Object.fromEntries(counts.map(([name, count]) => [name, Number(count.get()?.['n'])])),
    written: () => Number(version.get()?.['data_version']),
    settled: async () => {
      const late = AbortSignal.timeout(30_000);
      for (;;) {
        const rows = due.all();
        if (rows.length === 0 || late.aborted) return rows.map((row) => JSON.stringify(row));
        await pause(10);
      }
    },
    close: async () => {
      ledger.close();
      await Promise.all([slackSurface.stop(2_000), teamsSurface.stop(2_000), served.close(500)]);
      await app.close();
      await Promise.all([slack.stop(), teams.stop()]);
    },
  };
}
