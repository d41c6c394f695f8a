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

/** The action that only looks, where a question was read as one that writes; undefined where nothing changes. */
export function lookInstead(action: ActionId | null, text: string): ActionId | undefined {
  return action !== null && opening.test(text) ? looking[action] : undefined;
}
