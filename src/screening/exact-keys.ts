/** Which texts are the same as one, without keeping them twice? */

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

export interface ExactKeys {
  /** Numbers whose key has the hash of this one; the caller looks whether the key is the same. */
  maybe(key: string): number[];
  readonly bytes: number;
}

/** Keys as sorted hashes, each with its number. */
export function makeExactKeys(count: number, keyAt: (index: number) => string): ExactKeys {
  const unsorted = Uint32Array.from({ length: count }, (_, index) => hashOf(keyAt(index)));
  const numbers = Uint32Array.from({ length: count }, (_, index) => index).sort(
    (a, b) => (unsorted[a] ?? 0) - (unsorted[b] ?? 0),
  );
  const hashes = numbers.map((index) => unsorted[index] ?? 0);
  return {
    bytes: hashes.byteLength + numbers.byteLength,
    maybe(key) {
      const hash = hashOf(key);
      let [low, high] = [0, count];
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((hashes[middle] ?? 0) < hash) low = middle + 1;
        else high = middle;
      }
      const found: number[] = [];
      for (let at = low; at < count && hashes[at] === hash; at += 1) found.push(numbers[at] ?? 0);
      return found;
    },
  };
}
