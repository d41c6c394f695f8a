/** How is a follow-up ticked off in a list, where nothing has to be read or found? */
import type { Books } from '../core/ports.ts';
import type { Task } from '../core/task.ts';
import { tellChanged } from './errands.ts';

/** Finishes it inside a transaction, and has every chat message that shows it drawn again. `event` keys the errands. Rejects with `not-found`. */
export async function finishById(id: string, event: string, books: Books): Promise<Task> {
  const before = await books.tasks.get(id);
  const done = await books.tasks.setState(id, 'done');
  if (before !== undefined) await tellChanged(before, done, { utterance: { event }, books });
  return done;
}
