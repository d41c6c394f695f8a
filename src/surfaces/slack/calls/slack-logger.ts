/** Where do the log lines of Slack's own packages go? */
import { type Logger, LogLevel } from '@slack/web-api';
import type { Log } from '../../../core/ports.ts';

/** Tokens of every kind, as Slack writes them. */
const secrets = /\bx(?:ox[a-z]|app)-[\w-]+/g;
const said = (messages: readonly unknown[]): string =>
  messages
    .map((each) => (each instanceof Error ? each.message : String(each)))
    .join(' ')
    .replace(secrets, '[token]');

/**
 * Warnings and errors only, in our log. The packages' debug lines hold whole messages, which are the partner's own, so they
 * are never written.
 */
export function slackLogger(log: Log): Logger {
  return {
    debug: () => {},
    info: () => {},
    warn: (...messages) => log.warn({ from: 'slack' }, said(messages)),
    error: (...messages) => log.error({ from: 'slack' }, said(messages)),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}
