/** What does everything in the Slack surface work with? */
import type { Log, Vouch } from '../../core/ports.ts';
import type { Directory } from './calls/directory.ts';
import type { SlackIdentity } from './calls/make-client.ts';
import type { SlackCalls } from './calls/slack-calls.ts';

export interface SlackContext {
  readonly vouch: Vouch;
  readonly calls: SlackCalls;
  readonly directory: Directory;
  readonly me: SlackIdentity;
  readonly log: Log;
}
