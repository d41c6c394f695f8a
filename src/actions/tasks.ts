/** How are follow-ups made and listed by plain talk? */
import { sayDay } from '../core/day.ts';
import { VouchError } from '../core/errors.ts';
import { taskTitleLimit } from '../core/task.ts';
import { tellOwners } from './errands.ts';
import { ownerSaid } from './owner.ts';
import { type Action, outcome, say } from './turn.ts';

/** One follow-up, for the person who asked unless another owner is named. */
export const createTask: Action<'create-task'> = async (_, turn) => {
  const { utterance, reading, books } = turn;
  const title = reading.title ?? reading.text;
  if (title.length > taskTitleLimit) {
    throw new VouchError(
      'bad-input',
      `A follow-up title has at most ${taskTitleLimit} characters; this one has ${title.length}.`,
      'Shorten the title; put the rest into the note.',
    );
  }
  if (!utterance.write)
    return outcome({
      visibility: 'private',
      blocks: [say('Nothing was created: this was asked without leave to write.')],
    });
  const client =
    reading.client === null ? undefined : await books.clients.find(reading.client.id ?? reading.client.name);
  const owner = ownerSaid(reading.owner, utterance) ?? utterance.person;
  const task = await books.tasks.add({
    title,
    clientId: client?.id ?? null,
    vendor: reading.vendors[0] ?? null,
    owner: owner.name,
    ownerId: owner.id,
    due: reading.due,
    note: '',
    concern: null,
    directive: reading.directive,
    createdBy: utterance.person,
  });
  await tellOwners([task], turn);
  const due = task.due === null ? 'no due date' : `due ${sayDay(task.due)}`;
  return outcome({
    visibility: 'private',
    blocks: [
      { kind: 'headline', text: `Follow-up created for ${task.owner}, ${due}.`, status: null, citations: [] },
      { kind: 'tasks', title: 'Follow-up', rows: [task] },
    ],
    changed: { kind: 'task', id: task.id },
  });
};

/** The open follow-ups, of one client, vendor or owner where named. */
export const listTasks: Action<'list-tasks'> = async (_, { utterance, reading, books }) => {
  const client =
    reading.client === null ? undefined : await books.clients.find(reading.client.id ?? reading.client.name);
  const owner = ownerSaid(reading.owner, utterance);
  if (reading.client !== null && client === undefined)
    return outcome({ visibility: 'private', blocks: [say(`No client named “${reading.client.name}” is in the log.`)] });
  const rows = await books.tasks.list({
    state: 'open',
    ...(client === undefined ? {} : { clientId: client.id }),
    ...(reading.vendors[0] === undefined ? {} : { vendor: reading.vendors[0] }),
    ...(owner === null ? {} : { owner: owner.name }),
    limit: 50,
  });
  const whose = reading.owner === null ? '' : ` of ${reading.owner}`;
  const headline = rows.length === 0 ? `No open follow-ups${whose}.` : `Open follow-ups${whose}, soonest due first.`;
  return outcome({
    visibility: 'private',
    blocks: [
      { kind: 'headline', text: headline, status: null, citations: [] },
      ...(rows.length > 0 ? [{ kind: 'tasks' as const, title: 'Follow-ups', rows: [...rows] }] : []),
    ],
  });
};
