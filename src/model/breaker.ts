/** Is the endpoint worth a try, or was it down a moment ago? */
import type { Clock } from '../core/ports.ts';

/** So many failures in a row, and the endpoint is left alone for so long (milliseconds). */
const [failuresInARow, restFor] = [3, 60_000];
/** No endpoint can send us away for longer. */
const longestRest = 10 * 60_000;

export interface Breaker {
  /** Whether a call may be made now. After a rest it is one call, until its outcome is known. */
  mayTry(): boolean;
  worked(): void;
  /** `wait` (milliseconds) where the endpoint said itself how long to leave it alone. */
  failed(wait?: number): void;
}

/** `now` is the machine's clock: a fixed one would never end a rest. */
export function makeBreaker(now: Clock): Breaker {
  let inARow = 0;
  let closedUntil = 0;
  return {
    mayTry() {
      if (now() < closedUntil) return false;
      if (inARow >= failuresInARow) closedUntil = now() + restFor;
      return true;
    },
    worked() {
      inARow = 0;
      closedUntil = 0;
    },
    failed(wait = 0) {
      inARow += 1;
      const rest = Math.min(longestRest, Math.max(wait, inARow >= failuresInARow ? restFor : 0));
      closedUntil = Math.max(closedUntil, now() + rest);
    },
  };
}
