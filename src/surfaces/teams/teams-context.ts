/** What does everything in the Teams surface work with? */
import type { Log, Vouch } from '../../core/ports.ts';
import type { AddressBook } from './calls/address-book.ts';
import type { Directory } from './calls/directory.ts';
import type { TeamsCalls } from './calls/teams-calls.ts';

export interface TeamsContext {
  readonly vouch: Vouch;
  readonly calls: TeamsCalls;
  readonly directory: Directory;
  readonly addresses: AddressBook;
  /** The organisation Vouch belongs to; empty in development, where everybody is of it. */
  readonly home: string;
  readonly log: Log;
}
