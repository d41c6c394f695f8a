/** What does it mean that a call to a chat platform failed? */

/**
 * `limited`: nothing was done, try again after so many milliseconds. `undone`: nothing was done, try again. `unsure`: it may
 * have been done, so look before it is done again. `refused`: the platform said no, and would say it again; `error` is its
 * own word for it.
 */
export type CallFailure =
  | { readonly kind: 'limited'; readonly after: number }
  | { readonly kind: 'undone'; readonly error: string }
  | { readonly kind: 'unsure'; readonly error: string }
  | { readonly kind: 'refused'; readonly error: string };
