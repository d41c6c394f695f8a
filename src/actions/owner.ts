/** Whom do the words make the owner of a follow-up? */
import { nameKey, wordsOf } from '../core/fold.ts';
import type { Person } from '../core/person.ts';
import type { Utterance } from '../core/utterance.ts';

/** An owner; `id` null where no surface knows them. */
export interface Owner {
  readonly name: string;
  readonly id: string | null;
}

/**
 * The person meant: one whom the words point at (by id, name or part of the name), the speaker (by id, name or "me"), or
 * just a name. Null when nobody is named.
 */
export function ownerSaid(said: string | null, { person, people = [] }: Utterance): Owner | null {
  const name = said?.trim().replace(/^@\s*/, '') ?? '';
  if (name === '') return null;
  if (/^(?:me|myself|i)$/i.test(name)) return person;
  return called(name, people) ?? (isCalled(person, name) ? person : { name, id: null });
}

const isCalled = (person: Person, name: string): boolean =>
  person.id === name || (nameKey(name) !== '' && nameKey(person.name) === nameKey(name));

function called(name: string, people: readonly Person[]): Person | null {
  const exact = people.find((each) => isCalled(each, name));
  if (exact !== undefined) return exact;
  const words = wordsOf(name);
  const [only, other] = people.filter((each) => words.every((word) => wordsOf(each.name).includes(word)));
  return words.length > 0 && only !== undefined && other === undefined ? only : null;
}
