/** Which of the proposed follow-ups did the rep accept? */
import { VouchError } from '../core/errors.ts';
import { ThreadContext } from '../core/thread-context.ts';
import { createTasks } from './create-tasks.ts';
import { ownerSaid } from './owner.ts';
import { type Action, outcome, say } from './turn.ts';
import { count } from './wording.ts';

/** Creates the accepted follow-ups, as edited; in plain talk, all that were proposed last in this conversation. A concern's follow-ups are accepted once. */
export const acceptTasks: Action<'accept-tasks'> = async (_, turn) => {
  const { utterance, reading, books } = turn;
  const context = ThreadContext.safeParse(await books.memory.get(utterance.thread)).data;
  const proposed = context?.proposed ?? null;
  const concernId = utterance.form?.entities.task ?? proposed?.concern ?? reading.task;
  const tasks = utterance.form?.tasks ?? (proposed?.concern === concernId ? proposed?.tasks : undefined);
  if (concernId == null || tasks === undefined) {
    return outcome({
      abstained: true,
      blocks: [say('There are no proposed follow-ups to accept here. Log a concern first.')],
    });
  }
  if (!utterance.write)
    return outcome({ blocks: [say('Nothing was created: this was asked without leave to write.')] });
  const concern = await books.concerns.get(concernId);
  if (concern === undefined)
    throw new VouchError(
      'not-found',
      'That concern is no longer in the log.',
      'List the concerns to see what is there.',
    );
  const already = await books.tasks.list({ concern: concern.id });
  const fresh = tasks.filter((task) => !already.some((done) => done.title === task.title));
  // Said in plain talk, "accept them for Priya" gives all of them to her; a form says each one's owner itself.
  const owner = utterance.form === undefined ? ownerSaid(reading.owner, utterance) : null;
  const created = await createTasks(
    owner === null ? fresh : fresh.map((task) => ({ ...task, owner: owner.name, ownerId: owner.id })),
    concern,
    turn,
  );
  const text =
    created.length === 0
      ? `No new follow-up for ${concern.client.name}.`
      : `${count(created.length, 'follow-up')} created for ${concern.client.name}.`;
  return outcome({
    visibility: 'private',
    blocks: [
      { kind: 'headline', text, status: null, citations: [] },
      ...(created.length > 0 ? [{ kind: 'tasks' as const, title: 'Follow-ups', rows: created }] : []),
    ],
    changed: created[0] === undefined ? null : { kind: 'task', id: created[0].id },
  });
};
