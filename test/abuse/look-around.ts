/** What did it leave behind in chats, on pages and in exports? */
import { send } from './desk-requests.ts';
import { type AtTheDesk, mapDesk } from './desk-session.ts';
import { type Findings, lookAtAnswer, routeOf } from './findings.ts';
import type { House } from './house.ts';
import { wrongInSlack, wrongInTeams } from './look.ts';

/** Slack's words for what was not well made, rather than not there any longer. */
const badlyMade =
  /^(invalid_(blocks|arguments|attachments|json|metadata|view)|msg_|too_many|no_text|view_too_large|only_one_table|duplicate|markdown|unknown_method|not_in_the_stand_in|missing_scope)/;

export async function lookAround(house: House, desk: AtTheDesk, found: Findings): Promise<void> {
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
