/** What shall be done about it? */

import type { Day } from './day.ts';
import type { ActionId } from './intent.ts';
import type { Reading } from './reading.ts';
import type { Verdict } from './verdict.ts';

/** One claim of one record: its kind-qualified record id and the index in its claims. */
export interface ClaimRef {
  readonly record: string;
  readonly index: number;
}

/** Why there is no answer; each has a reply of its own. */
export type Refusal =
  | { readonly why: 'unknown-vendor'; readonly said: string; readonly didYouMean: readonly string[] }
  | { readonly why: 'off-topic' }
  | { readonly why: 'no-record'; readonly looked: readonly string[] };

/** What to do, with all that doing it needs; made by the pure `decide`. */
export type Decision = { readonly reading: Reading; readonly asOf: Day } & (
  | { readonly do: 'answer-vendor' | 'show-status'; readonly verdict: Verdict; readonly claims: readonly ClaimRef[] }
  | {
      readonly do: 'show-statement' | 'show-provenance' | 'show-alternatives';
      readonly vendor: string;
      readonly claims: readonly ClaimRef[];
    }
  | { readonly do: 'explain-directive'; readonly directive: string }
  | { readonly do: 'compare-vendors'; readonly verdicts: readonly Verdict[] }
  | { readonly do: 'list-vendors'; readonly verdicts: readonly Verdict[] }
  | { readonly do: 'list-directives'; readonly directives: readonly string[]; readonly since: Day | null }
  | { readonly do: 'show-guidance'; readonly guidance: string }
  | { readonly do: 'log-concern'; readonly client: string; readonly vendor: string; readonly words: string }
  | { readonly do: 'create-task'; readonly title: string }
  | { readonly do: 'list-concerns' | 'list-tasks' | 'help' | 'thank' }
  | { readonly do: 'finish-task'; readonly task: string }
  | {
      readonly do: 'ask';
      readonly slot: string;
      readonly question: string;
      readonly then: ActionId;
      readonly choices: readonly string[];
    }
  | { readonly do: 'confirm'; readonly then: ActionId }
  | { readonly do: 'refuse'; readonly refusal: Refusal }
);
