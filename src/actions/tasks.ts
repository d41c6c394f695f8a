/** How are follow-ups made, listed and finished by plain talk? */
import { sayDay } from '../core/day.ts';
import { VouchError } from '../core/errors.ts';
import { nameKey } from '../core/fold.ts';
import { taskTitleLimit } from '../core/task.ts';
import { type Action, outcome, say } from './turn.ts';

/** One follow-up, for the person who asked unless another owner is named. */
export const createTask: Action<'create-task'> = async (_, { utterance, reading, books }) => {
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
  const task = await books.tasks.add({
    title,
    clientId: client?.id ?? null,
    vendor: reading.vendors[0] ?? null,
    owner: reading.owner ?? utterance.person.name,
    due: reading.due,
    note: '',
    concern: null,
    directive: reading.directive,
    createdBy: utterance.person,
  });
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
export const listTasks: Action<'list-tasks'> = async (_, { reading, books }) => {
  const client =
    reading.client === null ? undefined : await books.clients.find(reading.client.id ?? reading.client.name);
  if (reading.client !== null && client === undefined)
    return outcome({ visibility: 'private', blocks: [say(`No client named “${reading.client.name}” is in the log.`)] });
  const rows = await books.tasks.list({
    state: 'open',
    ...(client === undefined ? {} : { clientId: client.id }),
    ...(reading.vendors[0] === undefined ? {} : { vendor: reading.vendors[0] }),
    ...(reading.owner === null ? {} : { owner: reading.owner }),
    limit: 50,
  });
  const headline = rows.length === 0 ? 'No open follow-ups.' : 'Open follow-ups, soonest due first.';
  return outcome({
    visibility: 'private',
    blocks: [
      { kind: 'headline', text: headline, status: null, citations: [] },
      ...(rows.length > 0 ? [{ kind: 'tasks' as const, title: 'Follow-ups', rows: [...rows] }] : []),
    ],
  });
};

/** Finishes the follow-up with this id, or the one open follow-up whose title holds these words. */
export const finishTask: Action<'finish-task'> = async (_, { utterance, reading, books }) => {
  const said = reading.task ?? '';
  const byId = await books.tasks.get(said);
  const open = byId === undefined ? await books.tasks.list({ state: 'open', limit: 1000 }) : [];
  const found =
    byId === undefined
      ? open.filter((task) =>
          nameKey(said)
            .split(' ')
            .every((word) => nameKey(task.title).split(' ').includes(word)),
        )
      : [byId];
  const [task, other] = found;
  if (task === undefined)
    return outcome({ visibility: 'private', abstained: true, blocks: [say(`No open follow-up matches “${said}”.`)] });
  if (other !== undefined) {
    return outcome({
      visibility: 'private',
      abstained: true,
      blocks: [
        say('Several follow-ups match. Which one?'),
        { kind: 'tasks', title: 'Which one?', rows: found.slice(0, 10) },
      ],
    });
  }
  if (!utterance.write)
    return outcome({
      visibility: 'private',
      blocks: [say('Nothing was changed: this was asked without leave to write.')],
    });
  const done = await books.tasks.setState(task.id, 'done');
  return outcome({
    visibility: 'private',
    blocks: [
      { kind: 'headline', text: `Done: ${done.title}.`, status: null, citations: [] },
      { kind: 'tasks', title: 'Follow-up', rows: [done] },
    ],
    changed: { kind: 'task', id: done.id },
  });
};
