/** What does the ledger keep about what is to be said, where it was said and to whom? */
import type { Day } from './day.ts';
import type { Person, SurfaceName } from './person.ts';
import type { Room } from './utterance.ts';

/** Who does a row of the outbox: a surface, or (`background`) whatever replica of the server is free. */
export type Lane = SurfaceName | 'background';

/** How a lane stands: what is to be done now or later, and what was given up. Times in epoch milliseconds. */
export interface LaneState {
  readonly lane: Lane;
  readonly due: number;
  /** When the oldest that is due by now was due; null where nothing is. */
  readonly oldestDue: number | null;
  readonly later: number;
  readonly failed: number;
  /** The newest given up, why and when it was put. */
  readonly failures: readonly { readonly id: string; readonly why: string; readonly at: number }[];
}

/** One thing to be done once in effect: an event to be answered, a message to be sent. */
export interface OutboxRow {
  readonly id: string;
  readonly body: string;
  readonly tries: number;
  /** Until when the caller has it to itself, in epoch milliseconds. */
  readonly lease: number;
  /** When it was put, in epoch milliseconds. */
  readonly at: number;
  /** The posting that an earlier try had begun, of which nobody knows what came of it; null for none. */
  readonly begun: string | null;
}

export interface Outbox {
  /**
   * True when the row is new; an id is taken once. `lane`: the surface that does it. `due` in epoch milliseconds. With
   * `leasedUntil` the row is leased to the caller at once until then, as its first try.
   */
  put(row: {
    readonly id: string;
    readonly lane: Lane;
    readonly due: number;
    readonly body: string;
    readonly leasedUntil?: number;
  }): Promise<boolean>;
  /** The next due row of a lane, leased to the caller for `lease` milliseconds; undefined when none is due. */
  claim(lane: Lane, lease: number): Promise<OutboxRow | undefined>;
  /** It is done; `ref` names what came of it on the platform. Its body is emptied. */
  sent(id: string, ref: string): Promise<void>;
  /**
   * Extends a lease by `lease` milliseconds from now; gives its new end, or undefined when another has the row by now.
   * `begins`: the posting that follows cannot be looked up afterwards, so whoever takes the row up later must know of it.
   */
  renew(row: Pick<OutboxRow, 'id' | 'lease'>, lease: number, begins?: string): Promise<number | undefined>;
  /** Try again at `due`. `undone`: what was begun last is known not to have been done. */
  retry(id: string, due: number, undone?: boolean): Promise<void>;
  /** Every lane that has any row which is not done. */
  standing(): Promise<readonly LaneState[]>;
  /** Given up; the body stays for whoever looks into it. */
  fail(id: string, why: string): Promise<void>;
}

/** A message of ours in a room, and what it shows. */
export interface Posting {
  /** The event or outbox row it answers. */
  readonly id: string;
  readonly surface: SurfaceName;
  readonly room: string;
  /** The platform's id of our message; null while it is not posted, or where it cannot be changed any more. */
  readonly ref: string | null;
  /** The platform's id of the message it answers, where it answers one. */
  readonly asked: string | null;
  /** The event whose reply it shows. */
  readonly event: string | null;
  /** The follow-ups it shows. */
  readonly tasks: readonly string[];
  /** The question was taken back. */
  readonly gone: boolean;
}

export interface Postings {
  /** Puts or replaces what is known of a posting. False, and nothing is put, where its question was taken back. */
  put(posting: Posting): Promise<boolean>;
  get(id: string): Promise<Posting | undefined>;
  /** The posting that is the message `ref` of a room. */
  at(surface: SurfaceName, room: string, ref: string): Promise<Posting | undefined>;
  /** The posting that answers a message, newest first. */
  answering(surface: SurfaceName, room: string, asked: string): Promise<Posting | undefined>;
  /** Every posting that shows a follow-up and can still be changed. */
  showing(task: string): Promise<readonly Posting[]>;
  /** The question was taken back: its answer is to be taken back too. Gives the posting, made where there was none yet. */
  takeBack(surface: SurfaceName, room: string, asked: string): Promise<Posting>;
}

/** What a person thought of an answer; the last word counts. */
export interface Feedback {
  put(receipt: string, person: string, helpful: boolean): Promise<void>;
  count(receipt: string): Promise<{ readonly helpful: number; readonly unhelpful: number }>;
}

/** When in the week a room gets its digest: ISO weekday (1 is Monday), full hour, IANA time zone. */
export interface DigestTime {
  readonly weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  readonly hour: number;
  readonly zone: string;
}

/** A room that gets the weekly digest. */
export interface Subscription extends DigestTime {
  readonly surface: SurfaceName;
  readonly room: string;
  readonly shared: boolean;
  readonly by: Person;
  /** Since when it comes at this time, in epoch milliseconds: nothing that was due before is posted. */
  readonly since: number;
  /** The last day a digest of this room has told of; null before its first. */
  readonly covered: Day | null;
}

export interface Subscriptions {
  /** False when the room had it already; its time is changed then. */
  put(room: Room, by: Person, time: DigestTime): Promise<boolean>;
  /** A digest that tells of the days up to `covered` is on its way. */
  cover(room: string, covered: Day): Promise<void>;
  /** False when the room did not have it. */
  remove(room: string): Promise<boolean>;
  get(room: string): Promise<Subscription | undefined>;
  list(): Promise<readonly Subscription[]>;
}

/** How a room, or a person's own chat, is reached on a platform that wants to be told its address with every message. */
export interface ConversationReference {
  /** The room's id, or the person's. */
  readonly id: string;
  readonly surface: SurfaceName;
  readonly kind: 'room' | 'person';
  readonly name: string;
  /** The address as JSON, in the surface's own words. */
  readonly address: string;
  /** False since Vouch was taken out of the room, or the person left. */
  readonly reachable: boolean;
}

export interface ConversationReferences {
  /** Puts or replaces. */
  put(reference: ConversationReference): Promise<void>;
  get(id: string): Promise<ConversationReference | undefined>;
  /** Nothing can be sent there any more; its address stays, in case Vouch comes back. Unknown ids are ignored. */
  lose(id: string): Promise<void>;
  /** The reachable rooms of a surface. */
  rooms(surface: SurfaceName): Promise<readonly ConversationReference[]>;
  /** The reachable people of a surface whose ids begin with `prefix`, by name. */
  people(surface: SurfaceName, prefix: string, limit: number): Promise<readonly ConversationReference[]>;
}
