/** How is an answer read that may be cut short, or never end? */

/**
 * The unpacked bytes of an answer; `too-large` as soon as there are more than `most`, and then the connection is closed;
 * `cut-short` where fewer came than the server said. Rejects as the connection does.
 */
export async function readBody(response: Response, most: number): Promise<Uint8Array | 'too-large' | 'cut-short'> {
  const said = Number(response.headers.get('content-length') ?? Number.NaN);
  if (said > most) {
    drop(response);
    return 'too-large';
  }
  // One growing piece: an answer in a million crumbs must not cost a million buffers.
  let kept = new Uint8Array(Math.min(most, 64 * 1024));
  let length = 0;
  // Leaving the loop cancels the stream, and with it the connection.
  for await (const piece of response.body ?? []) {
    const next = length + piece.byteLength;
    if (next > most) return 'too-large';
    if (next > kept.byteLength) {
      const larger = new Uint8Array(Math.min(most, Math.max(next, 2 * kept.byteLength)));
      larger.set(kept);
      kept = larger;
    }
    kept.set(piece, length);
    length = next;
  }
  // What was packed is told in packed bytes, and fetch has compared those.
  if (!response.headers.has('content-encoding') && length < said) return 'cut-short';
  return kept.slice(0, length);
}

/** Closes an answer that nobody reads. */
export function drop(response: Response): void {
  response.body?.cancel().catch(() => undefined);
}
