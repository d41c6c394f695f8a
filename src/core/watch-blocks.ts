/** What does a person see of the sources, of what they delivered, and of whom that touches? */
import { z } from 'zod';
import { Id } from './citation.ts';
import { Day } from './day.ts';
import { Exposure } from './exposure.ts';
import { ItemType } from './item.ts';
import { SourceId } from './source.ts';
import { TaskProposal } from './task.ts';

/** Blocks of a reply; plain text throughout, as everywhere in a reply. */
export const watchBlocks = [
  /** What official sources delivered and nobody has made a record of: shown as reported, never as fact. */
  z.strictObject({
    kind: z.literal('items'),
    title: z.string(),
    rows: z.array(
      z.strictObject({
        source: SourceId,
        id: z.string(),
        hash: z.string(),
        type: ItemType,
        title: z.string(),
        summary: z.string(),
        url: z.string().nullable(),
        published: Day.nullable(),
        effective: Day.nullable(),
        issuer: z.string(),
        /** Names. */
        vendors: z.array(z.string()),
        /** True where a curator may approve, link or dismiss it here. */
        waiting: z.boolean(),
      }),
    ),
  }),
  z.strictObject({ kind: z.literal('exposures'), title: z.string(), rows: z.array(Exposure) }),
  /** The clients a directive touches, why, and what the playbook proposes for each. */
  z.strictObject({
    kind: z.literal('touched'),
    title: z.string(),
    directive: Id,
    rows: z.array(
      z.strictObject({
        client: z.strictObject({ id: z.string(), name: z.string() }),
        vendor: Id,
        /** One line each: "Concern of 3 May 2024", "120 seats, renews on 1 March 2025". */
        why: z.array(z.string()),
        tasks: z.array(TaskProposal),
        /** How many of them are there already. */
        created: z.int().nonnegative(),
      }),
    ),
  }),
  /** Old answers that would be given otherwise today. */
  z.strictObject({
    kind: z.literal('answers'),
    title: z.string(),
    rows: z.array(
      z.strictObject({
        receipt: z.string(),
        question: z.string(),
        on: Day,
        before: z.string(),
        after: z.string(),
      }),
    ),
  }),
  /** How each source stands; `since`: the day since when it fails. */
  z.strictObject({
    kind: z.literal('sources'),
    rows: z.array(
      z.strictObject({
        source: SourceId,
        ok: z.boolean().nullable(),
        checked: Day.nullable(),
        since: Day.nullable(),
        error: z.string().nullable(),
      }),
    ),
  }),
  /** A small picture of how many, oldest first. */
  z.strictObject({
    kind: z.literal('trend'),
    title: z.string(),
    points: z.array(z.strictObject({ label: z.string(), count: z.int().nonnegative() })).min(2),
  }),
  /** A text to copy or to save as a file, as it stands. */
  z.strictObject({ kind: z.literal('file'), name: z.string(), text: z.string() }),
] as const;
