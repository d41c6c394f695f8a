/** Why is there no answer? Each reason has a reply of its own. */
export type Refusal =
  /** The name is none we know; `didYouMean` are vendor ids near it. */
  | { readonly why: 'unknown-vendor'; readonly said: string; readonly didYouMean: readonly string[] }
  /** Not a question for Vouch. */
  | { readonly why: 'off-topic' }
  /** A question about a vendor we know that no record answers; `topics` are what was asked, `looked` how many records were searched. */
  | {
      readonly why: 'no-record';
      readonly vendor: string | null;
      readonly topics: readonly string[];
      readonly looked: number;
    };
