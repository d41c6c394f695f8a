/** How is untrusted input read line by line, in bounded memory, without guessing its encoding? */
import { VouchError } from '../../core/errors.ts';

/** The longest line taken, in bytes. */
const lineLimit = 1_000_000;

export type InputLine =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly error: VouchError };

/** The lines of a byte stream. A line that is too long or not UTF-8 arrives as an error and the next one is read. */
export async function* readLines(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<InputLine> {
  let number = 0;
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const piece of input) {
    let rest = typeof piece === 'string' ? new TextEncoder().encode(piece) : piece;
    for (let end = rest.indexOf(10); end !== -1; end = rest.indexOf(10)) {
      number += 1;
      yield decode([...held, rest.subarray(0, end)], size + end, number);
      held = [];
      size = 0;
      rest = rest.subarray(end + 1);
    }
    size += rest.length;
    if (size <= lineLimit) held.push(rest);
  }
  if (size > 0) yield decode(held, size, number + 1);
}

function decode(pieces: readonly Uint8Array[], size: number, number: number): InputLine {
  if (size > lineLimit) {
    return {
      number,
      error: new VouchError(
        'too-large',
        `Line ${number} has ${size} bytes; at most ${lineLimit} are taken.`,
        'Shorten the line.',
      ),
    };
  }
  try {
    return { number, text: new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces)) };
  } catch (cause) {
    return {
      number,
      error: new VouchError(
        'bad-input',
        `Line ${number} is not valid UTF-8.`,
        'Save the input as UTF-8 and send it again.',
        { cause },
      ),
    };
  }
}

/** The JSON object of a line, or a `bad-input` error that says where it breaks. */
export function parseJsonLine(text: string, number: number): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new VouchError('bad-input', `Line ${number} is not JSON.`, 'Write one JSON object on each line.', { cause });
  }
}
