/** What is done about an errand, whatever the chat platform, and after which others? */
import type { Posting } from '../../core/delivery.ts';
import type { Errand } from '../../core/errand.ts';
import type { Person } from '../../core/person.ts';
import type { Vouch } from '../../core/ports.ts';
import type { Reply } from '../../core/reply.ts';
import type { Task } from '../../core/task.ts';
import { dueReminders } from '../../digest/due-reminders.ts';
import { ownersCard, reminderCard, stillTheirs } from '../drawing/task-card.ts';
import { touchedCard } from '../drawing/touched-card.ts';

/** How a platform does its part; each resolves with what came of it. */
export interface ErrandWays {
  readonly vouch: Pick<Vouch, 'ledger' | 'factBase' | 'clock'>;
  /** Draws a message of ours again as things are now. */
  redraw(posting: Posting): Promise<unknown>;
  /** One message to a person directly, once; `tasks` are the follow-ups it shows. */
  tellPerson(person: Person, reply: Reply, tasks: readonly string[]): Promise<string>;
  /** Tells whoever asked, where they asked, that the answer of a receipt is out of date. */
  tellOutdated(receipt: string): Promise<string>;
  postDigest(errand: Extract<Errand, { do: 'post-digest' }>): Promise<string>;
}

export async function doErrand(errand: Errand, ways: ErrandWays): Promise<string> {
  const { tasks, postings } = ways.vouch.ledger;
  switch (errand.do) {
    case 'tell-owner': {
      const { owner, by, self } = errand;
      const theirs = await stillTheirs(errand.tasks, owner, tasks);
      return tellTasks(owner, theirs, ownersCard(theirs, by, self), ways);
    }
    case 'task-changed':
      for (const posting of await postings.showing(errand.task)) await ways.redraw(posting);
      return errand.task;
    case 'post-digest':
      return ways.postDigest(errand);
    case 'remind-owner': {
      const { owner, since, on } = errand;
      const due = await dueReminders(tasks, { since, on }, owner);
      return tellTasks(owner, due, reminderCard(due, on), ways);
    }
    case 'tell-outdated':
      return ways.tellOutdated(errand.receipt);
    case 'tell-touched': {
      const reply = await touchedCard(errand, ways.vouch);
      const { person: id } = errand;
      return reply === undefined ? 'touches none any more' : ways.tellPerson({ id, name: id }, reply, []);
    }
  }
}

/** One message for all of them, with what can be done about each. */
async function tellTasks(
  owner: string,
  tasks: readonly Task[],
  reply: Reply,
  { tellPerson }: Pick<ErrandWays, 'tellPerson'>,
): Promise<string> {
  if (tasks.length === 0) return 'no longer theirs';
  const ids = tasks.map((task) => task.id);
  return tellPerson({ id: owner, name: tasks[0]?.owner ?? owner }, reply, ids);
}

/** What is done one after the other: all about a follow-up, all that a person is told, the digests of a room. */
export function turnOfErrand(errand: Errand): string {
  switch (errand.do) {
    case 'task-changed':
      return `task:${errand.task}`;
    case 'tell-owner':
    case 'remind-owner':
      return `owner:${errand.owner}`;
    case 'post-digest':
      return `digest:${errand.room}`;
    case 'tell-outdated':
      return `receipt:${errand.receipt}`;
    case 'tell-touched':
      return `person:${errand.person}`;
  }
}
