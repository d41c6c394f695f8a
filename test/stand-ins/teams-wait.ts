/** When has what a test awaits come, and what was there instead? */
import type { TeamsCall } from './teams-http.ts';
import type { TeamsStandIn } from './teams-server.ts';
import type { TeamsMessage } from './teams-world.ts';

const brief = (value: unknown, max = 200): string => {
  const text = JSON.stringify(value) ?? '';
  return text.length > max ? `${text.slice(0, max)}...` : text;
};

const ofMessage = ({ id, room, thread, from, text, attachments, edited, deleted }: TeamsMessage): string => {
  const marks = `${edited ? ' (edited)' : ''}${deleted ? ' (deleted)' : ''}`;
  const place = `${room.slice(0, 20)}${thread === undefined || thread === id ? '' : ` in ${thread}`}`;
  const cards = attachments.length === 0 ? '' : ` ${brief(attachments.map(({ content }) => content))}`;
  return `${id} ${place} ${from === 'bot' ? from : from.name}${marks}: ${brief(text)}${cards}`;
};

const ofCall = ({ method, path, status, failure, error, body }: TeamsCall): string =>
  `${method} ${path}${failure === undefined ? '' : ` [${failure}]`} -> ${status ?? 'no answer'}${error === undefined ? '' : ` ${error}`} ${brief(body)}`;

const list = (name: string, lines: readonly string[]): string =>
  `${name}: ${lines.length === 0 ? 'none' : `\n${lines.map((line) => `  ${line}`).join('\n')}`}`;

/** Everything a test may have waited for, in lines. */
function describeTeams(teams: TeamsStandIn): string {
  return [
    list('messages', teams.messages().map(ofMessage)),
    list(
      'typings',
      teams.typings().map(({ room, thread }) => `${room} ${thread ?? ''}`),
    ),
    list('calls', teams.calls.map(ofCall)),
  ].join('\n');
}

export type Truthy<T> = Exclude<T, undefined | null | false | 0 | ''>;

/** Looks whenever something happens. */
export function waitFor<T>(teams: TeamsStandIn, predicate: (teams: TeamsStandIn) => T, ms: number): Promise<Truthy<T>> {
  const { changes } = teams.world;
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      changes.off('change', look);
      settle();
    };
    const look = () => {
      try {
        const found = predicate(teams);
        if (found) finish(() => resolve(found as Truthy<T>));
      } catch (thrown) {
        finish(() => reject(thrown));
      }
    };
    const timer = setTimeout(() => {
      const awaited = String(predicate).replaceAll(/\s+/g, ' ');
      finish(() => reject(new Error(`not within ${ms} ms: ${awaited}\n${describeTeams(teams)}`)));
    }, ms);
    changes.on('change', look);
    look();
  });
}
