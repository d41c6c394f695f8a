/** How does Vouch call the people and rooms of Teams? */

/** A `Person.id`; `key` is the directory's id, which is the same in every room. */
export const personId = (tenant: string, key: string): string => `teams:${tenant}:${key}`.slice(0, 200);

/** A `Room.id`, or with the thread the key of a conversation. */
export const roomId = (tenant: string, conversation: string): string => `teams:${tenant}:${conversation}`.slice(0, 300);
