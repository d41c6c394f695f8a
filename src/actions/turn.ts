/** What does every action work with? */
import type { Day } from '../core/day.ts';
import type { Decision, DecisionKind, DecisionOf } from '../core/decision.ts';
import type { FactBase } from '../core/fact-base.ts';
import type { LetterDraft } from '../core/letter.ts';
import type { Books } from '../core/ports.ts';
import type { Reading } from '../core/reading.ts';
import type { Block, Reply } from '../core/reply.ts';
import type { Screened } from '../core/screening.ts';
import type { TaskProposal } from '../core/task.ts';
import type { Utterance } from '../core/utterance.ts';

/** One turn of a conversation, inside its transaction. */
export interface Turn {
  readonly utterance: Utterance;
  readonly reading: Reading;
  readonly base: FactBase;
  readonly books: Books;
  readonly today: Day;
  /** What was looked up on the imported list, by the decision that asked for it; empty where no list is imported. */
  readonly screened: ReadonlyMap<Decision, Screened>;
  /** What a model drafted of each letter; empty where there is no model. */
  readonly drafts: ReadonlyMap<Decision, LetterDraft>;
}

/** What an action hands back: the reply without what `act` adds, and what the conversation should remember besides the reading. */
export interface Outcome {
  readonly reply: Omit<Reply, 'receipt' | 'about'>;
  readonly proposed?: { readonly concern: string; readonly tasks: TaskProposal[] };
}

/** An action turns its kind of decision into a reply; it writes only through `turn.books`. */
export type Action<Kind extends DecisionKind> = (decision: DecisionOf<Kind>, turn: Turn) => Promise<Outcome> | Outcome;

/** A reply with the usual answers for what an action does not say. */
export function outcome(parts: Partial<Outcome['reply']> & { readonly blocks: Block[] }): Outcome {
  return { reply: { visibility: 'room', abstained: false, citations: [], suggestions: [], changed: null, ...parts } };
}

/** Vouch's own words: no fact about a vendor or a rule. */
export function say(text: string, internal = false): Block {
  return { kind: 'text', text, internal };
}
