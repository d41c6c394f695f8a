/** What does somebody of another organisation get? */
import { notice } from '../core/notice.ts';
import type { Reply } from '../core/reply.ts';
import { isForEverybody } from './about-clients.ts';

const membersOnly =
  'Only members of the organisation that Vouch belongs to can ask this. Questions about a vendor or a directive are answered for everybody.';

/** The reply as it is where it holds no client data; else one that says why there is none. */
export function forStranger(reply: Reply): Reply {
  if (reply.visibility === 'room') return { ...reply, suggestions: reply.suggestions.filter(isForEverybody) };
  return notice([{ kind: 'text', text: membersOnly, internal: false }], { visibility: 'room', abstained: true });
}
