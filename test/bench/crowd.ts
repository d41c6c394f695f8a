/** Who uses Vouch in a mixed load, and what do they do: at Slack, in Teams and at the desk? */
import type { Agent } from 'node:http';
import { v7 as uuid } from 'uuid';
import { askHttp, type Entered, formHeaders } from './ask-http.ts';
import { questions } from './questions.ts';
import { deliverEvent, eventBody, type LeanSlack, tsOf } from './slack-load.ts';
import { chatOf, type LeanTeams, messageOf } from './teams-load.ts';

export type SurfaceOfCrowd = 'slack' | 'teams' | 'desk';

/** Something one person does; resolves once they see the answer. `mark` stands in the words of a concern. */
export interface Act {
  readonly surface: SurfaceOfCrowd;
  readonly what: string;
  readonly mark: string | undefined;
  /** Rejects where anything but the answer comes back. */
  run(): Promise<void>;
}

export interface Crowd {
  /** The next thing that is done, always in the same order of things. */
  next(): Act;
  /** Events that Slack delivered a second time, as it does when it is in doubt. */
  readonly again: number;
}

/** Of each surface so many people at once; nobody does two things at the same time. */
const people = 150;
const clients = 400;
/** Every so manieth event of Slack's comes twice. */
const againEvery = 20;

/** What is found again in the words of a concern. */
export const marks = /\bMARK[a-z]+\d{7}\b/;
const markOf = (surface: SurfaceOfCrowd, number: number): string => `MARK${surface}${String(number).padStart(7, '0')}`;

/** Twenty acts as a day has them: most ask, some log, some follow up, some look. */
const slackDay = 'aacaafacaaacaafaacaa';
const deskDay = 'paplaclpafplpaclpapl';
const looks = [
  '/concerns',
  '/vendors',
  '/tasks',
  '/clients',
  '/directives',
  '/vendors/kaspersky',
  '/health',
  '/review',
  '/audit',
] as const;

function said(
  letter: string,
  surface: SurfaceOfCrowd,
  number: number,
): { what: string; text: string; mark: string | undefined } {
  const client = `Client ${String(number % clients).padStart(3, '0')} Incorporated`;
  const mark = markOf(surface, number);
  if (letter === 'c')
    return { what: 'concern', text: `log that ${client} is worried about Kaspersky: is it still fine, ${mark}?`, mark };
  if (letter === 'f')
    return { what: 'follow-up', text: `create a follow-up to call ${client} by next Friday`, mark: undefined };
  return { what: 'question', text: questions[number % questions.length] ?? '', mark: undefined };
}

/** People take turns: who has not got an answer yet is not asked again. */
class Turns {
  readonly #free: number[] = Array.from({ length: people }, (_, at) => at);
  readonly #waiting: ((person: number) => void)[] = [];

  async take<T>(work: (person: number) => Promise<T>): Promise<T> {
    const person = this.#free.shift() ?? (await new Promise<number>((turn) => this.#waiting.push(turn)));
    try {
      return await work(person);
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free.push(person);
      else next(person);
    }
  }
}

export function makeCrowd(at: {
  readonly slack: LeanSlack;
  readonly teams: LeanTeams;
  readonly desk: Entered;
  readonly agent: Agent;
}): Crowd {
  const { slack, teams, desk, agent } = at;
  const { url } = desk;
  const turns = { slack: new Turns(), teams: new Turns() };
  let number = 0;
  let again = 0;

  const ok = (status: number, where: string, body: string): void => {
    if (status !== 200 && status !== 303) throw new Error(`${where} answered ${status}: ${body.slice(0, 200)}`);
  };

  const inSlack = (text: string, own: number): Promise<void> =>
    turns.slack.take(async (person) => {
      const channel = `D${1_000 + person}`;
      const event = { type: 'message', channel_type: 'im', user: `U${person}`, channel, ts: tsOf(own), text };
      const body = eventBody(event);
      const answered = slack.answerIn(channel);
      await deliverEvent(url, body, agent);
      if (own % againEvery === 0) {
        again += 1;
        await deliverEvent(url, body, agent, { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' });
      }
      await answered;
    });

  const inTeams = (text: string): Promise<void> =>
    turns.teams.take(async (person) => {
      const answered = teams.answerIn(chatOf(person));
      const headers = { authorization: teams.authorization, 'content-type': 'application/json' };
      const answer = await askHttp(`${url}/api/messages`, {
        method: 'POST',
        agent,
        headers,
        body: messageOf(teams, person, text),
      });
      ok(answer.status, '/api/messages', answer.body);
      await answered;
    });

  const look = async (path: string): Promise<void> => {
    const { status, body } = await askHttp(`${url}${path}`, { method: 'GET', agent, headers: { cookie: desk.cookie } });
    ok(status, path, body);
  };
  const form = async (path: string, fields: Readonly<Record<string, string>>): Promise<void> => {
    const whole = new URLSearchParams({
      csrf: desk.csrf,
      event: `web:${uuid()}`,
      thread: `web:${uuid()}`,
      ...fields,
    }).toString();
    const { status, body } = await askHttp(`${url}${path}`, {
      method: 'POST',
      agent,
      headers: formHeaders(desk),
      body: whole,
    });
    ok(status, path, body);
  };

  const atDesk = (letter: string, own: number): Act => {
    const { what, text, mark } = said(letter, 'desk', own);
    const act = (name: string, run: () => Promise<void>, marked?: string): Act => ({
      surface: 'desk',
      what: name,
      mark: marked,
      run,
    });
    if (letter === 'p') return act('first page', () => look('/'));
    if (letter === 'l') {
      const path = looks[own % looks.length] ?? '/';
      return act(`page ${path}`, () => look(path));
    }
    if (letter === 'c') {
      const client = `Client ${String(own % clients).padStart(3, '0')} Incorporated`;
      const fields = { client, vendor: 'kaspersky', words: `Is it still fine, ${mark}?`, severity: 'normal' };
      return act(what, () => form('/concerns', fields), mark);
    }
    return act(what, () => form('/ask', { q: text }));
  };

  return {
    get again() {
      return again;
    },
    next: () => {
      const own = number;
      number += 1;
      const round = Math.floor(own / 3);
      const letter = slackDay[round % slackDay.length] ?? 'a';
      if (own % 3 === 2) return atDesk(deskDay[round % deskDay.length] ?? 'p', own);
      const surface = own % 3 === 0 ? 'slack' : 'teams';
      const { what, text, mark } = said(letter, surface, own);
      return { surface, what, mark, run: () => (surface === 'slack' ? inSlack(text, own) : inTeams(text)) };
    },
  };
}
