/** To which conversation does a job belong? */
import { turnOfErrand } from '../../inbox/do-errand.ts';
import type { JobBody } from '../../inbox/job.ts';
import { Taken } from './taken.ts';

/** Channel and thread: a question, its edit and its deletion are done in the order they came. */
export function turnOf(body: JobBody): string {
  if (body.do !== 'take') return turnOfErrand(body);
  const taken = Taken.safeParse(body.body);
  if (!taken.success) return 'unreadable';
  const { event, channel, channel_id, message, user_id, user } = taken.data;
  if (event !== undefined) {
    const ts =
      event.message?.thread_ts ??
      event.message?.ts ??
      event.previous_message?.thread_ts ??
      event.deleted_ts ??
      event.thread_ts ??
      event.ts;
    return `${event.channel ?? ''}:${ts ?? ''}`;
  }
  return `${channel?.id ?? channel_id ?? ''}:${message?.thread_ts ?? message?.ts ?? user?.id ?? user_id ?? ''}`;
}
