/** How does the connection of Socket Mode stay up? */
import { setTimeout as pause } from 'node:timers/promises';
import type { SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../../core/ports.ts';
import { startFailure } from '../calls/make-client.ts';

type Client = SocketModeReceiver['client'];

export interface SocketConnection {
  /** Since when it is down and why; undefined while it is up. */
  problem(): string | undefined;
  stop(): Promise<void>;
}

/** How long the first connection may take, and the longest wait between two later tries, in milliseconds. */
const firstWithin = 15_000;
const longestWait = 30_000;

/**
 * Connects, and connects again whenever the connection ends: Slack itself ends it every few hours. The SDK's own
 * reconnection lets a failure while reconnecting end the process. Rejects with `unavailable` when the first try fails.
 */
export async function keepConnected(client: Client, log: Log): Promise<SocketConnection> {
  let stopped = false;
  let down: string | undefined;
  try {
    const late = pause(firstWithin, undefined, { ref: false }).then(() => Promise.reject(new Error('timed out')));
    await Promise.race([client.start(), late]);
  } catch (cause) {
    throw startFailure(cause, 'SLACK_APP_TOKEN', 'Slack’s Socket Mode');
  }

  async function again(): Promise<void> {
    for (let tries = 1; !stopped; tries += 1) {
      try {
        await client.start();
        down = undefined;
        return;
      } catch (thrown) {
        down ??= `Socket Mode is disconnected since ${new Date().toISOString()}`;
        log.warn({ err: thrown, tries }, 'the connection to Slack is tried again');
        await pause(Math.min(longestWait, 500 * 2 ** tries) * (0.75 + Math.random() / 2), undefined, { ref: false });
      }
    }
  }

  async function watch(): Promise<void> {
    while (!stopped) {
      await new Promise((resolve) => client.once('disconnected', resolve));
      if (!stopped) await again();
    }
  }

  void watch();
  return {
    problem: () => down,
    stop: async () => {
      stopped = true;
      // Without a connection the SDK waits for one to end.
      await Promise.race([client.disconnect(), pause(1_000, undefined, { ref: false })]);
    },
  };
}
