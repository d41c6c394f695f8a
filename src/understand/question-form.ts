/** Is it a question, so that nothing may be written because of it? */
import type { ActionId } from '../core/intent.ts';

/** How a question opens. */
const opening =
  /^(?:(?:and|so|but|ok|okay|hey|hi|hello|vouch|well|please)[\s,]+)*(?:did|do i|do we|does|was|were|is|are|has|have|had|am|which|who|whose|what|when|where|why|how|should)\b/i;

/** True for a question; "can you log..." is a request and none. */
export const isQuestion = (text: string): boolean => opening.test(text);

/** What is looked at instead of written. */
const looking: Partial<Record<ActionId, ActionId>> = {
  'log-concern': 'list-concerns',
  'create-task': 'list-tasks',
  'finish-task': 'list-tasks',
  'accept-tasks': 'list-tasks',
  'snooze-task': 'list-tasks',
  'reassign-task': 'list-tasks',
  'record-exposure': 'list-exposures',
};

/** Somebody raises, says or wants something; without any such word nobody raised a concern. */
const raising =
  /\b(?:log|record|note|file|add|put|track|capture|save|flag|rais\w+|worr\w+|concern\w*|ask\w*|call(?:ed|s|ing)|phoned|wr[io]t\w+|nervous|upset|unhappy|complain\w*|want\w*|need\w*|afraid|scared|freak\w*|panic\w*|question\w*|heard|say\w*|said|tell\w*|told|e-?mail\w*|ping\w*|issue\w*|object\w*|fear\w*)\b/i;

/** "Have Dana call Acme" bids; "have we called Acme", "have Dana and Sam called" and whatever ends in a question mark ask. */
const bidding =
  /^(?:(?:and|so|ok|okay|hey|hi|vouch|please)[\s,]+)*have\s+(?!(?:i|we|you|they|any\w*|all|the|our|my|some\w*|there|those|these|clients?|customers?|vendors?|people)\b)@?[\p{L}.'’-]+(?:\s+\p{Lu}[\p{L}.'’-]*)*\s+(?!(?:and|or|\p{L}+e[dn]|sent|done|made|got|told|had|gone|any|to|not)\b)\p{Ll}+\b.*[^?\s]\s*$/iu;

/** Bidding, though it is asked: "can you remind me?". */
const asksFor = /\b(?:can|could|will|would) you\b|\b(?:please|pls|plz|remind|create|make|add|schedule|set up)\b/i;

/** The action that only looks, where a question or a bare phrase was read as one that writes; undefined where nothing changes. */
export function lookInstead(action: ActionId | null, text: string): ActionId | undefined {
  if (action === null) return undefined;
  const bid = (action === 'create-task' || action === 'reassign-task') && bidding.test(text);
  if (isQuestion(text) && !bid) return looking[action];
  if (action === 'create-task' && !bid && /\?\s*$/.test(text) && !asksFor.test(text)) return 'answer-vendor';
  return action === 'log-concern' && !raising.test(text) ? 'answer-vendor' : undefined;
}
