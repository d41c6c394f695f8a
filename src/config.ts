/** How is this Vouch set up? */
import { resolve } from 'node:path';
import { z } from 'zod';
import { isDay } from './core/day.ts';
import { VouchError } from './core/errors.ts';
import { type DeskConfig, deskEnvironment, deskOf, deskProblems, deskSettings } from './desk-config.ts';
import type { ModelSettings } from './model/open-ai-model.ts';
import { modelEnvironment, modelOf, modelProblems, modelSettings } from './model-config.ts';
import { type TeamsConfig, teamsEnvironment, teamsOf, teamsProblems, teamsSettings } from './teams-config.ts';
import { type WatchConfig, watchEnvironment, watchOf, watchProblems, watchSettings } from './watch-config.ts';

const root = resolve(import.meta.dirname, '..');

/** The addresses that only this machine reaches. */
export const loopbackHosts: readonly string[] = ['127.0.0.1', 'localhost', '::1'];

const Port = z.coerce
  .number('is not a number')
  .int('is not a whole number')
  .min(0, 'a port is between 0 and 65535')
  .max(65_535, 'a port is between 0 and 65535');

/** Every setting and where its value comes from, for the person who has to set it. */
export const settings: Readonly<Record<string, string>> = {
  PORT: 'any free port; 3978 when unset',
  HOST: '127.0.0.1 when unset',
  DATABASE_URL: 'sqlite:./data/vouch.db when unset, or postgres://user:password@host/database',
  CONTENT_DIR: 'the folder with vendors/, directives/ and facts/; content/ of the project when unset',
  ...deskSettings,
  SLACK_BOT_TOKEN: 'begins with xoxb-; api.slack.com/apps, your app, OAuth & Permissions, Bot User OAuth Token',
  SLACK_SIGNING_SECRET: 'api.slack.com/apps, your app, Basic Information, App Credentials; for events over HTTP',
  SLACK_APP_TOKEN:
    'begins with xapp-; api.slack.com/apps, your app, Basic Information, App-Level Tokens, scope connections:write; for Socket Mode',
  SLACK_API_URL:
    'another address of the Slack API, https://slack-gov.com/api/ for GovSlack; https://slack.com/api/ when unset',
  ...teamsSettings,
  ...modelSettings,
  ...watchSettings,
  VOUCH_NOW: 'a fixed clock for tests: 2024-07-01 or 2024-07-01T09:00:00Z; the real time when unset',
};

const Environment = z.object({
  PORT: Port.default(3978),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)/, 'begins with sqlite: or postgres://')
    .default('sqlite:./data/vouch.db'),
  CONTENT_DIR: z.string().min(1).default(resolve(root, 'content')),
  ...deskEnvironment,
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-', 'is not a bot token').optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_APP_TOKEN: z.string().startsWith('xapp-', 'is not an app-level token').optional(),
  SLACK_API_URL: z.url({ protocol: /^https?$/, error: 'is not a web address' }).optional(),
  ...teamsEnvironment,
  ...modelEnvironment,
  ...watchEnvironment,
  VOUCH_NOW: z
    .string()
    .refine((text) => isDay(text) || !Number.isNaN(Date.parse(text)), 'is not a date or time')
    .optional(),
});

/** Half a set of Slack's values is a mistake, not a Slack that is off. Gives the variable and what is wrong with it. */
function slackProblems(given: Readonly<Record<string, string | undefined>>): (readonly [string, string])[] {
  const { SLACK_BOT_TOKEN: bot, SLACK_SIGNING_SECRET: secret, SLACK_APP_TOKEN: app } = given;
  if (bot === undefined && (secret ?? app) !== undefined)
    return [['SLACK_BOT_TOKEN', 'is missing, and Slack needs it']];
  if (bot === undefined || (secret ?? app) !== undefined) return [];
  return [
    ['SLACK_SIGNING_SECRET', 'is missing: Slack needs it for events over HTTP, or SLACK_APP_TOKEN for Socket Mode'],
  ];
}

/** How Vouch is in Slack: over HTTP, or in Socket Mode where an app-level token is given. */
export type SlackConfig = { readonly botToken: string; readonly apiUrl: string | null } & (
  | { readonly way: 'http'; readonly signingSecret: string }
  | { readonly way: 'socket'; readonly appToken: string }
);

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string;
  readonly contentDir: string;
  readonly intentsDir: string;
  /** Who is let in to the desk, if it is served. */
  readonly desk: DeskConfig;
  /** Null where Slack is off. */
  readonly slack: SlackConfig | null;
  /** Null where Teams is off. */
  readonly teams: TeamsConfig | null;
  /** Null where no language model is asked. */
  readonly model: ModelSettings | null;
  readonly watch: WatchConfig;
  /** Epoch milliseconds of a fixed clock, or null for the real one. */
  readonly now: number | null;
}

/** The configuration from the environment, frozen. All problems are reported at once, as one `config` error. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = Environment.safeParse(given);
  const problems = [
    ...(parsed.error?.issues ?? []).map((issue) => [String(issue.path[0]), issue.message] as const),
    ...deskProblems(given, loopbackHosts),
    ...slackProblems(given),
    ...teamsProblems(given, given['HOST'] ?? '127.0.0.1', loopbackHosts),
    ...modelProblems(given, loopbackHosts),
    ...watchProblems(given, loopbackHosts),
  ];
  if (!parsed.success || problems.length > 0) {
    const lines = problems.map(([name, what]) => `  ${name}: ${what} (${settings[name] ?? 'see the README'})`);
    throw new VouchError(
      'config',
      `The configuration has ${lines.length === 1 ? 'a problem' : `${lines.length} problems`}:\n${lines.join('\n')}`,
      'Set these environment variables and start again.',
    );
  }
  const { PORT, HOST, DATABASE_URL, CONTENT_DIR, VOUCH_NOW } = parsed.data;
  return Object.freeze({
    port: PORT,
    host: HOST,
    databaseUrl: DATABASE_URL,
    contentDir: resolve(CONTENT_DIR),
    intentsDir: resolve(root, 'intents'),
    desk: deskOf(parsed.data, HOST, loopbackHosts),
    slack: slackOf(parsed.data),
    teams: teamsOf(parsed.data),
    model: modelOf(parsed.data),
    watch: watchOf(parsed.data),
    now: VOUCH_NOW === undefined ? null : Date.parse(VOUCH_NOW),
  });
}

function slackOf(given: z.infer<typeof Environment>): SlackConfig | null {
  const { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_APP_TOKEN: appToken } = given;
  if (botToken === undefined) return null;
  const apiUrl = given.SLACK_API_URL ?? null;
  if (appToken !== undefined) return { way: 'socket', botToken, appToken, apiUrl };
  return signingSecret === undefined ? null : { way: 'http', botToken, signingSecret, apiUrl };
}
