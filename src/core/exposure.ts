/** Which client has which of a vendor's products, how many seats, and until when? */
import { z } from 'zod';
import { Id } from './citation.ts';
import { Day } from './day.ts';
import { Person } from './person.ts';

/** The most seats that are taken for a number and not for a slip. */
export const seatsLimit = 10_000_000;

export const Exposure = z.strictObject({
  id: z.string(),
  client: z.strictObject({ id: z.string(), name: z.string() }),
  vendor: Id,
  /** A product id of the vendor's record, or null for whatever of the vendor's. */
  product: Id.nullable(),
  seats: z.int().min(1).max(seatsLimit).nullable(),
  renewal: Day.nullable(),
  recordedBy: Person,
  /** Epoch milliseconds. */
  recordedAt: z.int(),
});
export type Exposure = z.infer<typeof Exposure>;
