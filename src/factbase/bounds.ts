/** How many records of each kind must there be, so that a lost folder is noticed? */
import { z } from 'zod';

const bound = z
  .strictObject({ min: z.int().nonnegative(), max: z.int().positive() })
  .refine(({ min, max }) => min <= max, { path: ['min'], error: 'min is larger than max' })
  .optional();

/** content/bounds.yaml: the fewest and the most files of a kind. A kind it does not name is not counted. */
export const Bounds = z.strictObject({
  vendors: bound,
  directives: bound,
  facts: bound,
  guidance: bound,
  playbooks: bound,
  intents: bound,
});
export type Bounds = z.infer<typeof Bounds>;
