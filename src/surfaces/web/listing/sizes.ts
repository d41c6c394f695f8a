/** How much of a list is on a page, and how much of it is read at a time for a file? */

export interface Sizes {
  readonly page: number;
  /** Few enough that whoever else asks meanwhile does not wait for the file. */
  readonly piece: number;
}

export const sizes: Sizes = { page: 50, piece: 250 };
