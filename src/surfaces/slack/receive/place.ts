/** Where was it said, by whom, and who else reads along there? */
import type { Person } from '../../../core/person.ts';
import type { Room } from '../../../core/utterance.ts';

export interface Place {
  readonly channel: string;
  /** The thread a reply goes to; null where there is none (a command, a modal). */
  readonly threadTs: string | null;
  /** The key under which the conversation is remembered. */
  readonly thread: string;
  /** Slack's id of the person. */
  readonly user: string;
  readonly person: Person;
  readonly room: Room;
  /** A conversation with Vouch alone. */
  readonly direct: boolean;
  /** Somebody of another organisation: they get public answers only, and nothing they say is written down. */
  readonly stranger: boolean;
  /** Where a command or a button is answered, and what it was pressed on. */
  readonly responseUrl: string | null;
}
