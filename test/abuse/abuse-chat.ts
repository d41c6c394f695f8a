/** What do the doors of Slack and Teams do with whatever is signed? */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { eightAtOnce } from './eight-at-once.ts';
import type { Findings } from './findings.ts';
import type { House } from './house.ts';
import { wrongInSlack, wrongInTeams } from './look.ts';
import { mutateForm, mutateJson } from './mutate.ts';
import { contentTypes, picked, surfacePayload } from './payloads.ts';
import { bodyOf, jsonType, type SlackSample, sendToSlack } from './slack-session.ts';

/** So many at most wait in the queue: a hostile crowd is not to be waited for at the end. */
const atOnce = 400;

export async function abuseSlack(
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

export async function abuseTeams(
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
