/** How much of something fits? */

/** The largest whole number from 0 to `most` for which `fits` holds, which must not hold again once it fails; undefined where not even 0 does. */
export function largest(most: number, fits: (count: number) => boolean): number | undefined {
  if (!fits(0)) return undefined;
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
