/** How does Vouch come into a Slack workspace? */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { SocketModeReceiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { SlackConfig } from '../../config.ts';
import type { Vouch } from '../../core/ports.ts';
import { Inbox } from '../inbox/inbox.ts';
import { giveUp } from './answer/give-up.ts';
import { runErrand } from './answer/run-errand.ts';
import { isKept } from './answer/use-of-action.ts';
import { Directory } from './calls/directory.ts';
import { clientOptions, identify, quickTimeout } from './calls/make-client.ts';
import { SlackCalls } from './calls/slack-calls.ts';
import { failureOf } from './calls/slack-failure.ts';
import { slackLogger } from './calls/slack-logger.ts';
import { CurrentJob } from './inbox/current-job.ts';
import { HttpReceiver } from './inbox/http-receiver.ts';
import { InboxApp } from './inbox/inbox-app.ts';
import { keepConnected } from './inbox/keep-connected.ts';
import { turnOf } from './inbox/turn-of.ts';
import { isWanted } from './is-wanted.ts';
import { addListeners } from './listeners.ts';
import type { SlackContext } from './slack-context.ts';

export interface SlackSurface {
  /** What is said at start: the workspace and the way in. */
  readonly said: string;
  /** Answers `/slack/events`; undefined in Socket Mode, where Slack sends nothing over HTTP. */
  readonly handle: ((request: IncomingMessage, response: ServerResponse) => Promise<void>) | undefined;
  /** Why Slack does not get through to Vouch; undefined while it does. */
  problem(): string | undefined;
  /** Takes nothing new, finishes what is in hand for at most `grace` milliseconds. */
  stop(grace: number): Promise<void>;
}

/** Connects to the workspace of the token. Rejects with `unavailable` in words when the token is refused or Slack does not answer. */
export async function startSlack(vouch: Vouch, config: SlackConfig): Promise<SlackSurface> {
  const { log } = vouch;
  const options = clientOptions(config.apiUrl, log);
  const client = new WebClient(config.botToken, options);
  const quick = new WebClient(config.botToken, clientOptions(config.apiUrl, log, quickTimeout));
  const me = await identify(quick);
  const calls = new SlackCalls(client, quick);
  const context: SlackContext = { vouch, calls, directory: new Directory(calls, me.teamId, log), me, log };

  const receiver =
    config.way === 'http'
      ? new HttpReceiver(config.signingSecret, log)
      : new SocketModeReceiver({
          appToken: config.appToken,
          logger: slackLogger(log),
          autoReconnectEnabled: false,
          installerOptions: { clientOptions: clientOptions(config.apiUrl, log, quickTimeout) },
        });
  const app = new InboxApp({
    receiver,
    authorize: async () => ({ botToken: config.botToken, botUserId: me.botUserId, teamId: me.teamId }),
    clientOptions: options,
    logger: slackLogger(log),
    convoStore: false,
  });
  const inbox = new Inbox({
    lane: 'slack',
    ledger: vouch.ledger,
    log,
    failureOf,
    turnOf,
    work: async (body, job) => {
      if (body.do !== 'take') return runErrand(body, job, context);
      const current = new CurrentJob(job);
      await app.work(body.body, current.properties);
      const ref = current.result();
      inbox.wakeSoon();
      return ref;
    },
    giveUp: (body, reference) => giveUp(body, reference, context),
  });
  app.keepWith({
    keep: (id, body) => inbox.keep(id, body),
    wanted: (envelope) => isWanted(envelope, context),
    kept: isKept,
  });
  addListeners(app, inbox, context);

  const connection = receiver instanceof SocketModeReceiver ? await keepConnected(receiver.client, log) : undefined;
  inbox.start();
  return {
    said: `Slack: in the workspace ${me.team}, over ${config.way === 'http' ? 'HTTP at /slack/events' : 'Socket Mode'}.`,
    handle: receiver instanceof HttpReceiver ? (request, response) => receiver.handle(request, response) : undefined,
    problem: () => connection?.problem(),
    stop: async (grace) => {
      await connection?.stop();
      await inbox.stop(grace);
    },
  };
}
