/** Which rooms could not be given their digest, and when is one no longer tried? */
import { z } from 'zod';
import type { Ledger, Memory } from '../core/ports.ts';

/** After so many weeks in a row without a digest the room does not get it any more: it is archived, or Vouch was taken out. */
const mostWeeks = 3;
/** How long it is remembered, in milliseconds. */
const remembered = 90 * 24 * 60 * 60 * 1000;

const Weeks = z.array(z.string());

const missed = (ledger: Pick<Ledger, 'cache'>): Memory => ledger.cache('undelivered', remembered);

/** The weeks in a row whose digest could not be posted to the room, oldest first: "2026-W47". */
export async function undeliveredWeeks(ledger: Pick<Ledger, 'cache'>, room: string): Promise<readonly string[]> {
  return Weeks.safeParse(await missed(ledger).get(room)).data ?? [];
}

/** The digest of a week could not be posted; true where the room does not get it any more. */
export async function noteUndelivered(
  ledger: Pick<Ledger, 'cache' | 'subscriptions'>,
  room: string,
  week: string,
): Promise<boolean> {
  const weeks = [...new Set([...(await undeliveredWeeks(ledger, room)), week])];
  if (weeks.length < mostWeeks) {
    await missed(ledger).set(room, weeks);
    return false;
  }
  await ledger.subscriptions.remove(room);
  await missed(ledger).forget(room);
  return true;
}

/** The room has its digest. */
export const noteDelivered = (ledger: Pick<Ledger, 'cache'>, room: string): Promise<void> =>
  missed(ledger).forget(room);
