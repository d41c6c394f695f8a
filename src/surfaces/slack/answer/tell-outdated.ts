/** How is whoever asked in Slack told that the answer is out of date? */
import type { Receipt } from '../../../core/receipt.ts';
import { outdatedCard } from '../../drawing/outdated-card.ts';
import { cardEvent } from '../../drawing/task-card.ts';
import type { Job } from '../../inbox/job.ts';
import { deliver } from '../deliver/deliver.ts';
import type { Place } from '../receive/place.ts';
import type { SlackContext } from '../slack-context.ts';

/** Once, in the thread of the answer; directly where the answer was for them alone, or where outsiders read along. */
export async function tellOutdated(id: string, job: Job, context: SlackContext): Promise<string> {
  const { vouch, directory } = context;
  const { receipts } = vouch.ledger;
  const [receipt, outdated] = await Promise.all([receipts.get(id), receipts.outdated(id)]);
  if (receipt === undefined || outdated === undefined) return 'no longer kept';
  const user = directory.userOf(receipt.askedBy.id);
  if (user === undefined) return 'nobody to tell';
  const place = await placeOf(receipt, user, context);
  if (place === undefined) return 'an outsider';
  const reply = outdatedCard(receipt, outdated, vouch.factBase());
  return deliver({ reply, event: cardEvent(job.id), place, asked: null }, job, context);
}

/** Undefined for somebody of another organisation, who is only answered. */
async function placeOf(receipt: Receipt, user: string, { calls, directory }: SlackContext): Promise<Place | undefined> {
  const own = await calls.direct(user);
  // "C1:1764150000.000100", or "C1:by:U1" for a command, which one person alone saw the answer of.
  const [channel = '', threadTs = ''] = directory.channelOf(receipt.thread)?.split(':') ?? [];
  const inThread = /^\d+\.\d+$/.test(threadTs);
  const rest = { user, person: receipt.askedBy, thread: receipt.thread, stranger: false, responseUrl: null };
  const room = (id: string) => ({ id: directory.roomId(id), shared: false });
  if (channel === own && inThread) return { ...rest, channel, threadTs, room: room(channel), direct: true };
  const directly: Place = { ...rest, channel: own, threadTs: null, room: room(own), direct: true };
  if (channel === '' || channel.startsWith('D')) return directly;
  if (await directory.isShared(channel)) return (await calls.isStranger(user)) ? undefined : directly;
  if (!inThread || receipt.reply.visibility === 'private') return directly;
  return { ...rest, channel, threadTs, room: room(channel), direct: false };
}
