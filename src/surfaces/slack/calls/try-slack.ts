/** Does Slack take Vouch's tokens? */
import { WebClient } from '@slack/web-api';
import type { SlackConfig } from '../../../config.ts';
import type { Log } from '../../../core/ports.ts';
import { clientOptions, identify, quickTimeout, startFailure } from './make-client.ts';

/**
 * Asks Slack whose token it is and, for Socket Mode, for a place to connect to, which is not used. Gives the name of the
 * workspace; rejects with `unavailable` in words.
 */
export async function trySlack(config: SlackConfig, log: Log): Promise<string> {
  const options = clientOptions(config.apiUrl, log, quickTimeout);
  const { team } = await identify(new WebClient(config.botToken, options));
  if (config.way === 'socket') {
    const app = new WebClient(config.appToken, options);
    await app.apps.connections.open({}).catch((cause: unknown) => {
      throw startFailure(cause, 'SLACK_APP_TOKEN', app.slackApiUrl);
    });
  }
  return team;
}
