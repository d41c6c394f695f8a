/** With which settings does Vouch call Slack? */
import type { WebClient, WebClientOptions } from '@slack/web-api';
import { VouchError } from '../../../core/errors.ts';
import type { Log } from '../../../core/ports.ts';
import { callTimeout } from '../../inbox/job.ts';
import { failureOf } from './slack-failure.ts';
import { slackFetch } from './slack-fetch.ts';
import { slackLogger } from './slack-logger.ts';

/** How long a call may take at start and before a modal opens: a trigger_id lives 3 seconds. */
export const quickTimeout = 5_000;

/**
 * The SDK's defaults retry a post up to ten times over half an hour, also after a cut connection (so it is posted twice),
 * wait for ever for an answer, and hold every other call while one is rate-limited. Here a call is made once and fails in
 * words; the outbox tries again, and looks first. `allowAbsoluteUrls` off: a method's name is never an address.
 */
export function clientOptions(apiUrl: string | null, log: Log, timeout = callTimeout): WebClientOptions {
  return {
    ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
    timeout,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    logger: slackLogger(log),
    fetch: slackFetch(),
  };
}

/** Who Vouch is in this workspace. */
export interface SlackIdentity {
  readonly teamId: string;
  readonly team: string;
  readonly botUserId: string;
  /** The workspace's address, `https://example.slack.com/`. */
  readonly url: string;
}

/** Asks Slack whose token this is. Rejects with `unavailable` in words: a refused token, or a Slack that does not answer. */
export async function identify(client: WebClient): Promise<SlackIdentity> {
  try {
    const { team_id: teamId, team, user_id: botUserId, url } = await client.auth.test();
    if (teamId === undefined || botUserId === undefined) throw new TypeError('auth.test named no team and no user');
    return { teamId, team: team ?? teamId, botUserId, url: url ?? 'https://slack.com/' };
  } catch (cause) {
    throw startFailure(cause, 'SLACK_BOT_TOKEN', client.slackApiUrl);
  }
}

/** Why Vouch cannot start in Slack, in words for the person who starts it. */
export function startFailure(cause: unknown, variable: string, address: string): VouchError {
  const failure = failureOf(cause);
  if (failure?.kind === 'refused')
    return new VouchError(
      'unavailable',
      `Slack refuses ${variable} (${failure.error}).`,
      'Copy the token again from https://api.slack.com/apps, and see that the app is installed in the workspace.',
    );
  const why = failure === undefined ? '' : failure.kind === 'limited' ? ' (rate limited)' : ` (${failure.error})`;
  return new VouchError(
    'unavailable',
    `Slack cannot be reached at ${address}${why}.`,
    'Check the network and, where it is set, SLACK_API_URL; then start again.',
    { cause },
  );
}
