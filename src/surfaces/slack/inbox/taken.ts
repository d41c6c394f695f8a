/** Where was something said that was kept, and by whom? The little that is read of it before it is worked on. */
import { z } from 'zod';

const Named = z.object({ id: z.string() });
const Placed = z.object({ ts: z.string(), thread_ts: z.string().optional() });

export const Taken = z.object({
  event: z
    .object({
      channel: z.string().optional(),
      channel_type: z.string().optional(),
      user: z.string().optional(),
      ts: z.string().optional(),
      thread_ts: z.string().optional(),
      deleted_ts: z.string().optional(),
      message: Placed.optional(),
      previous_message: Placed.partial().optional(),
    })
    .optional(),
  channel: Named.optional(),
  channel_id: z.string().optional(),
  message: Placed.optional(),
  user: Named.optional(),
  user_id: z.string().optional(),
  response_url: z.string().optional(),
});
