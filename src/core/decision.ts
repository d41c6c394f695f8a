/** What shall be done about it? */
import type { Day } from './day.ts';
import type { Tone } from './letter.ts';
import type { Reading } from './reading.ts';
import type { Refusal } from './refusal.ts';
import type { Verdict } from './verdict.ts';

/** One claim of one record: its full id (`kind/id`) and its place in the record's claims. */
export interface ClaimRef {
  readonly record: string;
  readonly index: number;
}

/** A titled run of claims, in the order they are shown. `speaker` marks somebody's own word. */
export interface Section {
  readonly title: string | null;
  readonly claims: readonly ClaimRef[];
  readonly speaker?: string;
}

/** A verdict on one vendor, and what is shown with it. */
export interface VendorAnswer {
  readonly do: 'answer-vendor' | 'show-status';
  readonly verdict: Verdict;
  /** Audiences inside the asked one whose answer is heavier ("if the client does federal work"); all of them where none was asked. */
  readonly others: readonly { readonly audience: string; readonly verdict: Verdict }[];
  readonly sections: readonly Section[];
  /** What the question takes for granted and the records do not bear out. */
  readonly premiseDenied: Reading['premise'];
}

/** A letter to a client about one vendor: the verdict and the claims it may rest on. */
export interface LetterToWrite {
  readonly do: 'write-letter';
  readonly verdict: Verdict;
  readonly others: VendorAnswer['others'];
  readonly tone: Tone;
  readonly sections: readonly Section[];
}

/** What to do, with all that doing it needs; made by the pure `decide`. */
export type Decision =
  | VendorAnswer
  | LetterToWrite
  | {
      readonly do: 'show-claims';
      readonly vendor: string;
      readonly headline: string;
      readonly sections: readonly Section[];
    }
  | {
      readonly do: 'compare-vendors' | 'list-vendors';
      readonly verdicts: readonly Verdict[];
      readonly sections: readonly Section[];
    }
  | { readonly do: 'explain-directive'; readonly directive: string; readonly sections: readonly Section[] }
  | { readonly do: 'list-directives'; readonly directives: readonly string[]; readonly since: Day | null }
  /** Names to look up on the imported list; `answer` where one of them is a vendor we know. */
  | { readonly do: 'screen-name'; readonly names: readonly string[]; readonly answer: VendorAnswer | null }
  | { readonly do: 'show-guidance'; readonly guidance: string; readonly sections: readonly Section[] }
  | { readonly do: 'log-concern'; readonly vendor: string; readonly verdict: Verdict }
  | { readonly do: 'create-task' | 'accept-tasks' | 'finish-task' | 'snooze-task' | 'reassign-task' }
  | { readonly do: 'list-concerns' | 'list-tasks' | 'help' | 'thank' }
  | {
      readonly do: 'digest';
      readonly step: 'here' | 'stop' | 'preview';
      /** "2026-W47"; null for the last seven days. */
      readonly week: string | null;
      readonly time: Reading['digestTime'];
    }
  | { readonly do: 'review-items'; readonly review: NonNullable<Reading['review']> }
  | { readonly do: 'list-touched'; readonly step: 'list' | 'create'; readonly directive: string }
  | { readonly do: 'record-exposure'; readonly vendor: string }
  | { readonly do: 'list-exposures' }
  | {
      readonly do: 'ask';
      readonly slot:
        | 'vendor'
        | 'client'
        | 'directive'
        | 'title'
        | 'task'
        | 'asOf'
        | 'due'
        | 'owner'
        | 'record'
        | 'reason';
      readonly question: string;
    }
  /** What a model read and a person must say yes to: `onYes` is the reading to go on with. */
  | { readonly do: 'confirm'; readonly of: 'writing' | 'guess'; readonly onYes: Reading }
  | { readonly do: 'refuse'; readonly refusal: Refusal }
  /** Several questions of one message, each answered on its own. */
  | { readonly do: 'answer-each'; readonly parts: readonly DecidedPart[] };

/** One question of several, and what to do about it. */
export interface DecidedPart {
  readonly reading: Reading;
  readonly decision: Decision;
}

/** Every kind of decision; src/actions/registry.ts has one entry for each, or it does not compile. */
export type DecisionKind = Decision['do'];
type Having<Each extends Decision, Kind> = Each extends Decision
  ? [Extract<Each['do'], Kind>] extends [never]
    ? never
    : Each
  : never;
/** The decisions of one kind. */
export type DecisionOf<Kind extends DecisionKind> = Having<Decision, Kind>;
