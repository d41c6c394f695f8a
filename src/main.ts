/** How does Vouch start and stop? */
import { type App, openApp } from './app.ts';
import { readConfig } from './config.ts';
import { asVouchError } from './core/errors.ts';
import { refuseNothing } from './desk-config.ts';
import { openBackground } from './open-background.ts';
import { startSlack } from './surfaces/slack/start-slack.ts';
import type { TeamsSurface } from './surfaces/teams/start-teams.ts';
import { openAccess } from './surfaces/web/access/open-access.ts';
import { measured } from './surfaces/web/health/health.ts';
import { type Beside, serve } from './surfaces/web/serve.ts';

type TeamsModule = typeof import('./surfaces/teams/start-teams.ts');

/** How long open requests may take to finish after SIGTERM, in milliseconds. */
const grace = 10_000;

const teamsOff =
  'Teams is off. It needs MicrosoftAppId, MicrosoftAppTenantId and MicrosoftAppPassword; see the README.';
/** For the person who started it, on their screen only: never in the log. */
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const slackOff =
  'Slack is off. It needs SLACK_BOT_TOKEN, and SLACK_SIGNING_SECRET for HTTP or SLACK_APP_TOKEN for Socket Mode; see the README.';

/** A chat platform that is off, or comes another way: no desk behind it asks its messages for a login. */
const nothing: Beside['handlers'][string] = async (_request, response) => {
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Nothing is here.\n');
};

/** A surface that cannot start takes the ledger's connection along. */
const closing =
  (app: App) =>
  async (thrown: unknown): Promise<never> => {
    await app.close();
    throw thrown;
  };

/** Loaded only where it is wanted: the Bot Framework alone takes half a second and 50 MB. */
async function openTeams(...given: Parameters<TeamsModule['startTeams']>): Promise<TeamsSurface> {
  const { startTeams }: TeamsModule = await import('./surfaces/teams/start-teams.ts');
  return startTeams(...given);
}

try {
  const config = readConfig(process.env);
  refuseNothing(config);
  const app = await openApp(config, { watch: true });
  const metered = measured(app);
  const slack = config.slack === null ? undefined : await startSlack(metered.vouch, config.slack).catch(closing(app));
  const teams = config.teams === null ? undefined : await openTeams(metered.vouch, config.teams).catch(closing(app));
  const access = await openAccess(config.desk, metered.vouch, say).catch(closing(app));
  const beside: Beside = {
    handlers: {
      '/slack/events': slack?.handle ?? nothing,
      '/api/messages': teams?.handle ?? nothing,
    },
    problems: () => [slack?.problem(), teams?.problem()].flatMap((problem) => problem ?? []),
    watches: config.watch.on,
  };
  const served = await serve(metered, config.host, config.port, beside, access).catch(closing(app));
  const { vendors, directives, facts } = app.factBase();
  say(`Vouch knows ${vendors.size} vendors, ${directives.size} directives and ${facts.size} facts.`);
  if (access !== null) say(access.said(served.address));
  if (config.desk.way === 'off') say(`Listening on ${served.address}. ${config.desk.said}`);
  say(slack === undefined ? slackOff : slack.said);
  say(teams === undefined ? teamsOff : teams.said);
  const background = openBackground(app, config.watch);
  say(background.said);

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await Promise.all([served.close(grace), slack?.stop(grace), teams?.stop(grace), background.stop(grace)]);
    await app.close();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
} catch (thrown) {
  const error = asVouchError(thrown);
  process.stderr.write(`${error.message}\n${error.remedy}\n`);
  if (error.cause !== undefined)
    process.stderr.write(`${error.cause instanceof Error ? error.cause.message : String(error.cause)}\n`);
  process.exitCode = error.exit;
}
