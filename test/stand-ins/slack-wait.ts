/** What was there in Slack instead of what a test awaited? */
import type { Call, SlackStandIn } from './slack-server.ts';
import type { Message } from './slack-workspace.ts';
import { brief as briefOf, listed, type Truthy, waitFor as waitForChange } from './wait-for.ts';

const brief = (value: unknown): string => briefOf(value, 160);

const ofMessage = ({ channel, user, ts, thread_ts, text, blocks }: Message): string =>
  `${channel} ${ts}${thread_ts === undefined ? '' : ` in ${thread_ts}`} ${user}: ${brief(text)}${blocks ? ` ${brief(blocks)}` : ''}`;

const ofCall = ({ method, args, failure, error }: Call): string =>
  `${method}${failure ? ` [${failure}]` : ''}${error ? ` -> ${error}` : ''} ${brief(args)}`;

/** Everything a test may have waited for, in lines. */
function describeSlack(slack: SlackStandIn): string {
  const { workspace, socket } = slack;
  return [
    listed('messages', workspace.messages.map(ofMessage)),
    listed(
      'ephemerals',
      workspace.ephemerals.map((message) => `to ${message.to}: ${ofMessage(message)}`),
    ),
    listed(
      'views',
      slack.views.map(({ id, user, callback_id, blocks }) => `${id} ${user} '${callback_id}' ${brief(blocks)}`),
    ),
    listed(
      'home tabs',
      [...workspace.homes.values()].map(({ user, blocks }) => `${user} ${brief(blocks)}`),
    ),
    listed(
      'thread marks',
      workspace.marks.map(({ kind, channel, value }) => `${kind} ${channel} ${brief(value)}`),
    ),
    listed('calls', slack.calls.map(ofCall)),
    listed(
      'responses',
      workspace.responses.map(({ id, body, error }) => `${id}${error ? ` -> ${error}` : ''} ${brief(body)}`),
    ),
    `sockets: ${socket.connections} open, ${socket.envelopes.length} envelopes, ${socket.acks.length} acknowledged`,
  ].join('\n');
}

/** Looks whenever something happens. */
export const waitFor = <T>(
  slack: SlackStandIn,
  predicate: (slack: SlackStandIn) => T,
  ms: number,
): Promise<Truthy<T>> =>
  waitForChange(slack, { changes: slack.workspace.changes, describe: describeSlack }, predicate, ms);
