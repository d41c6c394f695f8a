/** Who speaks at the terminal, and how do their words become an utterance? */
import { userInfo } from 'node:os';
import { v7 as uuid } from 'uuid';
import { VouchError } from '../../core/errors.ts';
import type { Person } from '../../core/person.ts';
import type { Utterance } from '../../core/utterance.ts';

/** The person logged in to this machine. */
export function terminalPerson(): Person {
  const name = userInfo().username;
  return { id: `os:${name}`, name };
}

/** One utterance at the terminal; each is an event of its own. */
export function terminalUtterance(
  parts: Partial<Utterance> & { readonly text: string; readonly at: number; readonly write: boolean },
): Utterance {
  const event = `terminal:${uuid()}`;
  if (parts.text.includes('\uFFFD'))
    throw new VouchError(
      'bad-input',
      'The text holds bytes that are not valid UTF-8.',
      'Write it again in a terminal set to UTF-8.',
    );
  return { event, surface: 'terminal', thread: event, person: terminalPerson(), ...parts };
}
