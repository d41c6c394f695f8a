/** How long does a server ask to be left alone? */

/** Milliseconds from `now` (epoch milliseconds); null where it does not say, or names a time that has passed. */
export function retryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1000;
  // RFC 9110, 10.2.3 and 5.6.7: the one form of a date that servers still write.
  const until = /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} [\d:]{8} GMT$/.test(header) ? Date.parse(header) : Number.NaN;
  return until > now ? until - now : null;
}

/** "20 seconds", "2 minutes", "3 hours", "2 days". */
export function sayWait(milliseconds: number): string {
  const units = [
    ['second', 1000, 120],
    ['minute', 60_000, 120],
    ['hour', 3_600_000, 48],
  ] as const;
  const [name, length] = units.find(([, each, most]) => milliseconds < each * most) ?? ['day', 86_400_000];
  const count = Math.ceil(milliseconds / length);
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}
