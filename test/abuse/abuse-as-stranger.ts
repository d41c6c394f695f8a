/** What may be written by those who were not let in, or whose word is not signed? */
import fc from 'fast-check';
import { deskRequest } from './desk-requests.ts';
import type { AtTheDesk, DeskMap } from './desk-session.ts';
import { eightAtOnce } from './eight-at-once.ts';
import { type Findings, lookAtAnswer } from './findings.ts';
import type { House } from './house.ts';
import { wrongInPage } from './look.ts';
import { mutateJson } from './mutate.ts';
import { deskPayload, headerValue, picked, surfacePayload } from './payloads.ts';
import { rawRequest, sendRaw } from './raw-http.ts';
import { bodyOf, formType, jsonType, type SlackSample, sendToSlack } from './slack-session.ts';

/** Those without a session, from another site, unsigned, or signed for somebody else: nothing of theirs is written. */
export async function abuseAsStranger(
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
