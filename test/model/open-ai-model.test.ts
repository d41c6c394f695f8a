/** Does the real SDK, behind our port, take good answers and nothing else, within its time, its size and its tokens? */
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { Model, ModelAsk, ModelCounts } from '../../src/core/model.ts';
import type { Memory } from '../../src/core/ports.ts';
import { cachedModel } from '../../src/model/cached-model.ts';
import { type ModelSettings, openAiModel } from '../../src/model/open-ai-model.ts';
import {
  type Behaviour,
  completion,
  errorBody,
  type OpenAiStandIn,
  openAiStandIn,
  sendJson,
} from '../stand-ins/openai-server.ts';
import { keepingLog } from '../start-vouch.ts';

const secret = 'Vandelay Industries asked about a widget';
const Answer = z.strictObject({ colour: z.enum(['red', 'blue']).nullable(), sizes: z.array(z.enum(['s', 'm'])) });
const ask: ModelAsk<z.infer<typeof Answer>> = {
  purpose: 'reading',
  instructions: 'Pick.',
  data: JSON.stringify({ question: secret }),
  schema: Answer,
  version: '1',
  maxTokens: 100,
};
const good = JSON.stringify({ colour: 'red', sizes: ['s'] });

function memoryOf(): Memory & { readonly kept: Map<string, unknown> } {
  const kept = new Map<string, unknown>();
  return {
    kept,
    get: async (key) => kept.get(key),
    set: async (key, value) => void kept.set(key, value),
    forget: async (key) => void kept.delete(key),
  };
}

interface Opened {
  readonly model: Model;
  readonly counts: () => ModelCounts;
  readonly standIn: OpenAiStandIn;
  readonly lines: readonly string[];
  readonly memory: Memory;
  /** Lets the machine's time pass, in milliseconds. */
  pass(ms: number): void;
}
const standIns: OpenAiStandIn[] = [];
afterEach(async () => {
  for (const standIn of standIns.splice(0)) await standIn.stop();
});

async function opened(behaviour: Behaviour, settings: Partial<ModelSettings> = {}): Promise<Opened> {
  const standIn = await openAiStandIn(settings);
  standIns.push(standIn);
  standIn.behave(behaviour);
  const log = keepingLog();
  let time = Date.parse('2026-11-23T10:00:00Z');
  const memory = memoryOf();
  const made = openAiModel(standIn.settings, { log, memory, now: () => time });
  const pass = (ms: number): void => {
    time += ms;
  };
  return { ...made, standIn, lines: log.lines, memory, pass };
}

test('a good answer is taken, with its tokens; question and key stay out of the log', async () => {
  const { model, counts, standIn, lines } = await opened(() => good);
  expect(await model.ask(ask)).toEqual({ ok: true, value: { colour: 'red', sizes: ['s'] }, tokens: 1532 });
  expect(standIn.calls[0]?.key).toBe('Bearer sk-stand-in-5f2b9c');
  expect(standIn.calls[0]?.request).toMatchObject({
    model: 'small-model',
    max_completion_tokens: 100,
    response_format: { type: 'json_schema', json_schema: { strict: true, schema: { required: ['colour', 'sizes'] } } },
  });
  expect(counts()).toMatchObject({ ok: 1, tokens: 1532, timeout: 0 });
  expect(lines).toHaveLength(1);
  expect(lines.join()).not.toMatch(/Vandelay|sk-stand-in/);
});

const message = (parts: object, finish = 'stop') =>
  completion(null, {
    choices: [
      { index: 0, message: { role: 'assistant', content: null, refusal: null, ...parts }, finish_reason: finish },
    ],
  });

test.each<[string, string, Behaviour]>([
  ['a refusal', 'refusal', (_, to) => sendJson(to, message({ refusal: 'I cannot help with that.' }))],
  ['a filter', 'refusal', (_, to) => sendJson(to, message({ content: good }, 'content_filter'))],
  ['a filter before it', 'refusal', (_, to) => sendJson(to, errorBody('filtered', 'content_filter'), 400)],
  ['an answer cut off', 'too-long', (_, to) => sendJson(to, message({ content: good.slice(0, 9) }, 'length'))],
  ['an answer without end', 'too-long', (_, to) => sendJson(to, completion('x'.repeat(1_000_000)))],
  ['words for JSON', 'nonsense', () => 'The colour is red.'],
  ['fenced JSON', 'nonsense', () => `\`\`\`json\n${good}\n\`\`\``],
  ['half of JSON', 'nonsense', () => good.slice(0, -1)],
  ['another id', 'nonsense', () => good.replace('red', 'green')],
  ['an extra key', 'nonsense', () => good.replace('{', '{"note":"x",')],
  ['a key of the prototype', 'nonsense', () => good.replace('{', '{"__proto__":{"colour":"red"},')],
  ['a name of the prototype', 'nonsense', () => good.replace('red', 'constructor')],
  ['no choices', 'nonsense', (_, to) => sendJson(to, completion(good, { choices: [] }))],
  ['no content', 'nonsense', (_, to) => sendJson(to, completion(null))],
  ['no object', 'nonsense', (_, to) => sendJson(to, null)],
  [
    'a broken body',
    'nonsense',
    (_, to) => void to.writeHead(200, { 'content-type': 'application/json' }).end('{"choices":[{"mess'),
  ],
  ['a page', 'nonsense', (_, to) => void to.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>')],
  ['an empty body', 'nonsense', (_, to) => void to.writeHead(200, { 'content-type': 'application/json' }).end()],
  ['a wrong key', 'outage', (_, to) => sendJson(to, errorBody('Incorrect API key: sk-stand-in-5f2b9c'), 401)],
  ['a failure of theirs', 'outage', (_, to) => sendJson(to, errorBody('oops'), 500)],
  ['a connection cut', 'outage', (_, to) => void to.destroy()],
  [
    'an answer that stops',
    'timeout',
    (_, to) => void to.writeHead(200, { 'content-type': 'application/json' }).write('{'),
  ],
  ['silence', 'timeout', () => undefined],
])('%s is %s', async (_, why, behaviour) => {
  const { model, counts, lines } = await opened(behaviour, { timeout: why === 'timeout' ? 150 : 4_000 });
  expect(await model.ask(ask)).toEqual({ ok: false, why });
  expect(counts()).toMatchObject({ ok: 0, [why]: 1 });
  expect(lines.join()).not.toMatch(/Vandelay|sk-stand-in/);
});

test('the key does not follow a redirect', async () => {
  const other = await openAiStandIn();
  standIns.push(other);
  const { model } = await opened(
    (_, to) => void to.writeHead(307, { location: `${other.settings.baseUrl}/chat/completions` }).end(),
  );
  expect(await model.ask(ask)).toEqual({ ok: false, why: 'outage' });
  expect(other.calls).toEqual([]);
});

test('nobody at the address is an outage', async () => {
  const { model, standIn } = await opened(() => good);
  await standIn.stop();
  expect(await model.ask(ask)).toEqual({ ok: false, why: 'outage' });
});

test('an endpoint without schemas is asked in the plain way, from the second call on at once', async () => {
  const { model, standIn } = await opened((request, to) =>
    request.response_format.type === 'json_schema'
      ? sendJson(to, errorBody("Invalid parameter: 'response_format' of type 'json_schema' is not supported."), 400)
      : good,
  );
  expect(await model.ask(ask)).toMatchObject({ ok: true });
  expect(await model.ask(ask)).toMatchObject({ ok: true });
  expect(standIn.calls.map(({ request }) => request.response_format.type)).toEqual([
    'json_schema',
    'json_object',
    'json_object',
  ]);
  expect(standIn.calls[1]?.request).toMatchObject({ max_tokens: 100 });
  expect(standIn.calls[1]?.request.messages[0].content).toContain('"enum":["red","blue"]');
});

test('after three failures the endpoint is left alone for a minute, then tried once', async () => {
  const { model, standIn, pass } = await opened((_, to) => sendJson(to, errorBody('oops'), 503));
  for (let turn = 0; turn < 6; turn += 1) expect(await model.ask(ask)).toEqual({ ok: false, why: 'outage' });
  expect(standIn.calls).toHaveLength(3);
  pass(60_001);
  for (let turn = 0; turn < 3; turn += 1) await model.ask(ask);
  expect(standIn.calls).toHaveLength(4);
  pass(60_001);
  standIn.behave(() => good);
  expect(await model.ask(ask)).toMatchObject({ ok: true });
  expect(await model.ask(ask)).toMatchObject({ ok: true });
});

test('an endpoint that says when to come back is left alone until then, ten minutes at most', async () => {
  const { model, standIn, pass } = await opened((_, to) =>
    sendJson(to, errorBody('slow down'), 429, { 'retry-after': '20' }),
  );
  await model.ask(ask);
  await model.ask(ask);
  expect(standIn.calls).toHaveLength(1);
  pass(20_001);
  standIn.behave((_, to) => sendJson(to, errorBody('slow down'), 429, { 'retry-after': '999999' }));
  await model.ask(ask);
  pass(10 * 60_000 + 1);
  standIn.behave(() => good);
  expect(await model.ask(ask)).toMatchObject({ ok: true });
});

test('a call that would cost too much, or more than the day has left, is not made', async () => {
  const small = await opened(() => good, { tokensPerCall: 50 });
  expect(await small.model.ask(ask)).toEqual({ ok: false, why: 'budget' });
  expect(small.standIn.calls).toEqual([]);
  const day = await opened(() => good, { tokensPerDay: 2_000 });
  expect(await day.model.ask(ask)).toMatchObject({ ok: true });
  expect(await day.model.ask(ask)).toMatchObject({ ok: true });
  expect(await day.model.ask(ask)).toEqual({ ok: false, why: 'budget' });
  const again = openAiModel(day.standIn.settings, {
    log: keepingLog(),
    memory: day.memory,
    now: () => Date.parse('2026-11-23T23:59:00Z'),
  });
  expect(await again.model.ask(ask)).toEqual({ ok: false, why: 'budget' });
  day.pass(14 * 60 * 60 * 1000);
  expect(await day.model.ask(ask)).toMatchObject({ ok: true });
});

test('many at once spend no more than one after another', async () => {
  const { model, standIn } = await opened(() => good, { tokensPerDay: 400 });
  const answers = await Promise.all(Array.from({ length: 20 }, () => model.ask(ask)));
  expect(answers.filter((answer) => answer.ok)).toHaveLength(standIn.calls.length);
  expect(standIn.calls.length).toBeLessThanOrEqual(3);
});

test('tokens that cannot be are not counted as said', async () => {
  const { model, counts } = await opened((_, to) => sendJson(to, completion(good, { usage: { total_tokens: -5 } })));
  expect(await model.ask(ask)).toMatchObject({ ok: true });
  expect(counts().tokens).toBeGreaterThan(100);
});

test('the same ask is answered from the cache; another content, model or question is not, nor a spoilt entry', async () => {
  const { model, standIn } = await opened(() => good);
  const memory = memoryOf();
  const cached = cachedModel(model, memory);
  const first = await cached.ask(ask);
  expect(await cached.ask(ask)).toEqual({ ...first, tokens: 0 });
  expect(standIn.calls).toHaveLength(1);
  await cached.ask({ ...ask, version: '2' });
  await cached.ask({ ...ask, data: '{"question":"another"}' });
  await cachedModel({ ...model, name: 'other' }, memory).ask(ask);
  expect(standIn.calls).toHaveLength(4);
  for (const key of memory.kept.keys()) memory.kept.set(key, { answer: { colour: 'green', sizes: [] } });
  expect(await cached.ask(ask)).toMatchObject({ ok: true, value: { colour: 'red' } });
  expect([...memory.kept.keys()].join()).not.toContain('Vandelay');
});

test('what went wrong is not cached', async () => {
  const { model, standIn } = await opened(() => 'nonsense');
  const cached = cachedModel(model, memoryOf());
  await cached.ask(ask);
  standIn.behave(() => good);
  expect(await cached.ask(ask)).toMatchObject({ ok: true });
});
