/** Which items of the queue are asked for? */
import { z } from 'zod';
import { Id } from '../../../core/citation.ts';
import { SourceId } from '../../../core/source.ts';

export const ReviewQuery = z.object({
  source: SourceId.optional(),
  vendor: Id.max(80).optional(),
  /** The last item of the page before, as `source/id`. */
  before: z.string().max(250).optional(),
});
export type ReviewQuery = z.infer<typeof ReviewQuery>;
