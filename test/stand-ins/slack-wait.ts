/** When has what a test awaits come, and what was there instead? */
import type { Call, SlackStandIn } from './slack-server.ts';
import type { Message } from './slack-workspace.ts';

const brief = (value: unknown, max = 160): string => {
  const text = typeof value === 'string' ? JSON.stringify(value) : (JSON.stringify(value) ?? '');
  return text.length > max ? `${text.slice(0, max)}...` : text;
};

const ofMessage = ({ channel, user, ts, thread_ts, text, blocks }: Message): string =>
  `${channel} ${ts}${thread_ts === undefined ? '' : ` in ${thread_ts}`} ${user}: ${brief(text)}${blocks ? ` ${brief(blocks)}` : ''}`;

const ofCall = ({ method, args, failure, error }: Call): string =>
  `${method}${failure ? ` [${failure}]` : ''}${error ? ` -> ${error}` : ''} ${brief(args)}`;

const list = (name: string, lines: readonly string[]): string =>
  `${name}: ${lines.length === 0 ? 'none' : `\n${lines.map((line) => `  ${line}`).join('\n')}`}`;

/** Everything a test may have waited for, in lines. */
function describeSlack(slack: SlackStandIn): string {
  const { workspace, socket } = slack;
  return [
    list('messages', workspace.messages.map(ofMessage)),
    list(
      'ephemerals',
      workspace.ephemerals.map((message) => `to ${message.to}: ${ofMessage(message)}`),
    ),
    list(
      'views',
      slack.views.map(({ id, user, callback_id, blocks }) => `${id} ${user} '${callback_id}' ${brief(blocks)}`),
    ),
    list(
      'home tabs',
      [...workspace.homes.values()].map(({ user, blocks }) => `${user} ${brief(blocks)}`),
    ),
    list(
      'thread marks',
      workspace.marks.map(({ kind, channel, value }) => `${kind} ${channel} ${brief(value)}`),
    ),
    list('calls', slack.calls.map(ofCall)),
    list(
      'responses',
      workspace.responses.map(({ id, body, error }) => `${id}${error ? ` -> ${error}` : ''} ${brief(body)}`),
    ),
    `sockets: ${socket.connections} open, ${socket.envelopes.length} envelopes, ${socket.acks.length} acknowledged`,
  ].join('\n');
}

export type Truthy<T> = Exclude<T, undefined | null | false | 0 | ''>;

/** Looks whenever something happens in the workspace. */
export function waitFor<T>(slack: SlackStandIn, predicate: (slack: SlackStandIn) => T, ms: number): Promise<Truthy<T>> {
  const { changes } = slack.workspace;
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      changes.off('change', look);
      settle();
    };
    const look = () => {
      try {
        const found = predicate(slack);
        if (found) finish(() => resolve(found as Truthy<T>));
      } catch (thrown) {
        finish(() => reject(thrown));
      }
    };
    const timer = setTimeout(() => {
      const awaited = String(predicate).replaceAll(/\s+/g, ' ');
      finish(() => reject(new Error(`not within ${ms} ms: ${awaited}\n${describeSlack(slack)}`)));
    }, ms);
    changes.on('change', look);
    look();
  });
}
