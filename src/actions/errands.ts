/** Who has to hear of a change to a follow-up, besides whoever sees the reply? */
import type { Errand } from '../core/errand.ts';
import { type SurfaceName, surfaceOf } from '../core/person.ts';
import type { Task } from '../core/task.ts';
import type { Turn } from './turn.ts';

type Said = Pick<Turn, 'utterance' | 'books'>;
type Changing = { readonly utterance: Pick<Turn['utterance'], 'event'>; readonly books: Turn['books'] };

/** Puts an errand into the outbox, in the turn's own transaction: it is done exactly when the change is. */
async function send({ books }: Pick<Said, 'books'>, id: string, lane: SurfaceName, errand: Errand): Promise<void> {
  await books.outbox.put({ id, lane, due: 0, body: JSON.stringify(errand) });
}

/**
 * Tells the owners of follow-ups, each once, where a chat platform can reach them. Whoever gave one to themselves has just
 * read it: in a direct conversation, and in Teams always, where the reply goes to their own chat.
 */
export async function tellOwners(tasks: readonly Task[], said: Said): Promise<void> {
  const { person, room, event } = said.utterance;
  for (const [owner, own] of Map.groupBy(tasks, (task) => task.ownerId)) {
    const lane = owner === null ? undefined : surfaceOf(owner);
    const self = owner === person.id;
    if (owner === null || (lane !== 'slack' && lane !== 'teams') || (self && (room === undefined || lane === 'teams')))
      continue;
    const ids = own.map((task) => task.id);
    await send(said, `tell-owner:${owner}:${event}`, lane, {
      do: 'tell-owner',
      tasks: ids,
      owner,
      by: person.name,
      self,
    });
  }
}

const shown = ['state', 'due', 'snoozedUntil', 'owner', 'ownerId'] as const;

/** Has the postings that show a follow-up drawn again, one errand a surface; none where nothing that is shown changed. */
export async function tellChanged(before: Task, after: Task, said: Changing): Promise<void> {
  if (shown.every((part) => before[part] === after[part])) return;
  const postings = await said.books.postings.showing(after.id);
  for (const surface of new Set(postings.map((posting) => posting.surface)))
    await send(said, `task-changed:${after.id}:${said.utterance.event}:${surface}`, surface, {
      do: 'task-changed',
      task: after.id,
    });
}
