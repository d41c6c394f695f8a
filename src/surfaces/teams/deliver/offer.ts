/** What is said where Teams did not say whether an answer had arrived? */
import { notice } from '../../../core/notice.ts';
import type { Message } from '../calls/message.ts';
import type { TeamsContext } from '../teams-context.ts';
import { draw } from './draw.ts';

const prefix = 'offer:';

/** The event of a posting that only offers the reply of an event: it is not to become the whole answer by itself. */
export const offerOf = (event: string): string => `${prefix}${event}`;

/** The event whose reply a posting offers; undefined where it shows one. */
export const offeredBy = (event: string | null): string | undefined =>
  event?.startsWith(prefix) === true ? event.slice(prefix.length) : undefined;

/** A small card with a button that shows the answer in its place. */
export function offerCard(event: string, question: string | undefined, context: TeamsContext): Message {
  const about = question === undefined ? 'Vouch’s answer' : `Vouch’s answer to “${question.slice(0, 120)}”`;
  const reply = notice([
    {
      kind: 'text',
      text: `Teams did not say whether ${about} arrived. If it does not stand above, open it here.`,
      internal: false,
    },
  ]);
  const message = draw({ reply, event }, false, context);
  if ('text' in message) return message;
  const data = { does: 'show-answer' as const, event };
  const action = { type: 'Action.Execute' as const, title: 'Show the answer', verb: data.does, data };
  return { ...message, card: { ...message.card, actions: [action] } };
}
