/** What was there in Teams instead of what a test awaited? */
import type { TeamsCall } from './teams-http.ts';
import type { TeamsStandIn } from './teams-server.ts';
import type { TeamsMessage } from './teams-world.ts';
import { brief as briefOf, listed, type Truthy, waitFor as waitForChange } from './wait-for.ts';

const brief = (value: unknown): string => briefOf(value, 200);

const ofMessage = ({ id, room, thread, from, text, attachments, edited, deleted }: TeamsMessage): string => {
  const marks = `${edited ? ' (edited)' : ''}${deleted ? ' (deleted)' : ''}`;
  const place = `${room.slice(0, 20)}${thread === undefined || thread === id ? '' : ` in ${thread}`}`;
  const cards = attachments.length === 0 ? '' : ` ${brief(attachments.map(({ content }) => content))}`;
  return `${id} ${place} ${from === 'bot' ? from : from.name}${marks}: ${brief(text)}${cards}`;
};

const ofCall = ({ method, path, status, failure, error, body }: TeamsCall): string =>
  `${method} ${path}${failure === undefined ? '' : ` [${failure}]`} -> ${status ?? 'no answer'}${error === undefined ? '' : ` ${error}`} ${brief(body)}`;

/** Everything a test may have waited for, in lines. */
function describeTeams(teams: TeamsStandIn): string {
  return [
    listed('messages', teams.messages().map(ofMessage)),
    listed(
      'typings',
      teams.typings().map(({ room, thread }) => `${room} ${thread ?? ''}`),
    ),
    listed('calls', teams.calls.map(ofCall)),
  ].join('\n');
}

/** Looks whenever something happens. */
export const waitFor = <T>(
  teams: TeamsStandIn,
  predicate: (teams: TeamsStandIn) => T,
  ms: number,
): Promise<Truthy<T>> => waitForChange(teams, { changes: teams.world.changes, describe: describeTeams }, predicate, ms);
