/** How is much sent at once, but not all of it? */

/** Runs `work` for each, eight at a time. */
export async function eightAtOnce<T>(list: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const next = list.values();
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (const one of next) await work(one);
    }),
  );
}
