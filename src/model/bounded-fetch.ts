/** How is an answer taken from an endpoint that may send anything, for ever? */

/** An answer of more bytes than were allowed; the rest was not read. */
export class TooLong extends Error {
  override readonly name = 'TooLong';
}

/**
 * Node's fetch, which gives back only whole answers of at most `most` bytes. The time limit of the caller's signal holds for
 * the body too, which the SDK's own limit would not. A redirect is an error: the key goes to the configured host alone.
 * Rejects with `TooLong`, or as fetch does.
 */
export function boundedFetch(most: number): typeof fetch {
  return async (url, init) => {
    const response = await fetch(url, { ...init, redirect: 'error' });
    const bytes: Uint8Array[] = [];
    let length = 0;
    // Leaving the loop cancels the stream, and with it the connection.
    for await (const piece of response.body ?? []) {
      length += piece.byteLength;
      if (length > most) throw new TooLong('the answer is too long');
      bytes.push(piece);
    }
    const body = response.body === null ? null : Buffer.concat(bytes, length);
    return new Response(body, { status: response.status, headers: response.headers });
  };
}
