/** Where was it said, by whom, and who else reads along there? */
import type { Person } from '../../../core/person.ts';
import type { Room } from '../../../core/utterance.ts';
import type { Address } from '../calls/address.ts';

export interface Place {
  /** Where a reply goes: the chat, or the thread of a channel. */
  readonly address: Address;
  readonly tenant: string;
  /** The key under which the conversation is remembered. */
  readonly thread: string;
  /** Teams' id of the person, `29:...`. */
  readonly user: string;
  readonly person: Person;
  readonly room: Room;
  /** A conversation with Vouch alone. */
  readonly direct: boolean;
  /** Somebody of another organisation: they get public answers only, and nothing they say is written down. */
  readonly stranger: boolean;
}
