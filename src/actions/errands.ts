/** Who has to hear of a change to a follow-up, besides whoever sees the reply? */
import type { Errand } from '../core/errand.ts';
import { type SurfaceName, surfaceOf } from '../core/person.ts';
import type { Task } from '../core/task.ts';
import type { Turn } from './turn.ts';

type Said = Pick<Turn, 'utterance' | 'books'>;

/** Puts an errand into the outbox, in the turn's own transaction: it is done exactly when the change is. */
async function send({ books }: Said, id: string, lane: SurfaceName, errand: Errand): Promise<void> {
  await books.outbox.put({ id, lane, due: 0, body: JSON.stringify(errand) });
}

/**
 * Tells the owner of a follow-up that it is theirs, where a chat platform can reach them. Whoever gave it to themselves in
 * a direct conversation has just read it there.
 */
export async function tellOwner(task: Task, said: Said): Promise<void> {
  const { ownerId: owner, id } = task;
  const { person, room } = said.utterance;
  const lane = owner === null ? undefined : surfaceOf(owner);
  if (owner === null || (lane !== 'slack' && lane !== 'teams')) return;
  if (owner === person.id && room === undefined) return;
  await send(said, `tell-owner:${id}:${owner}:${said.utterance.event}`, lane, {
    do: 'tell-owner',
    task: id,
    owner,
    by: person.name,
  });
}

const shown = ['state', 'due', 'snoozedUntil', 'owner', 'ownerId'] as const;

/** Has the postings that show a follow-up drawn again, one errand a surface; none where nothing that is shown changed. */
export async function tellChanged(before: Task, after: Task, said: Said): Promise<void> {
  if (shown.every((part) => before[part] === after[part])) return;
  const postings = await said.books.postings.showing(after.id);
  for (const surface of new Set(postings.map((posting) => posting.surface)))
    await send(said, `task-changed:${after.id}:${said.utterance.event}:${surface}`, surface, {
      do: 'task-changed',
      task: after.id,
    });
}
