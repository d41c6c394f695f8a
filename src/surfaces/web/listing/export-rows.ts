/** How does a list of any length leave as a file, with nothing left out and little of it in memory? */

/** One page of a list: the rows after the cursor, in their order; fewer than `size` only at its end. */
export type NextRows<T> = (cursor: string | undefined, size: number) => Promise<readonly T[]>;

export interface Wording<T> {
  /** What stands before all rows, between two pages of them, and after all. */
  readonly open: string;
  readonly between: string;
  readonly close: string;
  /** At least one row. */
  write(rows: readonly T[]): string;
}

/**
 * The file, a page at a time as fast as it is taken. The first page is read before anything is given, so that what is wrong
 * with the request is still an answer; a failure later breaks the transfer off, so that no half file passes for a whole one.
 */
export async function exportRows<T extends { readonly id: string }>(
  next: NextRows<T>,
  { open, between, close, write }: Wording<T>,
  size: number,
): Promise<ReadableStream<Uint8Array>> {
  const bytes = new TextEncoder();
  let rows = await next(undefined, size);
  let begun = false;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const last = rows.at(-1);
      const ends = rows.length < size;
      const text = `${begun ? '' : open}${last === undefined ? '' : `${begun ? between : ''}${write(rows)}`}${ends ? close : ''}`;
      begun = true;
      if (text !== '') controller.enqueue(bytes.encode(text));
      if (ends) controller.close();
      else rows = await next(last?.id, size);
    },
  });
}

/** One JSON array of all rows. */
export const jsonArray = <T>(toJson: (row: T) => object): Wording<T> => ({
  open: '[',
  between: ',\n',
  close: ']\n',
  write: (rows) => rows.map((row) => JSON.stringify(toJson(row))).join(',\n'),
});

/** A spreadsheet; `write` gives its rows, with the header row where it is asked for. */
export const spreadsheet = <T>(write: (rows: readonly T[], header: boolean) => string): Wording<T> => ({
  open: write([], true),
  between: '',
  close: '',
  write: (rows) => write(rows, false),
});

/** A JSON object a line. */
export const jsonLines = <T>(toJson: (row: T) => object): Wording<T> => ({
  open: '',
  between: '',
  close: '',
  write: (rows) => rows.map((row) => `${JSON.stringify(toJson(row))}\n`).join(''),
});
