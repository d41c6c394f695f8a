/** How are the proposed follow-ups of a concern edited, given to somebody, dated or dropped in a dialog? */
import { v7 as uuid } from 'uuid';
import { dayOf } from '../../../core/day.ts';
import type { TaskProposal } from '../../../core/task.ts';
import type { Place } from '../receive/place.ts';
import { smallPrint } from '../render/layout.ts';
import type { TeamsContext } from '../teams-context.ts';
import { fieldIds } from './fields.ts';
import type { DialogForm } from './form.ts';
import { ownerChoices } from './people.ts';
import { Filled, type Remembered, type SentForm } from './sent-form.ts';
import { taskInputs, tasksIn, taskValues } from './task-inputs.ts';

/** The dialog as it opens. `event` is that of the reply that proposes them. */
export async function newReview(
  concern: string,
  event: string,
  place: Place,
  context: TeamsContext,
): Promise<SentForm> {
  const remembered = { dialog: 'review-tasks', key: uuid(), event, about: concern, link: null, set: null } as const;
  const proposals = await proposed(remembered, context);
  return { remembered, filled: new Filled(taskValues(proposals, place, context)) };
}

/** What the reply it was opened from proposes for the concern. */
async function proposed(
  { event, about }: Pick<Remembered, 'event' | 'about'>,
  { vouch }: TeamsContext,
): Promise<readonly TaskProposal[]> {
  const reply = event === null ? undefined : await vouch.ledger.replyTo(event);
  return (
    reply?.blocks.flatMap((block) => (block.kind === 'proposals' && block.concern === about ? block.rows : [])) ?? []
  );
}

export const reviewForm: DialogForm = {
  async sheet({ filled, remembered }, errors, place, context) {
    const proposals = await proposed(remembered, context);
    if (proposals.length === 0) return undefined;
    const owners = await ownerChoices(place, context);
    const today = dayOf(context.vouch.clock());
    return {
      title: 'Review the follow-ups',
      submit: 'Create',
      height: 'large',
      remembered,
      body: (size) => [
        smallPrint('Turn off what nobody needs to do.'),
        ...taskInputs({ proposals, filled, errors, owners, today, editTitles: true }, size),
      ],
    };
  },

  async read({ filled, remembered }, errors, place, context) {
    const proposals = await proposed(remembered, context);
    const { tasks, people } = await tasksIn(filled, proposals, { editTitles: true }, errors, place, context);
    const entities = { task: remembered.about ?? '' };
    return { text: 'Create the follow-ups', people, form: { intent: 'accept-tasks', entities, tasks } };
  },

  fieldFor: () => fieldIds.all,
  done: 'Created.',
};
