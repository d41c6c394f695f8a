/** How do words said in Teams become an utterance? */
import type { Person } from '../../../core/person.ts';
import type { Utterance } from '../../../core/utterance.ts';
import type { TeamsContext } from '../teams-context.ts';
import type { Activity, Mention } from './activity.ts';
import { linkTo } from './link-to.ts';
import type { Place } from './place.ts';
import { readText } from './read-text.ts';

type Parts = Partial<Pick<Utterance, 'form' | 'link'>> & { readonly people?: readonly Person[] };

/** The utterance of these words at this place. `event` is the key under which it is taken once. */
export function makeUtterance(
  text: string,
  event: string,
  place: Place,
  { vouch }: Pick<TeamsContext, 'vouch'>,
  parts: Parts = {},
): Utterance {
  const { people = [], ...rest } = parts;
  return {
    event,
    surface: 'teams',
    thread: place.thread,
    person: place.person,
    text,
    at: vouch.clock(),
    // Nothing that somebody of another organisation says is written down.
    write: !place.stranger,
    ...(place.direct ? {} : { room: place.room }),
    ...(people.length === 0 ? {} : { people: people.slice(0, 50) }),
    ...rest,
  };
}

/** The people who are mentioned, as Vouch knows them. */
async function peopleIn(mentions: readonly Mention[], place: Place, { directory }: TeamsContext): Promise<Person[]> {
  return Promise.all(
    mentions.map(async ({ mentioned }) => {
      const { key, name } = await directory.member(place.address, mentioned);
      return { id: directory.personId(place.tenant, key), name };
    }),
  );
}

/** The utterance of a message that somebody wrote; one without words asks for the help. */
export async function utteranceOfMessage(
  activity: Activity,
  event: string,
  place: Place,
  context: TeamsContext,
): Promise<Utterance> {
  const { text, mentions } = readText(activity);
  const link = linkTo(activity);
  return makeUtterance(text === '' ? 'help' : text, event, place, context, {
    people: await peopleIn(mentions, place, context),
    ...(link === undefined ? {} : { link }),
  });
}
