/** Who is the partner's customer? */
import { z } from 'zod';
import { nameKey } from './fold.ts';

export const clientNameLimit = 120;

/** A client's name as a person typed it: one line, 1 to 120 characters, no control or direction marks. */
export const ClientName = z
  .string()
  .transform((name) => name.normalize('NFC').replace(/\s+/gu, ' ').trim())
  .pipe(
    z
      .string()
      .min(1, 'a client needs a name')
      .max(clientNameLimit, `a client name has at most ${clientNameLimit} characters`)
      .refine((name) => !/[\p{Cc}\p{Cf}\p{Cs}]/u.test(name), 'a client name holds no control or direction characters')
      .refine((name) => nameKey(name) !== '', 'a client name holds at least one letter or digit'),
  );

export const Client = z.strictObject({
  id: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  /** Does it work for a federal government? Null: nobody has said. */
  federal: z.boolean().nullable(),
  notes: z.string(),
  /** Epoch milliseconds. */
  createdAt: z.int(),
});
export type Client = z.infer<typeof Client>;
