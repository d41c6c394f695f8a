/** What does a person see, before any surface draws it? */
import { z } from 'zod';
import { Id } from './citation.ts';
import { Concern } from './concern.ts';
import { Day, PartialDay } from './day.ts';
import { Activity } from './directive.ts';
import { type ErrorCode, errorCodes } from './errors.ts';
import { Task, TaskProposal } from './task.ts';
import { Status } from './verdict.ts';
import { watchBlocks } from './watch-blocks.ts';

/** All text in a reply is plain: a surface escapes it for what it draws on. */
export const NumberedCitation = z.strictObject({
  n: z.int().positive(),
  title: z.string(),
  publisher: z.string(),
  url: z.string(),
  published: PartialDay.nullable(),
  quote: z.string().nullable(),
  checked: Day,
  how: z.enum(['read', 'located']),
});
export type NumberedCitation = z.infer<typeof NumberedCitation>;

/** One sentence of fact as shown, with the numbers of its citations and the record it is copied from, or, in a letter, borne out by. */
export const ShownClaim = z.strictObject({
  text: z.string(),
  citations: z.array(z.int().positive()),
  record: z.string(),
});
export type ShownClaim = z.infer<typeof ShownClaim>;

export const Block = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('headline'),
    text: z.string(),
    status: Status.nullable(),
    citations: z.array(z.int().positive()),
  }),
  /** The same question for use, acquire and supply. */
  z.strictObject({ kind: z.literal('activities'), use: Status, acquire: Status, supply: Status }),
  /** The same question for other audiences, grouped where the answer is the same. */
  z.strictObject({
    kind: z.literal('audiences'),
    title: z.string(),
    rows: z.array(z.strictObject({ who: z.string(), use: Status, acquire: Status, supply: Status })),
  }),
  z.strictObject({
    kind: z.literal('claims'),
    title: z.string().nullable(),
    claims: z.array(ShownClaim),
    speaker: z.string().nullable(),
  }),
  /** Our own words: no facts about a vendor or a rule. */
  z.strictObject({ kind: z.literal('text'), text: z.string(), internal: z.boolean() }),
  z.strictObject({
    kind: z.literal('checks'),
    rows: z.array(
      z.strictObject({
        list: z.string(),
        url: z.string(),
        edition: Day.nullable(),
        on: Day,
        result: z.enum(['not-listed', 'listed', 'not-checked']),
      }),
    ),
  }),
  z.strictObject({
    kind: z.literal('vendors'),
    rows: z.array(
      z.strictObject({
        id: Id,
        name: z.string(),
        status: Status,
        use: Status,
        acquire: Status,
        supply: Status,
        reviewed: Day,
      }),
    ),
  }),
  z.strictObject({
    kind: z.literal('directives'),
    title: z.string(),
    rows: z.array(
      z.strictObject({
        id: Id,
        title: z.string(),
        issuer: z.string(),
        published: PartialDay,
        from: PartialDay.nullable(),
        citations: z.array(z.int()),
      }),
    ),
  }),
  z.strictObject({ kind: z.literal('concerns'), title: z.string(), rows: z.array(Concern) }),
  z.strictObject({ kind: z.literal('tasks'), title: z.string(), rows: z.array(Task) }),
  z.strictObject({ kind: z.literal('proposals'), concern: z.string(), rows: z.array(TaskProposal) }),
  /** How many of what, without a name: what a room may see of the log. */
  z.strictObject({
    kind: z.literal('counts'),
    title: z.string(),
    rows: z.array(z.strictObject({ what: z.string(), count: z.int().nonnegative(), note: z.string().nullable() })),
  }),
  ...watchBlocks,
  z.strictObject({
    kind: z.literal('commands'),
    rows: z.array(z.strictObject({ usage: z.string(), shows: z.string() })),
  }),
  z.strictObject({
    kind: z.literal('problem'),
    code: z.enum(Object.keys(errorCodes) as [ErrorCode, ...ErrorCode[]]),
    text: z.string(),
    remedy: z.string(),
    reference: z.string(),
  }),
]);
export type Block = z.infer<typeof Block>;
/** The blocks of one kind. */
export type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

/** Something the person can do next: pressing it says `text` (and `entities`) again as a form. */
export const Suggestion = z.strictObject({ label: z.string(), intent: Id, entities: z.record(z.string(), z.string()) });
export type Suggestion = z.infer<typeof Suggestion>;

/** What was understood, for programs and for the title of a card; null when nothing was. */
export const About = z.strictObject({
  intent: Id.nullable(),
  confidence: z.number().min(0).max(1),
  vendor: z.strictObject({ id: Id, name: z.string() }).nullable(),
  audience: Id.nullable(),
  jurisdiction: Id.nullable(),
  activity: Activity.nullable(),
  client: z.strictObject({ name: z.string() }).nullable(),
  asOf: Day,
  verdict: z
    .strictObject({ status: Status, byActivity: z.strictObject({ use: Status, acquire: Status, supply: Status }) })
    .nullable(),
});
export type About = z.infer<typeof About>;

export const Reply = z.strictObject({
  about: About.nullable(),
  /** `private`: names clients or what they asked, so only the person who asked sees it. */
  visibility: z.enum(['room', 'private']),
  /** True when the question was not answered: unknown vendor, off topic, no record, or a missing slot. */
  abstained: z.boolean(),
  blocks: z.array(Block),
  citations: z.array(NumberedCitation),
  suggestions: z.array(Suggestion),
  /** The receipt this reply can be proved with; null where nothing was answered. */
  receipt: z.string().nullable(),
  /** The id of what was written, for programs. */
  changed: z
    .strictObject({ kind: z.enum(['concern', 'task', 'client', 'exposure', 'item']), id: z.string() })
    .nullable(),
});
export type Reply = z.infer<typeof Reply>;
