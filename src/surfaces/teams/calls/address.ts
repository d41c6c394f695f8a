/** Where is something sent in Teams? */
import { z } from 'zod';

export const Address = z.object({
  /** The connector of the region, as the platform told it. */
  serviceUrl: z.url({ protocol: /^https?$/ }),
  /** A chat, a channel, or a thread of one: then it ends in `;messageid=` and the thread's first message. */
  conversation: z.string().min(1).max(500),
});
export type Address = z.infer<typeof Address>;

/** The conversation without the thread. */
export const roomOf = (conversation: string): string => conversation.split(';')[0] ?? conversation;
