/** Which rooms' digests are due, and how is each put on its way once? */
import { vouchItself } from '../core/audit.ts';
import { addDays, type Day } from '../core/day.ts';
import type { Subscription } from '../core/delivery.ts';
import type { Errand } from '../core/errand.ts';
import type { Books, Ledger } from '../core/ports.ts';
import { type Days, lastSlot, nextSlot, type Slot, weekOf } from './digest-slots.ts';

/** A first digest tells of so many days. */
const firstDays = 7;
/** The most days a digest tells of: what is older than five weeks is no news. */
const mostDays = 35;

/** A digest that is due: its moment, and the days it tells of. */
export interface DueDigest extends Slot {
  readonly days: Days;
}

/**
 * The room's last digest that was due by a time in epoch milliseconds and was not put yet. Of several that were missed it is
 * the last, which tells of all their days; and no two are of one ISO week, whatever its weekday is changed to.
 */
export function dueDigest(subscription: Subscription, at: number): DueDigest | undefined {
  const slot = lastSlot(subscription, at);
  if (slot.due <= subscription.since || isCovered(subscription, slot)) return undefined;
  return { ...slot, days: daysOf(subscription, slot.day) };
}

/** The moment of the room's next digest after a time in epoch milliseconds. */
export function comingDigest(subscription: Subscription, at: number): Slot {
  const slot = nextSlot(subscription, at);
  return isCovered(subscription, slot) ? nextSlot(subscription, slot.due) : slot;
}

/** A digest told of the days up to the one before it, so the day after those says which week it was of. */
const isCovered = ({ covered }: Subscription, { week }: Slot): boolean =>
  covered !== null && weekOf(addDays(covered, 1)) >= week;

/** From the day after the last one told of to the day before the digest's. */
function daysOf({ covered }: Subscription, day: Day): Days {
  const earliest = addDays(day, -mostDays);
  const next = covered === null ? addDays(day, -firstDays) : addDays(covered, 1);
  return { from: next < earliest ? earliest : next, to: addDays(day, -1) };
}

/**
 * Puts what is due at a time in epoch milliseconds on its way, each in one transaction with the days it covers; gives how
 * many were new. Any number of replicas may do so at once, as often as they like.
 */
export async function putDigests(
  ledger: Pick<Ledger, 'transaction' | 'subscriptions'>,
  at: number,
): Promise<{ readonly put: number }> {
  let put = 0;
  for (const { room } of (await ledger.subscriptions.list()).filter((each) => dueDigest(each, at) !== undefined))
    if (await ledger.transaction(vouchItself, (books) => putOne(room, books, at))) put += 1;
  return { put };
}

async function putOne(room: string, { outbox, subscriptions }: Books, at: number): Promise<boolean> {
  const subscription = await subscriptions.get(room);
  const digest = subscription === undefined ? undefined : dueDigest(subscription, at);
  if (subscription === undefined || digest === undefined) return false;
  const { week, due, days } = digest;
  const errand: Errand = { do: 'post-digest', room, week, due, ...days };
  const id = `digest:${room}:${week}`;
  const fresh = await outbox.put({ id, lane: subscription.surface, due: 0, body: JSON.stringify(errand) });
  if (fresh) await subscriptions.cover(room, days.to);
  return fresh;
}
