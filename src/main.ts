/** How does Vouch start and stop? */
import { type App, openApp } from './app.ts';
import { readConfig } from './config.ts';
import { asVouchError } from './core/errors.ts';
import { openBackground } from './open-background.ts';
import { startSlack } from './surfaces/slack/start-slack.ts';
import type { TeamsSurface } from './surfaces/teams/start-teams.ts';
import { measured } from './surfaces/web/health.ts';
import { serve } from './surfaces/web/serve.ts';

type TeamsModule = typeof import('./surfaces/teams/start-teams.ts');

/** How long open requests may take to finish after SIGTERM, in milliseconds. */
const grace = 10_000;

const teamsOff =
  'Teams is off. It needs MicrosoftAppId, MicrosoftAppTenantId and MicrosoftAppPassword; see the README.';
const slackOff =
  'Slack is off. It needs SLACK_BOT_TOKEN, and SLACK_SIGNING_SECRET for HTTP or SLACK_APP_TOKEN for Socket Mode; see the README.';

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
  const app = await openApp(config, { watch: true });
  const metered = measured(app);
  const slack = config.slack === null ? undefined : await startSlack(metered.vouch, config.slack).catch(closing(app));
  const teams = config.teams === null ? undefined : await openTeams(metered.vouch, config.teams).catch(closing(app));
  const served = await serve(metered, config.host, config.port, {
    handlers: {
      ...(slack?.handle === undefined ? {} : { '/slack/events': slack.handle }),
      ...(teams === undefined ? {} : { '/api/messages': teams.handle }),
    },
    problems: () => [slack?.problem(), teams?.problem()].flatMap((problem) => problem ?? []),
  }).catch(closing(app));
  const { vendors, directives, facts } = app.factBase();
  process.stdout.write(`Vouch knows ${vendors.size} vendors, ${directives.size} directives and ${facts.size} facts.\n`);
  process.stdout.write(
    served.deskOn
      ? `The desk is at ${served.address}\n`
      : `Listening on ${served.address}. The desk is off: it has no logins yet, so it opens only on 127.0.0.1.\n`,
  );
  process.stdout.write(slack === undefined ? `${slackOff}\n` : `${slack.said}\n`);
  process.stdout.write(teams === undefined ? `${teamsOff}\n` : `${teams.said}\n`);
  const background = openBackground(app, config.watch);
  process.stdout.write(`${background.said}\n`);

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
