/** How many tokens of today are left? */
import { dayOf } from '../core/day.ts';
import type { Clock, Memory } from '../core/ports.ts';

export interface TokenBudget {
  /** Sets tokens aside for a call; null when too few are left. What is handed back says how many it took in the end. */
  reserve(tokens: number): Promise<((spent: number) => Promise<void>) | null>;
}

/** The tokens spent on one day. */
const key = (now: number): string => `tokens:${dayOf(now)}`;

/**
 * At most `perDay` tokens from midnight to midnight UTC. The count is kept in `memory`, so that a restart does not begin it
 * anew; several replicas that write at once may lose a call's count. `now` is the machine's clock.
 */
export function makeTokenBudget(perDay: number, memory: Memory, now: Clock): TokenBudget {
  let aside = 0;
  const spentOn = async (day: string): Promise<number> => {
    const spent = await memory.get(day);
    return typeof spent === 'number' && spent > 0 ? spent : 0;
  };
  let writing: Promise<unknown> = Promise.resolve();
  return {
    async reserve(tokens) {
      aside += tokens;
      const day = key(now());
      const release = (): void => {
        aside -= tokens;
      };
      try {
        await writing;
        if ((await spentOn(day)) + aside > perDay) {
          release();
          return null;
        }
      } catch (thrown) {
        release();
        throw thrown;
      }
      return (spent) => {
        const written = writing.then(async () => {
          await memory.set(day, (await spentOn(day)) + spent);
        });
        writing = written.catch(() => {});
        return written.finally(release);
      };
    },
  };
}
