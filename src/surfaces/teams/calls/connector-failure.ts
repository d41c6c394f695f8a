/** What does it mean that a call to Teams' connector failed? */
import type { CallFailure } from '../../inbox/call-failure.ts';

/** A call that did not end well. `status` is null where no answer came; `reached` false where not even a connection did. */
export class ConnectorFailure extends Error {
  override readonly name = 'ConnectorFailure';
  readonly status: number | null;
  /** Teams' own word for it, such as `BotNotInConversationRoster`, or the system's. */
  readonly code: string;
  readonly reached: boolean;
  /** How long to wait, in milliseconds, where Teams said so. */
  readonly after: number | undefined;

  constructor(
    why: {
      readonly status: number | null;
      readonly code: string;
      /** What Teams said besides. */
      readonly said?: string;
      readonly reached?: boolean;
      readonly after?: number | undefined;
    },
    options?: { readonly cause?: unknown },
  ) {
    const said = why.said === undefined || why.said === '' ? '' : `: ${why.said}`;
    super(why.status === null ? `no answer (${why.code})` : `HTTP ${why.status} (${why.code}${said})`, options);
    this.status = why.status;
    this.code = why.code;
    this.reached = why.reached ?? true;
    this.after = why.after;
  }
}

/** Vouch could not get a token for its calls. Nothing was sent. */
export class TokenFailure extends Error {
  override readonly name = 'TokenFailure';
}

/** What stands for Teams' own word where an answer has none. */
export const noReason = 'no reason given';

/** How long to wait after a 429 that does not say, in milliseconds. */
const limitedFor = 1_000;
/**
 * Statuses that mean that nothing was done: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/
 * conversation-messages#status-codes-from-bot-conversational-apis has 412 and 503 as such. 401 is a token that has just ended.
 */
const undone: readonly number[] = [401, 412, 503];
/** A gateway or a service that broke may have taken the message before it did. */
const unsure: readonly number[] = [408, 500, 502, 504];

/** Which kind of failure it is; undefined for what is no failure of a call to Teams. */
export function failureOf(thrown: unknown): CallFailure | undefined {
  if (thrown instanceof TokenFailure) return { kind: 'undone', error: thrown.message };
  if (!(thrown instanceof ConnectorFailure)) return undefined;
  const { status, message: error, code, reached, after } = thrown;
  if (status === 429) return { kind: 'limited', after: after ?? limitedFor };
  if (status === null) return { kind: reached ? 'unsure' : 'undone', error };
  if (undone.includes(status)) return { kind: 'undone', error };
  return unsure.includes(status) || status > 504 ? { kind: 'unsure', error } : { kind: 'refused', error: code };
}

/** Teams' own word for a refusal, where it is one. */
export function refusalOf(thrown: unknown): string | undefined {
  const failure = failureOf(thrown);
  return failure?.kind === 'refused' ? failure.error : undefined;
}
