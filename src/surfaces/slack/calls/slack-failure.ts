/** What does it mean that a call to Slack failed? */
import { SlackError, WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import type { CallFailure } from '../../inbox/call-failure.ts';

/** Platform errors that pass by themselves: https://docs.slack.dev/reference/methods/chat.postMessage (errors). */
const passing: readonly string[] = [
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'team_added_to_org',
  'request_timeout',
  'accesslimited',
  'message_limit_exceeded',
];

/** Which kind of failure it is; undefined for what is no failure of a call to Slack. */
export function failureOf(thrown: unknown): CallFailure | undefined {
  if (thrown instanceof WebAPIRateLimitedError) return { kind: 'limited', after: thrown.retryAfter * 1000 };
  if (thrown instanceof WebAPIPlatformError) {
    const { error } = thrown.data;
    if (error === 'ratelimited' || error === 'rate_limited') return { kind: 'limited', after: 1000 };
    return { kind: passing.includes(error) ? 'unsure' : 'refused', error };
  }
  if (thrown instanceof WebAPIHTTPError) return { kind: 'unsure', error: `HTTP ${thrown.statusCode}` };
  if (thrown instanceof ResponseUrlFailure) {
    if (thrown.after !== undefined) return { kind: 'limited', after: thrown.after };
    return { kind: thrown.final ? 'refused' : 'unsure', error: thrown.message };
  }
  if (thrown instanceof SlackError) return { kind: 'unsure', error: thrown.message };
  return undefined;
}

/** Slack's own word for a refusal, where it is one. */
export function refusalOf(thrown: unknown): string | undefined {
  const failure = failureOf(thrown);
  return failure?.kind === 'refused' ? failure.error : undefined;
}

/** A reply to a command or a button could not be delivered. `final`: the address is used up or has expired. `after`: rate limited for so many milliseconds. */
export class ResponseUrlFailure extends Error {
  override readonly name = 'ResponseUrlFailure';
  readonly final: boolean;
  readonly after: number | undefined;

  constructor(
    message: string,
    why: { readonly final: boolean; readonly after?: number | undefined; readonly cause?: unknown },
  ) {
    super(message, { cause: why.cause });
    this.final = why.final;
    this.after = why.after;
  }
}
