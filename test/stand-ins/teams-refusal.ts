/** How does Teams' connector refuse a call? */

/** Any JSON object. */
export type Fields = { readonly [name: string]: unknown };

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is sent back. */
export interface Reply {
  readonly status: number;
  /** Nothing is sent where it is undefined. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export const errorBody = (code: string, message: string): Fields => ({ error: { code, message } });

/**
 * A status and Teams' own word for it: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/
 * conversation-messages#status-codes-from-bot-conversational-apis
 */
export class TeamsRefusal extends Error {
  override readonly name = 'TeamsRefusal';
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }

  get reply(): Reply {
    return { status: this.status, body: errorBody(this.code, this.message), headers: this.headers };
  }
}

export const badSyntax = (message: string): TeamsRefusal => new TeamsRefusal(400, 'BadSyntax', message);
export const noConversation = (): TeamsRefusal =>
  new TeamsRefusal(404, 'ConversationNotFound', 'Conversation not found.');
export const noActivity = (): TeamsRefusal =>
  new TeamsRefusal(404, 'ActivityNotFoundInConversation', 'Conversation not found.');
