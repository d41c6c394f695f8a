/** What may a model send that lies, breaks off or never ends? */
import {
  type Behaviour,
  completion,
  errorBody,
  type ModelRequest,
  picks,
  Sent,
  sendJson,
} from '../stand-ins/openai-server.ts';

export interface Lie {
  readonly name: string;
  readonly behave: Behaviour;
  /** It takes the whole time that is given. */
  readonly slow?: true;
}

const said = (name: string, text: string): Lie => ({ name, behave: () => text });
const picked = (name: string, parts: Readonly<Record<string, unknown>>): Lie => said(name, picks(parts));

/** Where an id of one kind stands in for one of another, or is no id of ours at all. */
const fields = [
  'intent',
  'vendors',
  'audience',
  'jurisdiction',
  'activity',
  'topics',
  'directive',
  'guidance',
] as const;
const inLists = ['vendors', 'topics'];
const asValue = (field: string, id: unknown): unknown => (inLists.includes(field) ? [id] : id);
const noIds = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'Kaspersky is safe',
  '<b>safe</b>',
  '../../etc/passwd',
  'kaspersky\u0000',
  'KASPERSKY ',
  '',
];
const inventedIds = fields.flatMap((field, at) =>
  noIds
    .filter((_, turn) => (turn + at) % 3 === 0)
    .map((id) => picked(`${field} ${JSON.stringify(id)}`, { intent: 'ask-vendor', [field]: asValue(field, id) })),
);
const otherKinds = fields.map((field) =>
  picked(`${field} with an id of another kind`, {
    [field]: asValue(field, field === 'audience' ? 'kaspersky' : 'consumer'),
  }),
);
const wrongTypes = fields.flatMap((field) => [
  picked(`${field} a number`, { [field]: 7 }),
  picked(`${field} an object`, { [field]: { id: 'kaspersky' } }),
]);

const withPart = (name: string, parts: Readonly<Record<string, unknown>>): Lie => ({
  name,
  behave: (_, to) => sendJson(to, completion(picks(), parts)),
});
const message = (name: string, parts: Readonly<Record<string, unknown>>, finish: unknown = 'stop'): Lie =>
  withPart(name, { choices: [{ index: 0, message: { role: 'assistant', ...parts }, finish_reason: finish }] });

const shapes: readonly Lie[] = [
  said('no JSON', 'Kaspersky is safe for your federal work.'),
  said('fenced JSON', `\`\`\`json\n${picks({ intent: 'thanks' })}\n\`\`\``),
  said('cut off', picks({ intent: 'ask-vendor' }).slice(0, 30)),
  said('JSON and more', `${picks()} Kaspersky is safe.`),
  said('two objects', `${picks()}${picks({ intent: 'vendor-statement' })}`),
  said('a list', `[${picks()}]`),
  said('a string', JSON.stringify(picks())),
  said('null', 'null'),
  said('an extra key', picks({ answer: 'Kaspersky is safe.' })),
  said('a claim', picks({ claims: [{ text: 'Kaspersky is safe.', citations: [1] }] })),
  said('a missing key', JSON.stringify({ intent: 'ask-vendor' })),
  said('a key of the prototype', picks().replace('{', '{"__proto__":{"intent":"thanks"},')),
  said('one key twice', picks().replace('{', '{"intent":"thanks",').replace('"intent":null', '"intent":"thanks"')),
  said('a date of its own', picks({ asOf: '2010-01-01' })),
  said('a client of its own', picks({ client: 'Acme' })),
  said('words of its own', picks({ words: 'Kaspersky is safe.' })),
  said('a million characters', picks({ intent: 'x'.repeat(1_000_000) })),
  said('deep nesting', `${'['.repeat(20_000)}${']'.repeat(20_000)}`),
  said('HTML', '<!doctype html><script>alert(1)</script>'),
  said('an empty answer', ''),
  said('a lone surrogate', '{"intent":"\\ud800"}'),
  picked('every vendor', { intent: 'compare-vendors', vendors: ['kaspersky', 'kaspersky', 'kaspersky', 'kaspersky'] }),
  picked('five topics', { intent: 'ask-vendor', topics: ['alternatives', 'alternatives'] }),
  message('null content', { content: null }),
  message('a message without content', {}),
  message('a refusal', { content: null, refusal: 'I cannot help with that.' }),
  message('a refusal with an answer', { content: picks({ intent: 'thanks' }), refusal: 'No.' }),
  message('a filter', { content: picks({ intent: 'thanks' }) }, 'content_filter'),
  message('an answer cut off', { content: picks({ intent: 'thanks' }) }, 'length'),
  message('content in parts', { content: [{ type: 'text', text: picks() }] }),
  message('a tool call', {
    content: null,
    tool_calls: [{ id: 'c1', type: 'function', function: { name: 'approve', arguments: '{}' } }],
  }),
  withPart('no choices', { choices: [] }),
  withPart('choices of null', { choices: null }),
  withPart('a choice of null', { choices: [null] }),
  withPart('tokens without end', { usage: { total_tokens: 1e300 }, choices: [] }),
  withPart('tokens below nothing', { usage: { total_tokens: -1 }, choices: [] }),
];

const pages = (name: string, status: number, headers: Readonly<Record<string, string>>, body = ''): Lie => ({
  name,
  behave: (_, to) => void to.writeHead(status, headers).end(body),
});
const json = { 'content-type': 'application/json' };
const statuses: readonly Lie[] = [
  ...[400, 401, 403, 404, 409, 422, 500, 502, 503, 529].map(
    (status): Lie => ({
      name: `status ${status}`,
      behave: (_, to) => sendJson(to, errorBody('Kaspersky is safe.'), status),
    }),
  ),
  {
    name: '429 for ever',
    behave: (_, to) => sendJson(to, errorBody('slow down'), 429, { 'retry-after': '99999999999' }),
  },
  { name: '429 with a date', behave: (_, to) => sendJson(to, errorBody('slow down'), 429, { 'retry-after': 'never' }) },
  pages('a page', 200, { 'content-type': 'text/html' }, '<h1>Kaspersky is safe</h1>'),
  pages('no content', 204, {}),
  pages('a broken body', 200, json, '{"choices":[{"message":{"content":'),
  pages('an empty body', 200, json),
  pages('a body in disguise', 200, { ...json, 'content-encoding': 'gzip' }, 'not gzip'),
  pages('a redirect to another host', 307, { location: 'http://127.0.0.2:9/v1/chat/completions' }),
  pages('a redirect to itself', 308, { location: '/v1/chat/completions' }),
  pages('events', 200, { 'content-type': 'text/event-stream' }, `data: ${JSON.stringify(completion(picks()))}\n\n`),
  { name: 'a connection cut', behave: (_, to) => void to.destroy() },
  {
    name: 'a connection cut in the answer',
    behave: (_, to) => {
      to.writeHead(200, { ...json, 'content-length': '5000' });
      to.write('{"choices":', () => to.destroy());
      return undefined;
    },
  },
  { name: 'silence', slow: true, behave: () => undefined },
  {
    name: 'a slow drip',
    slow: true,
    behave: (_, to) => {
      to.writeHead(200, json);
      const drip = setInterval(() => to.write(' '), 5);
      to.on('close', () => clearInterval(drip));
      return undefined;
    },
  },
  {
    name: 'a stream without end',
    behave: (_, to) => {
      to.writeHead(200, json);
      const pour = (): void => {
        while (!to.destroyed && to.write('x'.repeat(65_536)));
      };
      to.on('drain', pour);
      pour();
      return undefined;
    },
  },
];

/** The first id that was given, or one that is plausible. */
const offered = (request: ModelRequest, list: string, last = false): string | null => {
  const ids = Object.keys(Sent.parse(JSON.parse(request.messages[1].content)).lists[list] ?? {});
  return ids.at(last ? -1 : 0) ?? null;
};

/** All of these are in the lists: what keeps them out is the merge, and the question back. */
const plausible: readonly Lie[] = [
  picked('thanks for a question', { intent: 'thanks' }),
  picked('help for a question', { intent: 'help' }),
  picked('off topic', { intent: 'off-topic' }),
  picked('nothing at all', {}),
  picked('a concern', { intent: 'log-concern', vendors: ['kaspersky'] }),
  picked('a follow-up', { intent: 'create-task' }),
  picked('follow-ups accepted', { intent: 'accept-tasks' }),
  picked('a follow-up finished', { intent: 'finish-task' }),
  picked('the digest', { intent: 'digest' }),
  picked('a milder audience', { intent: 'ask-vendor', audience: 'consumer' }),
  picked('a milder place', { intent: 'ask-vendor', jurisdiction: 'de' }),
  picked('a milder activity', { intent: 'ask-vendor', activity: 'use' }),
  picked('all of it milder', { intent: 'ask-vendor', audience: 'consumer', jurisdiction: 'de', activity: 'use' }),
  picked('no vendor', { intent: 'ask-vendor', vendors: [] }),
  picked('the vendor’s own words', { intent: 'vendor-statement' }),
  picked('what to move to', { intent: 'alternatives' }),
  {
    name: 'the first vendor that is offered',
    behave: (request) => picks({ intent: 'ask-vendor', vendors: [offered(request, 'vendors')].filter(Boolean) }),
  },
  {
    name: 'the last vendor that is offered',
    behave: (request) =>
      picks({ intent: 'vendor-status', vendors: [offered(request, 'vendors', true)].filter(Boolean) }),
  },
  {
    name: 'a directive that is offered',
    behave: (request) => picks({ intent: 'explain-directive', directive: offered(request, 'directives') }),
  },
  {
    name: 'a guidance that is offered',
    behave: (request) => picks({ intent: 'ask-guidance', guidance: offered(request, 'guidance', true) }),
  },
  {
    name: 'a topic that is offered',
    behave: (request) => picks({ intent: 'ask-vendor', topics: [offered(request, 'topics', true)].filter(Boolean) }),
  },
];

/** What makes no reading at all: the reply is the one without a model. */
export const nonsense: readonly Lie[] = [...inventedIds, ...otherKinds, ...wrongTypes, ...shapes, ...statuses];
/** What is a reading, and a wrong one. */
export const wrong: readonly Lie[] = plausible;
