/** How does an OpenAI-compatible endpoint behave, when it is well and when it is not? */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { z } from 'zod';
import type { ModelSettings } from '../../src/model/open-ai-model.ts';

/** What Vouch sends, held to what Chat Completions documents. */
const Request = z.strictObject({
  model: z.string(),
  messages: z.tuple([
    z.strictObject({ role: z.literal('system'), content: z.string() }),
    z.strictObject({ role: z.literal('user'), content: z.string() }),
  ]),
  response_format: z.union([
    z.strictObject({ type: z.literal('json_object') }),
    z.strictObject({
      type: z.literal('json_schema'),
      json_schema: z.strictObject({
        name: z.string().regex(/^[\w-]{1,64}$/),
        strict: z.literal(true),
        schema: z.looseObject({ type: z.literal('object'), additionalProperties: z.literal(false) }),
      }),
    }),
  ]),
  max_completion_tokens: z.int().positive().optional(),
  max_tokens: z.int().positive().optional(),
});
export type ModelRequest = z.infer<typeof Request>;

/** The user's message of a reading. */
export const Sent = z.object({
  lists: z.record(z.string(), z.record(z.string(), z.string())),
  spokenOf: z.object({ vendors: z.array(z.string()), directive: z.string().nullable() }),
  question: z.string(),
});

/** Answers one call: with the text of an answer, or in whatever way it likes. */
export type Behaviour = (request: ModelRequest, response: ServerResponse) => string | undefined;

export interface OpenAiStandIn {
  readonly settings: ModelSettings;
  /** Every call, with its headers. */
  readonly calls: { readonly request: ModelRequest; readonly key: string | undefined }[];
  behave(behaviour: Behaviour): void;
  stop(): Promise<void>;
}

/** A whole completion in the shape the API gives it, with parts to spoil it. */
export const completion = (content: string | null, parts: Readonly<Record<string, unknown>> = {}) => ({
  id: 'chatcmpl-BxQ3w1kLmTn5pV7r9sYdZ2aHcEoUf',
  object: 'chat.completion',
  created: 1751892000,
  model: 'small-model-2026-05-01',
  choices: [
    {
      index: 0,
      message: { role: 'assistant', content, refusal: null, annotations: [] },
      logprobs: null,
      finish_reason: 'stop',
    },
  ],
  usage: {
    prompt_tokens: 1490,
    completion_tokens: 42,
    total_tokens: 1532,
    prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: 0, audio_tokens: 0, accepted_prediction_tokens: 0 },
  },
  service_tier: 'default',
  system_fingerprint: 'fp_5b2cb3a1c9',
  ...parts,
});

export function sendJson(response: ServerResponse, body: unknown, status = 200, headers = {}): undefined {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

export const errorBody = (message: string, code: string | null = null) => ({
  error: { message, type: 'invalid_request_error', param: null, code },
});

/** Nothing picked, and whatever is said otherwise. */
export const picks = (picked: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    intent: null,
    vendors: null,
    audience: null,
    jurisdiction: null,
    activity: null,
    topics: null,
    directive: null,
    guidance: null,
    ...picked,
  });

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  calls: OpenAiStandIn['calls'],
  behaviour: Behaviour,
): Promise<void> {
  const body = await readText(request);
  if (request.method !== 'POST' || request.url !== '/v1/chat/completions')
    return sendJson(response, errorBody(`Unknown request URL: ${request.method} ${request.url}.`), 404);
  const parsed = Request.safeParse(JSON.parse(body));
  if (!parsed.success) return sendJson(response, errorBody(parsed.error.message), 400);
  calls.push({ request: parsed.data, key: request.headers.authorization });
  const answer = behaviour(parsed.data, response);
  if (answer !== undefined) sendJson(response, completion(answer));
}

/** Starts an endpoint on a free port of this machine; it picks nothing until told otherwise. */
export async function openAiStandIn(parts: Partial<ModelSettings> = {}): Promise<OpenAiStandIn> {
  const calls: OpenAiStandIn['calls'] = [];
  let behaviour: Behaviour = () => picks();
  const server = createServer((request, response) => {
    serve(request, response, calls, (...given) => behaviour(...given)).catch(() => response.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    settings: {
      apiKey: 'sk-stand-in-5f2b9c',
      model: 'small-model',
      baseUrl: `http://127.0.0.1:${port}/v1`,
      timeout: 2_000,
      tokensPerCall: 50_000,
      tokensPerDay: 100_000_000,
      ...parts,
    },
    calls,
    behave(next) {
      behaviour = next;
    },
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
