/** What came of everything that was sent, and what of it must not be? */
import { mark } from './hostile-values.ts';
import { wrongInCsv, wrongInPage } from './look.ts';

export class Findings {
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

export function lookAtAnswer(found: Findings, where: string, response: Response, text: string): void {
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

export const routeOf = (path: string): string =>
  path
    .split(/[?#]/, 1)[0]
    ?.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .slice(0, 40) ?? '';
