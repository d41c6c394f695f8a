/** Which id does a new receipt get, so that ids alone keep receipts in their order? */
import { v7 as uuid } from 'uuid';

// Begins with the second of the start: under a fixed clock, what is answered after a restart still comes later.
let count = Math.floor(Date.now() / 1000);

/**
 * A UUID of version 7 that begins with the moment of the receipt and goes on with a counter, so that of two receipts
 * of one moment the later one has the greater id (RFC 9562, section 6.2, method 1). Many have one moment where the
 * clock stands still (`VOUCH_NOW`).
 *
 * @param at milliseconds since 1970, by Vouch's clock: the machine's may say another year.
 */
export function newReceiptId(at: number): string {
  count = (count + 1) >>> 0;
  return uuid({ msecs: at, seq: count });
}
