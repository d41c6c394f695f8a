/** How do things of one conversation happen one after the other, and of different ones at once? */

/** A function that runs work in turn with all other work of the same key. Never rejects because of an earlier one. */
export function inTurn(): (key: string, work: () => Promise<void>) => Promise<void> {
  const last = new Map<string, Promise<void>>();
  return (key, work) => {
    const before = last.get(key);
    const now = before === undefined ? work() : before.then(work, work);
    last.set(key, now);
    const tidy = (): void => {
      if (last.get(key) === now) last.delete(key);
    };
    now.then(tidy, tidy);
    return now;
  };
}
