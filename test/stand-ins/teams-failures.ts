/** How does a call to Teams go wrong? */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorBody, type Fields, type Reply } from './teams-refusal.ts';

/** What a call can be for. */
export type CallKind =
  | 'post'
  | 'typing'
  | 'put'
  | 'delete'
  | 'create-conversation'
  | 'members'
  | 'teams'
  | 'token'
  | 'openid'
  | 'other';

/** What failures can be put in the way of. `post` is any activity but a typing one; `any-post` is both. */
export type Failing = Exclude<CallKind, 'other'> | 'any-post';

/** How a call goes wrong: `-after` does what was asked first. */
export type Failure =
  | {
      readonly kind: 'status' | 'status-after';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
    }
  /** The connection is cut. */
  | { readonly kind: 'drop' | 'drop-after' }
  /** Never answered, until the stand-in stops. */
  | { readonly kind: 'hang' | 'hang-after' }
  /** Done and answered once that has come. */
  | { readonly kind: 'wait'; readonly until: Promise<unknown> };

const codes: Readonly<Record<number, readonly [string, string]>> = {
  401: ['Unauthorized', 'Authorization has been denied for this request.'],
  403: ['BotNotInConversationRoster', 'The bot is not part of the conversation roster.'],
  404: ['ConversationNotFound', 'Conversation not found.'],
  412: ['PreconditionFailed', 'Precondition failed, please try again.'],
  413: ['MessageSizeTooBig', 'Message size too large.'],
  429: ['Throttled', 'Too many requests.'],
  503: ['ServiceUnavailable', 'Service is unavailable.'],
  504: ['GatewayTimeout', 'Gateway Timeout.'],
};

const bodyOf = (status: number): Fields => errorBody(...(codes[status] ?? ['ServiceError', 'Internal server error']));

/** Sends an answer, JSON where there is a body. */
export function send(response: ServerResponse, { status, body, headers = {} }: Reply): void {
  if (response.destroyed) return;
  const text = body === undefined ? '' : JSON.stringify(body);
  response.writeHead(status, {
    ...(text !== '' && { 'content-type': 'application/json; charset=utf-8' }),
    'content-length': Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
}

/** Answers as `act` says, or goes wrong as asked. `note` is told the status that was sent. */
export async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  failure: Failure | undefined,
  act: () => Promise<Reply>,
  note: (status: number | undefined) => void,
): Promise<void> {
  const say = (reply: Reply): void => {
    note(reply.status);
    send(response, reply);
  };
  if (failure === undefined) return say(await act());
  if (failure.kind === 'wait') await failure.until;
  if (failure.kind === 'wait' || failure.kind.endsWith('-after')) {
    const reply = await act();
    if (failure.kind === 'wait') return say(reply);
  }
  switch (failure.kind) {
    case 'status':
    case 'status-after': {
      const { status, headers = {}, body = bodyOf(status) } = failure;
      return say({ status, headers, body });
    }
    case 'drop':
    case 'drop-after':
      note(undefined);
      request.socket.destroy();
      return;
    case 'hang':
    case 'hang-after':
      note(undefined);
  }
}
