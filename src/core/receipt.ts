/** How can an answer be proved later: what was asked, what was said, and which records it rests on? */
import { z } from 'zod';
import { Day } from './day.ts';
import { Person } from './person.ts';
import { Reading } from './reading.ts';
import { Reply } from './reply.ts';
import { Verdict } from './verdict.ts';

export const Receipt = z.strictObject({
  id: z.string(),
  question: z.string(),
  reading: Reading,
  verdict: Verdict.nullable(),
  /** Hash over all content files the answer was made with. */
  contentVersion: z.string(),
  /** Kind-qualified record ids and the hash of each as it was. */
  records: z.array(z.strictObject({ id: z.string(), hash: z.string() })),
  asOf: Day,
  reply: Reply,
  askedBy: Person,
  thread: z.string(),
  client: z.string().nullable(),
  at: z.int(),
});
export type Receipt = z.infer<typeof Receipt>;
