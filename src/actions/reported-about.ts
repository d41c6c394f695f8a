/** What has a source reported about a vendor that nobody has reviewed yet? */
import type { Block } from '../core/reply.ts';
import { itemRow } from '../decide/item-row.ts';
import type { Turn } from './turn.ts';

/** The items shown beside an answer. */
const most = 2;

/**
 * The newest, for our own people to know of; nothing in it is a claim, and the answer does not rest on it. Nothing for
 * programs, which get the same answer for the same records, for another day, or where outsiders read.
 */
export async function reportedAbout(vendor: string, turn: Turn): Promise<Block[]> {
  const { utterance, reading, books, base, today } = turn;
  if (!utterance.write || utterance.room?.shared === true || (reading.asOf ?? today) !== today) return [];
  const about = await books.items.list({ states: ['waiting'], vendor, limit: most });
  return about.length === 0
    ? []
    : [{ kind: 'items', title: 'Reported and not reviewed', rows: about.map((item) => itemRow(item, base, false)) }];
}
