/** What about the vendor is asked: deadlines, penalties, ownership...? */
import { z } from 'zod';
import { Id, Line, review } from './citation.ts';

/**
 * One thing a question can be about. A claim names the topics it answers; a question whose topic no claim of the vendor
 * has is refused, which is how a missing answer is seen. `kept: false` marks what Vouch keeps no records of at all.
 */
export const Topic = z.strictObject({
  id: Id,
  label: Line.max(80),
  words: z.array(Line.max(60)).default([]),
  asks: z.array(Line.max(200)).default([]),
  kept: z.boolean().default(true),
});
export type Topic = z.infer<typeof Topic>;

export const Topics = z.strictObject({ topics: z.array(Topic).min(1), ...review });
export type Topics = z.infer<typeof Topics>;
