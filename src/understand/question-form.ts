/** Is it a question, so that nothing may be written because of it? */
import type { ActionId } from '../core/intent.ts';

/** How a question opens; "can you log..." is a request and not among them. */
const opening =
  /^(?:(?:and|so|but|ok|okay|hey|hi|hello|vouch|well|please)[\s,]+)*(?:did|do i|do we|does|was|were|is|are|has|have|had|am|which|who|whose|what|when|where|why|how|should)\b/i;

/** What is looked at instead of written. */
const looking: Partial<Record<ActionId, ActionId>> = {
  'log-concern': 'list-concerns',
  'create-task': 'list-tasks',
  'finish-task': 'list-tasks',
  'accept-tasks': 'list-tasks',
};

/** Somebody raises, says or wants something; without any such word nobody raised a concern. */
const raising =
  /\b(?:log|record|note|file|add|put|track|capture|save|flag|rais\w+|worr\w+|concern\w*|ask\w*|call(?:ed|s|ing)|phoned|wr[io]t\w+|nervous|upset|unhappy|complain\w*|want\w*|need\w*|afraid|scared|freak\w*|panic\w*|question\w*|heard|say\w*|said|tell\w*|told|e-?mail\w*|ping\w*|issue\w*|object\w*|fear\w*)\b/i;

/** The action that only looks, where a question or a bare phrase was read as one that writes; undefined where nothing changes. */
export function lookInstead(action: ActionId | null, text: string): ActionId | undefined {
  if (action === null) return undefined;
  if (opening.test(text)) return looking[action];
  return action === 'log-concern' && !raising.test(text) ? 'answer-vendor' : undefined;
}
