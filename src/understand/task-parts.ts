/** What does a sentence about a follow-up say of it: which one, its title, its owner, until when? */
import type { Day } from '../core/day.ts';
import type { ActionId } from '../core/intent.ts';
import type { Reading } from '../core/reading.ts';
import { taskTitleLimit } from '../core/task.ts';
import type { Utterance } from '../core/utterance.ts';
import { readDates } from './dates.ts';
import { handedOver, newOwner } from './hand-over.ts';
import { withStandIns } from './people.ts';
import { snoozedTask, snoozedUntil } from './snooze-words.ts';
import type { Span } from './span.ts';
import { finishedTask, ownerOf, taskTitle, withoutOwner } from './task-words.ts';

/** Who speaks, and the colleagues the words point at. */
export type Speaker = Pick<Utterance, 'person' | 'people'>;

export type TaskParts = Partial<Pick<Reading, 'task' | 'title' | 'owner' | 'due' | 'badDate'>>;

/** The parts of a reading that are about a follow-up; none for a sentence about something else. `named`: stretches that are names. */
export function taskParts(
  text: string,
  action: ActionId | null,
  { person, people = [] }: Speaker,
  today: Day,
  named: readonly Span[],
): TaskParts {
  const { text: said, restore } = withStandIns(text, people);
  switch (action) {
    case 'create-task':
      return {
        title: restore(taskTitle(withoutOwner(said)))?.slice(0, taskTitleLimit) ?? null,
        owner: restore(ownerOf(said, person.name)),
      };
    case 'accept-tasks':
      return { owner: restore(ownerOf(said, person.name)) };
    case 'list-tasks':
      return { owner: listedOwner(text, { person, people }) };
    case 'finish-task':
      return { task: restore(finishedTask(said)) };
    case 'snooze-task':
      // Whoever asks to be reminded of what is no follow-up yet wants a new one, and then it needs a title.
      return { task: restore(snoozedTask(said)), title: restore(taskTitle(said)), ...snoozedUntil(text, today, named) };
    case 'reassign-task': {
      const { task, owner } = handedOver(said, person.name);
      return { task: restore(task), owner: restore(owner) };
    }
    default:
      return {};
  }
}

/** Words by which somebody asks for what they have to do themselves. */
const own = /\b(?:my|mine|(?:do|must|should) i|assigned to me|for me|i (?:have|owe|own))\b/i;

/** Whose follow-ups are listed: one's own, or those of whom the words point at; null for everybody's. */
const listedOwner = (text: string, { person, people = [] }: Speaker): string | null =>
  people[0]?.name ?? (own.test(text) ? person.name : null);

/** What is asked back about a follow-up. */
export type TaskSlot = 'task' | 'due' | 'owner';

/** What the answer to the question for a slot says; `action` is that of the reading that waits. */
export function taskAnswer(text: string, slot: TaskSlot, action: ActionId | null, who: Speaker, today: Day): TaskParts {
  if (slot === 'task') return taskParts(text, action, who, today, []);
  if (slot === 'owner') {
    const { text: said, restore } = withStandIns(text, who.people ?? []);
    return { owner: restore(newOwner(said, who.person.name)) };
  }
  const { due, badDate } = action === 'snooze-task' ? snoozedUntil(text, today, []) : readDates(text, today, 'due', []);
  return { due, badDate };
}
