/** What happens when everything that can be sent to Vouch is sent: valid, nearly valid and hostile? */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { tokenAccess } from '../../src/surfaces/web/access/token-access.ts';
import { desk as makeDesk } from '../../src/surfaces/web/desk.ts';
import { type AtTheDesk, type DeskMap, enterDesk, formsAfter, mapDesk, readPage } from './desk-session.ts';
import { hostileJson, hostilePath, hostileText, mark, markup } from './hostile-values.ts';
import { type House, openHouse } from './house.ts';
import { wrongInCsv, wrongInPage, wrongInSlack, wrongInTeams } from './look.ts';
import { changes, mutateForm, mutateJson } from './mutate.ts';
import { rawRequest, sendRaw } from './raw-http.ts';
import { bodyOf, formType, jsonType, type SlackSample, sendToSlack, slackSession } from './slack-session.ts';
import { teamsSession } from './teams-session.ts';

export interface AbuseReport {
  /** Payloads by where they were sent. */
  readonly sent: Readonly<Record<string, number>>;
  /** Answers by their status, 0 where the connection was closed without one. */
  readonly statuses: Readonly<Record<string, number>>;
  /** How often each line of the log that tells of an error was written. */
  readonly errors: Readonly<Record<string, number>>;
  /** Rows that were written: of what was sent, something was right. */
  readonly rows: Readonly<Record<string, number>>;
  /** Pages, messages and cards that were looked at. */
  readonly looked: number;
  /** Everything that must not be. */
  readonly wrong: readonly string[];
}

class Findings {
  readonly sent: Record<string, number> = {};
  readonly statuses: Record<string, number> = {};
  readonly wrong = new Map<string, number>();
  looked = 0;
  /** Answers to Slack that it is to come again. */
  late = 0;

  answered(where: string, status: number, told: () => string): void {
    this.sent[where] = (this.sent[where] ?? 0) + 1;
    this.statuses[status] = (this.statuses[status] ?? 0) + 1;
    // Teams is told so of an invoke that nobody here knows.
    const meant = status === 501 && where === '/api/messages';
    if (status === 503 && where === '/slack/events') this.late += 1;
    else if (status >= 500 && !meant) this.say(`${where} answered ${status}`, told());
  }

  say(what: string, example: string): void {
    const key = what.slice(0, 300);
    const times = this.wrong.get(key) ?? 0;
    this.wrong.set(key, times + 1);
    if (times === 0) this.wrong.set(`${key} — ${example.slice(0, 600)}`, 0);
  }

  look(where: string, wrong: readonly string[]): void {
    this.looked += 1;
    for (const each of wrong) this.say(`${where}: ${each}`, '');
  }
}

const contentTypes = [
  formType,
  formType,
  formType,
  jsonType,
  'text/plain',
  'multipart/form-data; boundary=x',
  `${jsonType}; charset=utf-16`,
  '',
  'APPLICATION/JSON',
  `${formType};charset=latin1`,
] as const;

const deskPayload = fc.record({
  pick: fc.nat(),
  how: fc.constantFrom('form', 'form', 'form', 'form', 'json', 'page', 'query', 'path', 'junk'),
  method: fc.constantFrom('POST', 'POST', 'POST', 'GET', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH'),
  changes,
  path: hostilePath,
  text: hostileText,
  json: hostileJson,
  type: fc.constantFrom(...contentTypes),
});
type DeskPayload = typeof deskPayload extends fc.Arbitrary<infer T> ? T : never;
const surfacePayload = fc.record({
  pick: fc.nat(),
  changes,
  text: hostileText,
  json: hostileJson,
  how: fc.constantFrom('whole', 'whole', 'whole', 'whole', 'junk'),
});

/** Leaving is done once at the end: whoever leaves sends nothing more. */
const leaves = (path: string): boolean => path.startsWith('/logout');

const picked = <T>(list: readonly T[], at: number): T => {
  const one = list[at % list.length];
  if (one === undefined) throw new Error('there is nothing to pick from');
  return one;
};

/** A header's value as far as a client sends it. */
const headerValue = (text: string): string => text.replace(/[^\x20-\x7e]/g, '');

interface Request {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
  readonly type?: string;
}

function deskRequest({ pages, forms }: DeskMap, payload: DeskPayload): Request {
  const form = picked(
    forms.filter(({ path }) => !leaves(path)),
    payload.pick,
  );
  // An event is taken once, so a form that is to do something has a key of its own.
  const fresh = form.fields.map(([name, value]) => [name, name === 'event' ? `web:${randomUUID()}` : value] as const);
  const pairs = mutateForm(fresh, payload.changes);
  const written = new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value])).toString();
  const page = picked(pages, payload.pick);
  switch (payload.how) {
    case 'form':
      return form.method === 'GET'
        ? { method: 'GET', path: `${form.path}?${written}` }
        : { method: 'POST', path: form.path, body: written, type: formType };
    case 'json':
      return {
        method: 'POST',
        path: form.path,
        body: mutateJson(Object.fromEntries(fresh), payload.changes),
        type: jsonType,
      };
    case 'page':
      return { method: payload.method, path: page };
    case 'query': {
      const [path, query = ''] = page.split('?');
      const names = [
        ...new URLSearchParams(query).keys(),
        'q',
        'after',
        'before',
        'client',
        'vendor',
        'asOf',
        'thread',
        'page',
        'limit',
        'state',
        'owner',
      ];
      return { method: 'GET', path: `${path}?${picked(names, payload.pick)}=${payload.path}&${query}` };
    }
    case 'path': {
      const parts = page.split('/');
      return {
        method: payload.method,
        path: `${parts.slice(0, Math.max(1, parts.length - 1)).join('/')}/${payload.path}`,
      };
    }
    default:
      return {
        method: 'POST',
        path: form.path,
        body: payload.pick % 2 === 0 ? payload.json : payload.text,
        type: payload.type,
      };
  }
}

async function send({ url, cookie }: AtTheDesk, { method, path, body, type }: Request, accept: string) {
  const hasBody = body !== undefined && method !== 'GET' && method !== 'HEAD';
  const response = await fetch(new URL(url + (path.startsWith('/') ? path : `/${path}`)), {
    method,
    redirect: 'manual',
    headers: { cookie, accept, origin: url, ...(type === undefined || type === '' ? {} : { 'content-type': type }) },
    ...(hasBody ? { body: new TextEncoder().encode(body) } : {}),
  });
  return { response, text: await response.text() };
}

function lookAtAnswer(found: Findings, where: string, response: Response, text: string): void {
  const type = response.headers.get('content-type') ?? '';
  if (type.startsWith('text/html')) found.look(where, wrongInPage(text));
  else if (type.startsWith('text/csv')) found.look(where, wrongInCsv(text));
  if (
    text !== '' &&
    response.headers.get('x-content-type-options') !== 'nosniff' &&
    !/^\/(healthz|readyz|metrics)/.test(where)
  )
    found.say(`${where}: its type may be guessed`, type);
  for (const [name, value] of response.headers)
    if (value.includes(mark) && (name !== 'location' || !/^\/(?![/\\])/.test(value)))
      found.say(`${where}: the header ${name} is made of text`, value);
  if (response.headers.has('x-powered-by')) found.say(`${where}: says what it runs on`, '');
}

const routeOf = (path: string): string =>
  path
    .split(/[?#]/, 1)[0]
    ?.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .slice(0, 40) ?? '';

async function abuseDesk(
  house: House,
  desk: AtTheDesk,
  map: DeskMap,
  payloads: readonly DeskPayload[],
  found: Findings,
): Promise<void> {
  let before = JSON.stringify(house.rows());
  for (const payload of payloads) {
    const request = deskRequest(map, payload);
    const told = () => `${request.method} ${request.path} ${request.body ?? ''}`;
    try {
      const { response, text } = await send(desk, request, payload.pick % 5 === 0 ? jsonType : 'text/html');
      found.answered('the desk', response.status, told);
      const where = payload.how === 'path' ? '/…' : routeOf(request.path);
      lookAtAnswer(found, where, response, text);
      const after = JSON.stringify(house.rows());
      if (response.status >= 400 && after !== before)
        found.say(`${where} was refused with ${response.status} and yet wrote`, told());
      if (request.method === 'GET' && after !== before) found.say(`GET ${where} wrote`, told());
      before = after;
    } catch (thrown) {
      found.say(
        `the desk gave no answer: ${String(thrown)} ${thrown instanceof Error ? String(thrown.cause) : ''}`,
        told(),
      );
    }
  }
}

/** Those without a session, from another site, unsigned, or signed for somebody else: nothing of theirs is written. */
async function abuseAsStranger(
  house: House,
  desk: AtTheDesk,
  map: DeskMap,
  slack: readonly SlackSample[],
  activities: readonly object[],
  many: number,
  seed: number,
  found: Findings,
): Promise<void> {
  const before = house.written();
  const login = desk.cookie !== '';
  const each = Math.max(1, Math.ceil(many / 4));
  for (const payload of fc.sample(deskPayload, { numRuns: each, seed })) {
    const request = deskRequest(map, { ...payload, how: payload.how === 'json' ? 'json' : 'form' });
    if (request.method !== 'POST') continue;
    const foreign = payload.pick % 2 === 0 || !login;
    const headers = {
      ...(foreign ? { origin: 'http://evil.example', cookie: desk.cookie } : { origin: desk.url }),
      'content-type': request.type ?? formType,
    };
    const response = await fetch(new URL(desk.url + request.path), {
      method: 'POST',
      redirect: 'manual',
      headers,
      body: new TextEncoder().encode(request.body ?? ''),
    });
    lookAtAnswer(found, 'a stranger at the desk', response, await response.text());
    found.answered('the desk, as a stranger', response.status, () => request.path);
    if (response.status < 300 || (response.status < 400 && !/^\/log/.test(response.headers.get('location') ?? '')))
      found.say(`a stranger was let in with ${response.status}`, `${request.path} ${request.body}`);
  }
  for (const { pick, changes: made, json } of fc.sample(surfacePayload, { numRuns: each, seed })) {
    const { kind, payload } = picked(slack, pick);
    const { body, contentType } =
      kind === 'command' ? bodyOf(kind, JSON.stringify(payload)) : bodyOf(kind, mutateJson(payload, made));
    const how = picked(
      [
        { secret: 'another' },
        { headers: { 'x-slack-signature': headerValue(json) } },
        { headers: { 'x-slack-request-timestamp': '1' } },
      ],
      pick,
    );
    const { status } = await sendToSlack(house.url, body, contentType, how);
    found.answered('/slack/events, not signed', status, () => body);
    if (status < 400) found.say(`Slack’s door took what Slack did not sign: ${status}`, body);
  }
  const tokens = ['none', 'expired', 'wrong-audience', 'wrong-issuer', 'wrong-key'] as const;
  for (const { pick, changes: made, json } of fc.sample(surfacePayload, { numRuns: each, seed })) {
    const body = mutateJson(picked(activities, pick), made);
    const headers = {
      'content-type': jsonType,
      ...(pick % tokens.length === 0 ? {} : { authorization: `Bearer ${headerValue(json)}` }),
    };
    const response = await fetch(`${house.url}/api/messages`, {
      method: 'POST',
      body: new TextEncoder().encode(body),
      headers,
    });
    await response.arrayBuffer();
    found.answered('/api/messages, not signed', response.status, () => body);
    if (response.status < 400) found.say(`Teams’ door took what Teams did not sign: ${response.status}`, body);
  }
  await eightAtOnce(fc.sample(rawRequest, { numRuns: each, seed }), async (request) => {
    const answer = await sendRaw(house.url, request);
    const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
    found.answered('HTTP by hand', status, () => request);
    if (/\r\n\r\n\s*<!doctype html/i.test(answer))
      found.look('HTTP by hand', wrongInPage(answer.slice(answer.indexOf('\r\n\r\n') + 4)));
    if (answer !== '' && /\n[^\r\n]*at .*\.(?:ts|js):\d+/.test(answer))
      found.say('an answer shows where in the code it came from', answer);
  });
  if (house.written() !== before) found.say('what a stranger sent was written', JSON.stringify(house.rows()));
}

/** Runs `work` for each, eight at a time. */
async function eightAtOnce<T>(list: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const next = list.values();
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (const one of next) await work(one);
    }),
  );
}

/** So many at most wait in the queue: a hostile crowd is not to be waited for at the end. */
const atOnce = 400;

async function abuseSlack(
  house: House,
  samples: readonly SlackSample[],
  many: number,
  seed: number,
  found: Findings,
): Promise<void> {
  const payloads = fc.sample(surfacePayload, { numRuns: many, seed });
  for (let from = 0; from < payloads.length; from += atOnce) {
    await eightAtOnce(payloads.slice(from, from + atOnce), async ({ pick, changes: made, how, text, json }) => {
      const { kind, payload } = picked(samples, pick);
      const fresh = { ...payload, ...(kind === 'event' ? { event_id: `Ev${randomUUID()}` } : {}) };
      const flat = kind === 'command' ? [] : made;
      const { body, contentType } =
        how === 'junk'
          ? { body: pick % 2 === 0 ? json : text.toWellFormed(), contentType: picked(contentTypes, pick) }
          : bodyOf(kind, mutateJson(fresh, flat));
      const whole =
        kind === 'command' && how !== 'junk'
          ? new URLSearchParams(mutateForm([...new URLSearchParams(body)], made)).toString()
          : body;
      try {
        const { status, body: answer } = await sendToSlack(house.url, whole, contentType);
        found.answered('/slack/events', status, () => whole);
        if (answer.startsWith('{')) found.look('the answer to Slack', wrongInSlack(JSON.parse(answer)));
      } catch (thrown) {
        found.say(`/slack/events gave no answer: ${String(thrown)}`, whole);
      }
    });
    for (const left of await house.settled()) found.say('Slack’s queue is not done', left);
  }
}

async function abuseTeams(
  house: House,
  samples: readonly object[],
  many: number,
  seed: number,
  found: Findings,
): Promise<void> {
  const { teams } = house;
  const authorization = (await teams.authorization()) ?? '';
  const payloads = fc.sample(surfacePayload, { numRuns: many, seed });
  for (let from = 0; from < payloads.length; from += atOnce) {
    await eightAtOnce(payloads.slice(from, from + atOnce), async ({ pick, changes: made, how, text, json }) => {
      const sample = { ...picked(samples, pick), id: teams.world.newId() };
      const body = how === 'junk' ? (pick % 2 === 0 ? json : text) : mutateJson(sample, made);
      try {
        const response = await fetch(`${house.url}/api/messages`, {
          method: 'POST',
          body: new TextEncoder().encode(body),
          headers: { authorization, 'content-type': jsonType },
        });
        const answer = await response.text();
        found.answered('/api/messages', response.status, () => body);
        if (answer.startsWith('{')) found.look('the answer to Teams', wrongInTeams(JSON.parse(answer)));
      } catch (thrown) {
        found.say(`/api/messages gave no answer: ${String(thrown)}`, body);
      }
    });
    for (const left of await house.settled()) found.say('Teams’ queue is not done', left);
  }
}

/** Slack's words for what was not well made, rather than not there any longer. */
const badlyMade =
  /^(invalid_(blocks|arguments|attachments|json|metadata|view)|msg_|too_many|no_text|view_too_large|only_one_table|duplicate|markdown|unknown_method|not_in_the_stand_in|missing_scope)/;

/** A room or a person that is not there: who sends of one is told so by giving up. */
const refusedThere = /^a job was given up: (HTTP 40[34] |An API error occurred: \w+_not_found)/;

async function lookAround(house: House, desk: AtTheDesk, found: Findings): Promise<void> {
  for (const { method, args, error } of house.slack.calls) {
    found.look(`Slack’s ${method}`, wrongInSlack(args));
    if (error !== undefined && badlyMade.test(error))
      found.say(`Slack’s ${method} was refused: ${error}`, JSON.stringify(args));
  }
  for (const { kind, body, status, error } of house.teams.calls) {
    found.look(`Teams’ ${kind}`, wrongInTeams(body));
    if (status === 400) found.say(`Teams’ ${kind} was refused: ${error}`, JSON.stringify(body));
  }
  const { pages } = await mapDesk(desk, [
    '/',
    '/concerns',
    '/tasks',
    '/clients',
    '/vendors',
    '/directives',
    '/review',
    '/health',
    '/audit',
    '/sources',
    '/concerns.csv',
    '/tasks.csv',
  ]);
  for (const path of pages) {
    const { response, text } = await send(desk, { method: 'GET', path }, 'text/html');
    if (response.status >= 500)
      found.say(`${routeOf(path)} cannot be read any longer: ${response.status}`, text.slice(0, 500));
    lookAtAnswer(found, routeOf(path), response, text);
  }
}

/** What a source says is not to be trusted either. */
async function putHostileItems({ app }: House): Promise<void> {
  for (const [number, text] of markup.entries())
    await app.ledger.items.put(
      {
        source: 'federal-register',
        id: `2026-${number}`,
        type: 'directive',
        vendors: ['kaspersky'],
        title: `Rule ${number} ${text}`,
        summary: text,
        url: `https://example.org/${number}?q=%3C%22%27`,
        published: '2026-11-20',
        effective: null,
        issuer: text,
        citation: text.slice(0, 100),
        keys: [`hostile-${number}`],
        background: false,
      },
      `hash-${number}`,
      app.clock(),
    );
}

/** Every page and form, those of the answers to forms too, and every route that nothing leads to just now. */
async function mapWithAnswers(house: House, desk: AtTheDesk): Promise<DeskMap> {
  const { pages, forms } = await mapDesk(desk);
  const log = forms.find(
    ({ method, path }) => method === 'POST' && path.startsWith('/concerns') && !path.includes('/state'),
  );
  const more =
    log === undefined
      ? []
      : await formsAfter(desk, log, { client: 'Acme Dental', vendor: 'kaspersky', words: 'Are we affected?' });
  const map = { pages: [...pages], forms: [...forms, ...more] };
  const keys = (log?.fields ?? []).filter(([name]) => ['csrf', 'event', 'thread'].includes(name));
  const known = [...pages.map((path) => `GET ${path}`), ...map.forms.map(({ method, path }) => `${method} ${path}`)];
  const routes = makeDesk(
    house.app,
    tokenAccess(house.app, () => {}),
  ).routes.filter(({ method }) => method !== 'ALL');
  for (const { method, path } of routes) {
    const pattern = new RegExp(`^${method} ${path.replaceAll('.', '\\.').replace(/:\w+/g, '[^/?]+')}(?:\\?.*)?$`);
    if (known.some((one) => pattern.test(one))) continue;
    const filled = path.replace(/:\w+/g, '1');
    if (method === 'GET') map.pages.push(`${filled}?item=${encodeURIComponent('federal-register/2026-1')}`);
    else map.forms.push({ method: 'POST', path: filled, fields: keys });
  }
  return map;
}

/** Sends so many payloads, the same for the same seed, to a Vouch of its own on a ledger in `file`. */
export async function abuse({
  payloads,
  seed,
  file,
}: {
  readonly payloads: number;
  readonly seed: number;
  readonly file: string;
}): Promise<AbuseReport> {
  const house = await openHouse(file);
  const found = new Findings();
  try {
    const desk = await enterDesk(house.said[0] ?? house.url);
    const slack = await slackSession(house);
    const activities = await teamsSession(house);
    await putHostileItems(house);
    const map = await mapWithAnswers(house, desk);
    const errorsBefore = house.log.filter(({ level }) => level === 'error');
    for (const { message, fields } of errorsBefore)
      found.say(`a normal day logs an error: ${message}`, JSON.stringify(fields));
    const share = (part: number) => Math.max(1, Math.round(payloads * part));
    await abuseAsStranger(house, desk, map, slack, activities, share(0.2), seed, found);
    await abuseDesk(house, desk, map, fc.sample(deskPayload, { numRuns: share(0.4), seed }), found);
    await abuseSlack(house, slack, share(0.2), seed, found);
    await abuseTeams(house, activities, share(0.2), seed, found);
    await lookAround(house, desk, found);
    const refused = house.slack.calls.filter(({ error }) => error !== undefined).length;
    if (found.late > refused) found.say(`${found.late} answers of 503 to Slack, which refused ${refused} calls`, '');
    if (Object.keys(Object.prototype).length > 0 || 'admin' in {})
      found.say('every object has something new', Object.keys(Object.prototype).join());
    if ((await readPage(desk, '/')) === '') found.say('the desk does not answer any longer', '');
    const errors: Record<string, number> = {};
    for (const { level, message, fields } of house.log) {
      if (level !== 'error') continue;
      const { err } = fields as { readonly err?: unknown };
      const told =
        `${message}${err instanceof Error ? `: ${err.message}, ${String(err.cause ?? err.stack?.split('\n')[1]?.trim())}` : ''}`.slice(
          0,
          400,
        );
      if (!refusedThere.test(told)) errors[told] = (errors[told] ?? 0) + 1;
    }
    return {
      sent: found.sent,
      statuses: found.statuses,
      errors,
      rows: house.rows(),
      looked: found.looked,
      wrong: [...found.wrong].map(([what, times]) => (times > 0 ? `${times} times: ${what}` : `first: ${what}`)),
    };
  } finally {
    await house.close();
  }
}
