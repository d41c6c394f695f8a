/** Which follow-up is spoken of? */
import { nameKey } from '../core/fold.ts';
import type { Task } from '../core/task.ts';
import { type Outcome, outcome, say, type Turn } from './turn.ts';

/** The one follow-up found; or the reply that says that there is none (`missing`), or asks which of several. */
export type Found = { readonly task: Task } | { readonly reply: Outcome; readonly missing: boolean };

/** The follow-up with this id, or the one open follow-up whose title holds these words. */
export async function findTask({ reading, books }: Pick<Turn, 'reading' | 'books'>): Promise<Found> {
  const said = reading.task ?? '';
  const byId = await books.tasks.get(said);
  if (byId !== undefined) return { task: byId };
  const words = nameKey(said).split(' ');
  const found = (await books.tasks.list({ state: 'open', limit: 1000 })).filter((task) => {
    const title = nameKey(task.title).split(' ');
    return words.every((word) => title.includes(word));
  });
  const [task, other] = found;
  const apart = { visibility: 'private', abstained: true } as const;
  if (task === undefined)
    return { missing: true, reply: outcome({ ...apart, blocks: [say(`No open follow-up matches “${said}”.`)] }) };
  if (other === undefined) return { task };
  return {
    missing: false,
    reply: outcome({
      ...apart,
      blocks: [
        say('Several follow-ups match. Which one?'),
        { kind: 'tasks', title: 'Which one?', rows: found.slice(0, 10) },
      ],
    }),
  };
}
