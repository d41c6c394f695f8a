/** How do words said in Slack become an utterance? */
import type { Utterance } from '../../../core/utterance.ts';
import type { SlackContext } from '../slack-context.ts';
import type { Place } from './place.ts';
import { readText } from './read-text.ts';

/** The utterance of these words at this place. `event` is the key under which it is taken once. */
export async function makeUtterance(
  raw: string,
  event: string,
  place: Place,
  context: SlackContext,
  parts: Partial<Pick<Utterance, 'form' | 'link' | 'write'>> & { readonly users?: readonly string[] } = {},
): Promise<Utterance> {
  const { me, directory, vouch } = context;
  const { users: alsoUsers = [], ...rest } = parts;
  const users = [...new Set([...readText(raw, me.botUserId).users, ...alsoUsers])];
  const people = await Promise.all(users.map((user) => directory.person(user)));
  const names = new Map(users.map((user, index) => [user, people[index]?.name ?? user]));
  return {
    event,
    surface: 'slack',
    thread: place.thread,
    person: place.person,
    text: readText(raw, me.botUserId, names).text,
    at: vouch.clock(),
    // Nothing that somebody of another organisation says is written down.
    write: !place.stranger,
    ...(place.direct ? {} : { room: place.room }),
    ...(people.length === 0 ? {} : { people }),
    ...rest,
  };
}
