/** What does the server do by the clock? */
import { z } from 'zod';
import { SourceId } from '../core/source.ts';

/** The body of an outbox row of the lane `background`, as JSON. */
export const BackgroundJob = z.discriminatedUnion('do', [
  /** Look at a source; `slot` counts the times it is to be looked at since 1970. */
  z.strictObject({ do: z.literal('watch-source'), source: SourceId, slot: z.int().nonnegative() }),
  /** A record of the content (`kind/id`) is another than it was, by its hashes; null where it is new, or gone. */
  z.strictObject({
    do: z.literal('record-changed'),
    record: z.string(),
    before: z.string().nullable(),
    after: z.string().nullable(),
  }),
]);
export type BackgroundJob = z.infer<typeof BackgroundJob>;

/** What came of a job: it is done (in a word), or to be tried again in so many milliseconds because of a reason. */
export type Outcome = { readonly done: string } | { readonly again: number; readonly why: string };

/** Does a job. Rejects with `storage`, or with the signal's reason once that tells it to end. */
export type DoJob<Kind extends BackgroundJob['do'] = BackgroundJob['do']> = (
  job: Extract<BackgroundJob, { do: Kind }>,
  run: { readonly tries: number; readonly signal: AbortSignal },
) => Promise<Outcome>;
