/** What is said when a question is edited after it was answered? */
import { type Day, sayDay } from '../../core/day.ts';
import { notice } from '../../core/notice.ts';
import type { Reply } from '../../core/reply.ts';

/** Stands on the answer that was drawn again. */
export const answeredAgain = (today: Day): string =>
  `Answered again on ${sayDay(today)}, because the question was edited.`;

/** The log is not rewritten by an edit: somebody may have acted on it already. */
export const keptReply = (kind: string): Reply =>
  notice([
    {
      kind: 'text',
      text: `You edited a message that Vouch had acted on. The ${kind === 'task' ? 'follow-up' : kind} stays as it was written down. Say it again as a new message to log it anew.`,
      internal: true,
    },
  ]);
