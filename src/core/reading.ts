/** What did the person mean? */
import { z } from 'zod';
import { Id } from './citation.ts';
import { Severity } from './concern.ts';
import { Day } from './day.ts';
import { Activity } from './directive.ts';

/** How we came to read it so; what the model read is confirmed before anything is written. */
export const readBy = ['form', 'command', 'classifier', 'context', 'model'] as const;

/** What a room can do about the weekly digest: get it, get it no more, or see it now. */
export const digestSteps = ['here', 'stop', 'preview'] as const;

/** What a curator does about what the sources delivered. */
export const reviewSteps = ['list', 'approve', 'link', 'dismiss'] as const;

/** What is done about the clients a directive touches: see them, or create the follow-ups proposed for them. */
export const touchedSteps = ['list', 'create'] as const;

/** A client named in the words: known to the ledger (`id`), or a name nobody has logged yet. */
export const ClientMention = z.strictObject({
  id: z.string().nullable(),
  name: z.string(),
  federal: z.boolean().nullable(),
});
export type ClientMention = z.infer<typeof ClientMention>;

/** What one question or request means. */
export const OneReading = z.strictObject({
  /** An id from intents/, or null when nothing fits. */
  intent: Id.nullable(),
  /** 0 to 1. */
  confidence: z.number().min(0).max(1),
  by: z.enum(readBy),
  /** The question as it was asked, cleaned of control and direction marks. */
  text: z.string(),
  /** Vendors named, in the order named; or the thread's vendor when none is. */
  vendors: z.array(Id),
  /** Vendors only spoken of on the way ("they dropped it for..."): not asked about. Readings of older versions hold none. */
  aside: z.array(Id).default([]),
  /** A name that looks like a vendor but is none we know, with the nearest we do. */
  unknownVendor: z.strictObject({ said: z.string(), didYouMean: z.array(Id) }).nullable(),
  audience: Id.nullable(),
  jurisdiction: Id.nullable(),
  activity: Activity.nullable(),
  product: Id.nullable(),
  /** What about the vendor is asked; empty for the plain "may they?". */
  topics: z.array(Id),
  /** It asks when, who, where or how much, and nothing tells of what; older readings do not say. */
  unplaced: z.boolean().default(false),
  directive: Id.nullable(),
  guidance: Id.nullable(),
  client: ClientMention.nullable(),
  /** The day the answer is for; null for today. */
  asOf: Day.nullable(),
  since: Day.nullable(),
  due: Day.nullable(),
  owner: z.string().nullable(),
  severity: Severity.nullable(),
  /** A task's id or the words of its title. */
  task: z.string().nullable(),
  title: z.string().nullable(),
  /** The client's own words, for the log. */
  words: z.string().nullable(),
  /** What to do about the weekly digest of this room; readings of older versions hold none. */
  digest: z.enum(digestSteps).nullable().default(null),
  /** "2026-W47": the week whose digest is looked at; null for the last seven days. */
  week: z.string().nullable().default(null),
  /** When in the week the digest is wanted, as far as it was said: ISO weekday, hour, IANA time zone. */
  digestTime: z
    .strictObject({
      weekday: z.int().min(1).max(7).nullable(),
      hour: z.int().min(0).max(23).nullable(),
      zone: z.string().nullable(),
      /** What was said of the time and is none, as written: "25:00", "8:30", "Europe/Berlinn". */
      unclear: z.string().nullable().default(null),
    })
    .nullable()
    .default(null),
  /** `item` as `source/id`; `hash`: what it was when it was looked at. */
  review: z
    .strictObject({
      step: z.enum(reviewSteps),
      item: z.string().nullable(),
      hash: z.string().nullable(),
      /** An existing record, as `kind/id`. */
      record: z.string().nullable(),
      reason: z.string().nullable(),
    })
    .nullable()
    .default(null),
  touched: z.enum(touchedSteps).nullable().default(null),
  /** How many seats a client has of a product, and until when. */
  seats: z.int().min(1).nullable().default(null),
  renewal: Day.nullable().default(null),
  /** A premise in the question that the records may contradict: "since CISA cleared Kaspersky", "now that Sophos is banned". */
  premise: z.enum(['cleared', 'banned']).nullable(),
  /** A date the person wrote that does not exist, as written. */
  badDate: z.string().nullable(),
  /** What only a model found, and no word of the person's or the thread's bears out: it is asked back first. */
  guessed: z.array(z.enum(['vendor', 'directive', 'guidance'])).optional(),
  /** Content words of the question that no record of the vendor and no intent knows. */
  strange: z.array(z.string()),
});
export type OneReading = z.infer<typeof OneReading>;

/** What a message means: its first question, and what else it asks ("... And who owns ZTE?"). Readings of older versions hold one. */
export const Reading = OneReading.extend({ also: z.array(OneReading).default([]) });
export type Reading = z.infer<typeof Reading>;
