/** Do Slack, Teams and the login of the desk let Vouch in? */
import type { Log } from '../../../core/ports.ts';
import { refuseNothing } from '../../../desk-config.ts';
import { type Check, off, ok, warning } from './check.ts';
import type { UsableConfig } from './usable-config.ts';

type Given = Pick<UsableConfig, 'config' | 'broken'>;

const leftOut = off('Not looked at: its settings are wrong.', 'Mend them, see the configuration above.');

/** Each SDK is loaded only where it is used: the one of Teams alone takes half a second. */
export const checkSlack = ({ config: { slack }, broken }: Given, log: Log): Check => ({
  name: 'Slack',
  run: async () => {
    if (broken.has('SLACK_')) return leftOut;
    if (slack === null)
      return off(
        'Slack is off.',
        'It needs SLACK_BOT_TOKEN, and SLACK_SIGNING_SECRET for HTTP or SLACK_APP_TOKEN for Socket Mode.',
      );
    const { trySlack } = await import('../../slack/calls/try-slack.ts');
    const team = await trySlack(slack, log);
    return ok(
      slack.way === 'socket'
        ? `The workspace ${team} takes the tokens, in Socket Mode.`
        : `The workspace ${team} takes the token. Whether Slack reaches /slack/events from outside is seen only there.`,
    );
  },
});

export const checkTeams = ({ config: { teams }, broken }: Given): Check => ({
  name: 'Teams',
  run: async () => {
    if (broken.has('Teams')) return leftOut;
    if (teams === null)
      return off('Teams is off.', 'It needs MicrosoftAppId, MicrosoftAppTenantId and MicrosoftAppPassword.');
    if (teams.way === 'development')
      return warning(
        'Teams is on for development, and lets in whoever reaches the port.',
        'Unset VOUCH_TEAMS_DEVELOPMENT for real work.',
      );
    const { tryTeams } = await import('../../teams/bot-framework/try-teams.ts');
    await tryTeams(teams);
    return ok('The login gives Vouch a token. Whether Teams reaches /api/messages from outside is seen only there.');
  },
});

/** How long the issuer may take, in seconds. */
const patience = 8;

export const checkDesk = ({ config, broken }: Given): Check => ({
  name: 'desk',
  run: async () => {
    if (broken.has('OIDC_')) return leftOut;
    const { desk, host } = config;
    refuseNothing(config);
    if (desk.way === 'off') return off(desk.said);
    if (desk.way === 'token') return ok(`Open on ${host} alone, by the token in the address that “npm start” prints.`);
    const { newAttempt, openIssuer } = await import('../../web/access/issuer.ts');
    await openIssuer(desk, patience).begin(newAttempt());
    return ok(`People log in at ${desk.issuer.host} and come back to ${desk.publicUrl.origin}.`);
  },
});
