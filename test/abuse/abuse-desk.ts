/** What does the desk do with whatever somebody who was let in sends? */
import { deskRequest, send } from './desk-requests.ts';
import type { AtTheDesk, DeskMap } from './desk-session.ts';
import { type Findings, lookAtAnswer, routeOf } from './findings.ts';
import type { House } from './house.ts';
import type { DeskPayload } from './payloads.ts';
import { jsonType } from './slack-session.ts';

export async function abuseDesk(
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
