/** How do accepted proposals become the follow-ups of a concern? */
import type { Concern } from '../core/concern.ts';
import type { Task, TaskProposal } from '../core/task.ts';
import { tellOwners } from './errands.ts';
import { ownerSaid } from './owner.ts';
import type { Turn } from './turn.ts';

/** Creates each follow-up for its owner, known by id where the proposal, its words or its speaker says who that is, and tells them. */
export async function createTasks(
  proposals: readonly TaskProposal[],
  concern: Concern,
  turn: Pick<Turn, 'utterance' | 'books'>,
): Promise<Task[]> {
  const { utterance, books } = turn;
  const created: Task[] = [];
  for (const proposal of proposals) {
    const said = proposal.ownerId === null ? ownerSaid(proposal.owner, utterance) : null;
    const task = await books.tasks.add({
      ...proposal,
      ...(said === null ? {} : { owner: said.name, ownerId: said.id }),
      clientId: concern.client.id,
      vendor: concern.vendor,
      concern: concern.id,
      createdBy: utterance.person,
    });
    created.push(task);
  }
  await tellOwners(created, turn);
  return created;
}
