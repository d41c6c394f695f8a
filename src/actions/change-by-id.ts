/** How is a follow-up put off, handed over or opened again in a list, where nothing has to be read or found? */
import type { Day } from '../core/day.ts';
import { VouchError } from '../core/errors.ts';
import type { Books } from '../core/ports.ts';
import type { Task } from '../core/task.ts';
import type { Utterance } from '../core/utterance.ts';
import { tellChanged, tellOwners } from './errands.ts';
import { type Owner, ownerSaid } from './owner.ts';

/** Follow-ups of an owner that are looked through for the id a surface knows them by. */
const looked = 100;

/** Throws `not-found`. */
async function knownTask(id: string, books: Books): Promise<Task> {
  const task = await books.tasks.get(id);
  if (task !== undefined) return task;
  throw new VouchError('not-found', 'There is no such follow-up in the log.', 'Look for it in the list of follow-ups.');
}

/** The follow-up, which is to be changed. Throws `not-found`, and `conflict` where it is closed. */
async function openTask(id: string, books: Books): Promise<Task> {
  const task = await knownTask(id, books);
  if (task.state === 'open') return task;
  throw new VouchError('conflict', `That follow-up is ${task.state} already.`, 'Nothing is left to change about it.');
}

/**
 * Nobody is reminded before the day, null ends the snooze; inside a transaction. Every chat message that shows it is drawn
 * again; `event` keys the errands. Rejects with `bad-input` for a day that is not ahead of `today`, and as `openTask`.
 */
export async function snoozeById(
  id: string,
  until: Day | null,
  { books, today, event }: { readonly books: Books; readonly today: Day; readonly event: string },
): Promise<Task> {
  const task = await openTask(id, books);
  if (until !== null && until <= today)
    throw new VouchError('bad-input', 'A follow-up is snoozed until a day that is ahead.', 'Choose a later day.');
  const snoozed = await books.tasks.snooze(task.id, until);
  await tellChanged(task, snoozed, { utterance: { event }, books });
  return snoozed;
}

/**
 * Hands it to the owner the words name, inside a transaction; the owner hears of it where a chat platform knows them, and
 * every message that shows it is drawn again. Rejects with `bad-input` for nobody or a client, and as `openTask`.
 */
export async function reassignById(id: string, said: string, utterance: Utterance, books: Books): Promise<Task> {
  const task = await openTask(id, books);
  const named = ownerSaid(said, utterance);
  if (named === null) throw new VouchError('bad-input', 'Nobody was named.', 'Name who takes the follow-up over.');
  if (named.id === null && (await books.clients.find(named.name)) !== undefined)
    throw new VouchError('bad-input', 'That is a client, and a follow-up is a colleague’s.', 'Name a colleague.');
  const handed = await books.tasks.reassign(task.id, await asKnown(named, books));
  await tellChanged(task, handed, { utterance, books });
  if (task.owner !== handed.owner || task.ownerId !== handed.ownerId) await tellOwners([handed], { utterance, books });
  return handed;
}

/**
 * Opens a closed one again, inside a transaction, and has every chat message that shows it drawn again; one that is open
 * stays as it is. `event` keys the errands. Rejects with `not-found`.
 */
export async function reopenById(id: string, event: string, books: Books): Promise<Task> {
  const closed = await knownTask(id, books);
  const open = await books.tasks.setState(closed.id, 'open');
  await tellChanged(closed, open, { utterance: { event }, books });
  return open;
}

/** The owner under the id that a surface knows them by, where their follow-ups hold one and only one for that name. */
async function asKnown(owner: Owner, books: Books): Promise<Owner> {
  if (owner.id !== null) return owner;
  const theirs = await books.tasks.list({ owner: owner.name, limit: looked });
  const [only, other] = new Set(theirs.flatMap(({ ownerId }) => ownerId ?? []));
  return only === undefined || other !== undefined ? owner : { ...owner, id: only };
}
