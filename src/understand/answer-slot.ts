/** Does the utterance answer the question we asked back? */
import type { EntityName } from '../core/intent.ts';
import type { Reading } from '../core/reading.ts';
import type { ThreadContext } from '../core/thread-context.ts';
import { residue } from './choose-intent.ts';
import { clientNamed, type KnownClient } from './clients.ts';
import { fillReview } from './review-words.ts';
import type { TaskParts, TaskSlot } from './task-parts.ts';
import { taskTitle } from './task-words.ts';

/** The utterance as it would be read without the question. */
export interface Heard {
  readonly plain: string;
  readonly masked: string;
  readonly own: Reading;
  /** How sure it is, as an utterance of its own, 0 to 1; 0 where it is nothing Vouch is for. */
  readonly sure: number;
  /** Ids of the vendors spelt most like a name. */
  nearVendors(said: string): string[];
  /** What `said` gives for a slot of the follow-up that waits. */
  followUp(waiting: Reading, slot: TaskSlot, said: string): TaskParts;
}

/** Words around an answer: "I mean _", "it's for _". */
const around = new Set(
  'i mean meant im its thats was thinking asking talking about i think client customer name called would be her his their us one sorry oh yes sure that this there'.split(
    ' ',
  ),
);
const opening =
  /^(?:(?:i mean|i meant|it'?s|it is|that'?s|that is|the (?:client|customer|vendor|task|one) is|client|customer|vendor|for|about|from|sorry|oh|yes|sure|the client)[\s:,]+)+/i;
const question =
  /\?\s*$|^(?:is|are|was|were|can|could|may|might|what|who|when|where|why|how|do|does|did|should|which)\b/i;
const longestName = 8;

/** The reading that waited, with its slot filled; null when the utterance is something new. */
export function answerSlot(
  context: ThreadContext | null,
  heard: Heard,
  clients: readonly KnownClient[],
): Reading | null {
  if (context?.asked == null) return null;
  const { slot, reading } = context.asked;
  const filled = fill(slot, reading, heard, clients);
  if (filled === null) return null;
  const { own } = heard;
  return {
    ...reading,
    audience: reading.audience ?? own.audience,
    jurisdiction: reading.jurisdiction ?? own.jurisdiction,
    ...filled,
    // What a model read is confirmed before it is written, however its gaps were filled.
    by: reading.by === 'model' ? 'model' : 'context',
  };
}

function fill(
  slot: EntityName | 'confirm',
  waiting: Reading,
  heard: Heard,
  clients: readonly KnownClient[],
): Partial<Reading> | null {
  const { own, plain, masked } = heard;
  const short = residue(masked).every((word) => around.has(word));
  const words = plain.split(/\s+/).length;
  const fresh = question.test(plain) && heard.sure > 0.5;
  const said = plain.replace(opening, '').replace(/[\s.!,;:]+$/u, '');
  switch (slot) {
    case 'vendor':
    case 'vendors':
      if (own.vendors.length > 0 || own.unknownVendor !== null)
        return short || words <= 3
          ? { vendors: own.vendors, unknownVendor: own.unknownVendor, product: own.product }
          : null;
      // Whatever short thing else is said here is a name we do not know.
      if (question.test(plain) || isAside(heard) || said === '' || said.split(' ').length > 3 || heard.sure > 0.7)
        return null;
      return { vendors: [], unknownVendor: { said, didYouMean: heard.nearVendors(said) } };
    case 'client': {
      if (own.client !== null && own.client.id !== null && (short || words <= longestName))
        return { client: own.client };
      const other = fresh || words > longestName || own.vendors.length > 0 || (heard.sure > 0.8 && words > 3);
      if (other || said === '' || question.test(plain) || isAside(heard)) return null;
      return { client: clientNamed(said, clients) };
    }
    case 'directive':
      return own.directive !== null && (short || words <= longestName) ? { directive: own.directive } : null;
    case 'asOf':
      if (!short && words > longestName) return null;
      return own.asOf !== null || own.badDate !== null ? { asOf: own.asOf, badDate: own.badDate } : null;
    case 'audience':
      return own.audience !== null && short ? { audience: own.audience } : null;
    case 'title': {
      if (fresh || isAside(heard)) return null;
      const title = taskTitle(said);
      return title === null ? null : { title, due: waiting.due ?? own.due, client: waiting.client ?? own.client };
    }
    case 'task': {
      if (fresh || isAside(heard)) return null;
      const { task = null, owner, due } = heard.followUp(waiting, slot, said);
      return task === null ? null : { task, owner: waiting.owner ?? owner ?? null, due: waiting.due ?? due ?? null };
    }
    case 'due': {
      if (fresh || isAside(heard) || words > longestName) return null;
      const { due = null, badDate = null } = heard.followUp(waiting, slot, plain);
      return due === null && badDate === null ? null : { due, badDate };
    }
    case 'owner': {
      if (fresh || isAside(heard) || words > longestName) return null;
      const { owner = null } = heard.followUp(waiting, slot, said);
      return owner === null ? null : { owner };
    }
    case 'record':
    case 'reason':
      return waiting.review === null || fresh || isAside(heard)
        ? null
        : fillReview(waiting.review, slot, slot === 'reason' ? plain : said, own.directive);
    default:
      return null;
  }
}

/** "Never mind", "help", "thanks": said beside the matter, however short. */
const isAside = ({ plain, own, sure }: Heard): boolean =>
  /^(?:never\s?mind|cancel|stop|forget it|no|nothing|none|help|thanks?|thank you|quit|exit)\b/i.test(plain) ||
  (own.by === 'command' && sure === 1);
