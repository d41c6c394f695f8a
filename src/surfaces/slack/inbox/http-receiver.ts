/** How does what Slack sends over HTTP come in: only what Slack has signed just now, and only once? */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type App, HTTPModuleFunctions, HTTPResponseAck, type Receiver } from '@slack/bolt';
import { z } from 'zod';
import { asVouchError } from '../../../core/errors.ts';
import type { Log } from '../../../core/ports.ts';
import { failureOf } from '../calls/slack-failure.ts';
import { slackLogger } from '../calls/slack-logger.ts';

/** Slack's rule for how old a signature may be, in seconds; ours for how far ahead its clock may be as well. */
const freshFor = 300;
/** The largest body taken, in bytes. A modal's state is at most 250 kB (Slack's limit for a view). */
const bodyLimit = 1024 * 1024;
/** When Slack gives up waiting, in milliseconds. */
const slackWaits = 3_001;

const Body = z.record(z.string(), z.unknown());

export class HttpReceiver implements Receiver {
  readonly #signingSecret: string;
  readonly #log: Log;
  /** Signatures of the last minutes, each with the second after which it would be refused anyway. */
  readonly #used = new Map<string, number>();
  #app: App | undefined;

  constructor(signingSecret: string, log: Log) {
    this.#signingSecret = signingSecret;
    this.#log = log;
  }

  init(app: App): void {
    this.#app = app;
  }

  /** The server is the one that serves everything else; this only answers what is handed to `handle`. */
  async start(): Promise<void> {}
  async stop(): Promise<void> {}

  /** Answers one request. Never rejects. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.#take(request, response);
    } catch (thrown) {
      // Slack may take later what it refuses us now.
      const http = failureOf(thrown) === undefined ? asVouchError(thrown).http : 503;
      const level = http < 500 ? 'warn' : 'error';
      this.#log[level]({ err: thrown, http }, 'something from Slack could not be taken');
      end(response, http);
    }
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') return end(response, 405);
    // Bolt reads a form only under its bare name, and a charset changes nothing here.
    if (request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true)
      request.headers['content-type'] = 'application/x-www-form-urlencoded';
    const verified = await this.#verified(request);
    if ('status' in verified) return end(response, verified.status);
    const body = bodyOf(verified.request);
    if (body === undefined) return end(response, 400);
    if (body['ssl_check'] === '1') return end(response, 200);
    if (body['type'] === 'url_verification')
      return HTTPModuleFunctions.buildUrlVerificationResponse(response, { challenge: body['challenge'] });
    const ack = new HTTPResponseAck({
      logger: slackLogger(this.#log),
      processBeforeResponse: false,
      unhandledRequestHandler: ({ response: late }) => {
        if (late.headersSent) return;
        this.#log.error({}, 'something from Slack was not acknowledged in time');
        end(late, 503);
      },
      unhandledRequestTimeoutMillis: slackWaits,
      httpRequest: verified.request,
      httpRequestBody: body,
      httpResponse: response,
    });
    const retryNum = HTTPModuleFunctions.extractRetryNumFromHTTPRequest(request);
    const retryReason = HTTPModuleFunctions.extractRetryReasonFromHTTPRequest(request);
    await this.#app?.processEvent({
      body,
      ack: ack.bind(),
      ...(retryNum === undefined ? {} : { retryNum }),
      ...(retryReason === undefined ? {} : { retryReason }),
    });
    // Bolt found nobody to hand it to, so nobody will acknowledge it.
    if (!response.headersSent) end(response, 400);
  }

  async #verified(request: IncomingMessage): Promise<{ request: Buffered } | { status: 401 | 413 }> {
    let buffered: Buffered;
    try {
      buffered = await HTTPModuleFunctions.parseAndVerifyHTTPRequest(
        { enabled: true, signingSecret: this.#signingSecret, bodyLimit, logger: slackLogger(this.#log) },
        request,
      );
    } catch (thrown) {
      if (HTTPModuleFunctions.isRawBodyError(thrown) && thrown.statusCode === 413) return { status: 413 };
      this.#log.warn(
        { why: thrown instanceof Error ? thrown.message : 'unknown' },
        'a request that Slack did not sign',
      );
      return { status: 401 };
    }
    if (!this.#isFresh(request)) {
      this.#log.warn({}, 'a request of Slack that was signed for another moment, or sent again by somebody else');
      return { status: 401 };
    }
    return { request: buffered };
  }

  /** Bolt refuses what is old; this refuses what is from the future and what was seen before. A retry of Slack's says that it is one, and is harmless: it is taken once. */
  #isFresh({ headers }: IncomingMessage): boolean {
    const signature = headers['x-slack-signature'];
    // Only the check of the certificate comes without a signature, and Bolt leaves nothing else in its body.
    if (typeof signature !== 'string') return true;
    const now = Date.now() / 1000;
    const signed = Number(headers['x-slack-request-timestamp']);
    if (signed > now + freshFor) return false;
    for (const [key, until] of this.#used) {
      if (until >= now) break;
      this.#used.delete(key);
    }
    const known = this.#used.has(signature);
    this.#used.set(signature, signed + freshFor + 1);
    return !known || headers['x-slack-retry-num'] !== undefined;
  }
}

type Buffered = Awaited<ReturnType<typeof HTTPModuleFunctions.parseAndVerifyHTTPRequest>>;

function bodyOf(request: Buffered): Record<string, unknown> | undefined {
  try {
    return Body.safeParse(HTTPModuleFunctions.parseHTTPRequestBody(request)).data;
  } catch {
    return undefined;
  }
}

function end(response: ServerResponse, status: number): void {
  if (!response.headersSent) response.writeHead(status);
  response.end();
}
