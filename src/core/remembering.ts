/** How is the same thing not worked out again and again? */

/**
 * A pure function of a text that keeps its last results. Many people ask in the same words, and every answer about a vendor
 * repeats its records. `most` results are kept, of texts of at most `longest` characters; then it starts anew.
 */
export function remembering<Result>(
  work: (text: string) => Result,
  most: number,
  longest = 500,
): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = work(text);
    if (text.length > longest) return result;
    if (known.size >= most) known.clear();
    known.set(text, result);
    return result;
  };
}
