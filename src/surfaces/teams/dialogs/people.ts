/** Who can be given a follow-up in a dialog, and who was? */
import type { Person } from '../../../core/person.ts';
import { roomOf } from '../calls/address.ts';
import { isOutsider } from '../calls/is-outsider.ts';
import type { Place } from '../receive/place.ts';
import type { TeamsContext } from '../teams-context.ts';
import type { Choice } from './choices.ts';

/** The most people offered, and the most members of a room looked at. */
const most = 100;

type Where = Pick<Place, 'person' | 'tenant' | 'address' | 'direct'>;

/** The person themselves first, then who else is in the room, then whom Vouch knows. Rooms that do not tell are left out. */
export async function ownerChoices(where: Where, context: TeamsContext): Promise<Choice[]> {
  const { vouch, directory } = context;
  const prefix = directory.personId(where.tenant, '');
  const [members, known] = await Promise.all([
    membersOf(where, context),
    vouch.ledger.conversations.people('teams', prefix, most),
  ]);
  const people = [where.person, ...members.map(({ person }) => person), ...known];
  const byId = new Map(people.map(({ id, name }) => [id, name] as const).toReversed());
  return [...new Set(people.map(({ id }) => id))]
    .slice(0, most)
    .map((id) => ({ title: byId.get(id) ?? id, value: id.slice(prefix.length) }));
}

/** The value of a person in the choices. */
export const ownerValue = ({ id }: Pick<Person, 'id'>, { tenant }: Where, { directory }: TeamsContext): string => {
  const prefix = directory.personId(tenant, '');
  return id.startsWith(prefix) ? id.slice(prefix.length) : '';
};

/** The people behind some values; whom nobody knows is left out. A member of the room whom Vouch never met can be told from now on. */
export async function ownersOf(
  values: readonly string[],
  where: Where,
  context: TeamsContext,
): Promise<ReadonlyMap<string, Person>> {
  const { vouch, directory, addresses } = context;
  const found = new Map<string, Person>();
  const strange: string[] = [];
  for (const value of new Set(values)) {
    if (value === '') continue;
    const id = directory.personId(where.tenant, value);
    const known = id === where.person.id ? undefined : await vouch.ledger.conversations.get(id);
    if (id === where.person.id) found.set(value, where.person);
    else if (known?.kind === 'person') found.set(value, { id, name: known.name });
    else strange.push(value);
  }
  if (strange.length === 0) return found;
  for (const { key, person, user } of await membersOf(where, context)) {
    if (!strange.includes(key)) continue;
    found.set(key, person);
    await addresses.rememberChat(person, { serviceUrl: where.address.serviceUrl, user, conversation: null });
  }
  return found;
}

interface Member {
  readonly key: string;
  readonly person: Person;
  readonly user: string;
}

async function membersOf({ address, tenant, direct }: Where, context: TeamsContext): Promise<Member[]> {
  if (direct) return [];
  const { calls, directory, home, log } = context;
  const room = { ...address, conversation: roomOf(address.conversation) };
  try {
    const members = (await calls.members(room, most)).filter((each) => !isOutsider(each, home));
    return members.flatMap(({ directoryId: key, user, name }) =>
      key === undefined || name === undefined || name.trim() === ''
        ? []
        : [{ key, user, person: { id: directory.personId(tenant, key), name: name.trim().slice(0, 200) } }],
    );
  } catch (thrown) {
    log.warn({ err: thrown }, 'Teams did not tell who is in a room, so only people Vouch knows are offered');
    return [];
  }
}
