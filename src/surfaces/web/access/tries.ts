/** How often may somebody try before they have to wait? */
import { VouchError } from '../../../core/errors.ts';
import type { Clock } from '../../../core/ports.ts';

const minute = 60_000;
/** So many are told apart in one minute; those after them share one count. */
const mostApart = 10_000;

export interface Tries {
  /** Refuses with `too-many` whoever has used up their tries, for the rest of the minute. */
  check(who: string): void;
  /** One try more. */
  count(who: string): void;
  /** One try less: it was right after all. */
  forgive(who: string): void;
}

/** At most `most` tries in a minute; `clock` is the machine's, since a replay's clock may stand still. */
export function countTries(most: number, clock: Clock = Date.now): Tries {
  let until = 0;
  const counts = new Map<string, number>();
  const keyOf = (who: string): string => {
    if (clock() >= until) {
      until = clock() + minute;
      counts.clear();
    }
    return counts.has(who) || counts.size < mostApart ? who : '';
  };
  return {
    check(who) {
      if ((counts.get(keyOf(who)) ?? 0) >= most)
        throw new VouchError('too-many', 'That was tried too often.', 'Wait a minute and try again.');
    },
    count(who) {
      const key = keyOf(who);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    },
    forgive(who) {
      const key = keyOf(who);
      counts.set(key, Math.max(0, (counts.get(key) ?? 0) - 1));
    },
  };
}
