/** What does a digest that comes by itself say? */
import { vouchItself } from '../core/audit.ts';
import { addDays } from '../core/day.ts';
import type { Errand } from '../core/errand.ts';
import type { FactBase } from '../core/fact-base.ts';
import { notice } from '../core/notice.ts';
import type { Ledger } from '../core/ports.ts';
import type { Reply } from '../core/reply.ts';
import { sayMoment } from './say-time.ts';
import { weekDigest } from './week-digest.ts';

type PostDigest = Extract<Errand, { do: 'post-digest' }>;

/** A digest that comes more than two hours after its time says so, in milliseconds. */
const lateAfter = 2 * 60 * 60 * 1000;

/**
 * The digest as a reply for the room, made once and kept under `event`: every try posts the same, and "Show all" finds it.
 * `zone` is the room's.
 */
export function postedDigest(
  { from, to }: PostDigest,
  event: string,
  { zone, shared }: { readonly zone: string; readonly shared: boolean },
  { base, ledger }: { readonly base: FactBase; readonly ledger: Pick<Ledger, 'once'> },
): Promise<Reply> {
  return ledger.once(event, vouchItself, async (books) => {
    const { blocks, citations } = await weekDigest(base, books, { from, to, zone, shared, today: addDays(to, 1) });
    return { ...notice(blocks, { visibility: 'room' }), citations };
  });
}

/** What is said over a digest that is posted at a time (epoch milliseconds) long after it was due; undefined for one in time. */
export const lateNote = ({ due }: PostDigest, zone: string, at: number): string | undefined =>
  at - due > lateAfter ? `Posted late: this digest was due on ${sayMoment(due, zone)}.` : undefined;
