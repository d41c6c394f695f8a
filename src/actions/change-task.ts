/** How is a follow-up finished, put off, or handed to somebody else? */
import { sayDay } from '../core/day.ts';
import type { SurfaceName } from '../core/person.ts';
import type { Block } from '../core/reply.ts';
import type { Task } from '../core/task.ts';
import { tellChanged, tellOwners } from './errands.ts';
import { findTask } from './find-task.ts';
import { ownerSaid } from './owner.ts';
import { createTask } from './tasks.ts';
import { type Action, type Outcome, outcome, say, type Turn } from './turn.ts';

/** Finishes the follow-up with this id, or the one open follow-up whose title holds these words. */
export const finishTask: Action<'finish-task'> = async (_, turn) => {
  const found = await findTask(turn);
  if ('reply' in found) return found.reply;
  if (!turn.utterance.write) return leftAlone();
  const done = await turn.books.tasks.setState(found.task.id, 'done');
  await tellChanged(found.task, done, turn);
  return changed(`Done: ${done.title}.`, done);
};

/** Whoever asks in one sentence to be reminded means a follow-up there is, or a new one. */
const reminding = /\b(?:remind|ping|nudge)\b/i;

/** Nobody is reminded of the follow-up before the day. */
export const snoozeTask: Action<'snooze-task'> = async (_, turn) => {
  const { utterance, reading, books, today } = turn;
  const found = await findTask(turn);
  if ('reply' in found) {
    if (!found.missing) return found.reply;
    const anew = reading.by === 'classifier' && reminding.test(reading.text);
    return anew ? createTask({ do: 'create-task' }, turn) : offerNew(found.reply, turn);
  }
  if (found.task.state !== 'open') return over(found.task);
  if (reading.due === null || reading.due <= today)
    return apart([say('A follow-up is snoozed until a day that is ahead. Until when?')]);
  if (!utterance.write) return leftAlone();
  const snoozed = await books.tasks.snooze(found.task.id, reading.due);
  await tellChanged(found.task, snoozed, turn);
  return changed(`Snoozed until ${sayDay(reading.due)}: ${snoozed.title}.`, snoozed);
};

/** Gives the follow-up to another owner, who hears of it where a chat platform knows them. */
export const reassignTask: Action<'reassign-task'> = async (_, turn) => {
  const { utterance, reading, books } = turn;
  const found = await findTask(turn);
  if ('reply' in found) return found.missing ? offerNew(found.reply, turn) : found.reply;
  const { task } = found;
  if (task.state !== 'open') return over(task);
  const owner = ownerSaid(reading.owner, utterance);
  if (owner === null) return apart([say('Who takes it over?')]);
  if (owner.id === null && (await books.clients.find(owner.name)) !== undefined)
    return apart([say(`${owner.name} is a client, and a follow-up is a colleague’s. Who takes it over?`)]);
  if (!utterance.write) return leftAlone();
  const handed = await books.tasks.reassign(task.id, owner);
  await tellChanged(task, handed, turn);
  if (task.owner === handed.owner && task.ownerId === handed.ownerId)
    return changed(`It was ${handed.owner}’s already: ${handed.title}.`, handed);
  await tellOwners([handed], turn);
  const unheard = handed.ownerId === null && isChat(utterance.surface);
  return changed(`Handed to ${handed.owner}: ${handed.title}.`, handed, [
    ...(unheard ? [say(`${handed.owner} was not told: mention them with @ so that Vouch knows whom to tell.`)] : []),
  ]);
};

const isChat = (surface: SurfaceName): boolean => surface === 'slack' || surface === 'teams';

const apart = (blocks: Block[]): Outcome => outcome({ visibility: 'private', abstained: true, blocks });

const over = (task: Task): Outcome =>
  apart([
    say(`That follow-up is ${task.state === 'done' ? 'done' : 'dropped'} already.`),
    { kind: 'tasks', title: 'Follow-up', rows: [task] },
  ]);

const leftAlone = (): Outcome =>
  outcome({ visibility: 'private', blocks: [say('Nothing was changed: this was asked without leave to write.')] });

const changed = (text: string, task: Task, more: readonly Block[] = []): Outcome =>
  outcome({
    visibility: 'private',
    blocks: [
      { kind: 'headline', text, status: null, citations: [] },
      ...more,
      { kind: 'tasks', title: 'Follow-up', rows: [task] },
    ],
    changed: { kind: 'task', id: task.id },
  });

/** "Assign the inventory to Priya", where there is no such follow-up: one press makes it. */
function offerNew({ reply }: Outcome, { reading }: Turn): Outcome {
  if (reading.task === null) return { reply };
  const entities = {
    title: reading.task,
    ...(reading.owner === null ? {} : { owner: reading.owner }),
    ...(reading.due === null ? {} : { due: reading.due }),
  };
  return { reply: { ...reply, suggestions: [{ label: 'Create follow-up', intent: 'create-task', entities }] } };
}
