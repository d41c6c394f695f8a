/** How does the story of 2017 come into an empty ledger? */
import { VouchError } from '../../../core/errors.ts';
import type { Person } from '../../../core/person.ts';
import { clients, type DemoClient } from './clients.ts';
import { demoClients, mark, unfinished } from './mark.ts';
import { removeDemo } from './remove-demo.ts';
import { scenesOf } from './scenes.ts';
import { type Stage, timeOf } from './stage.ts';

export interface Told {
  /** False where the ledger held the whole story already, and nothing was changed. */
  readonly told: boolean;
  readonly clients: number;
}

/**
 * Tells the story as if it had begun ten weeks before today, each part at its own time and in the way a rep would, so that
 * receipts, follow-ups and the audit trail are those of any other day. `by` makes the clients. Rejects with `conflict` where the ledger
 * holds a client that is not of the demo; a story that was cut short is begun anew; a whole one is left as it is.
 */
export async function tellStory(stage: Stage, by: Person): Promise<Told> {
  const { ledger } = stage;
  const { ours, others } = await demoClients(ledger.clients);
  if (others.length > 0)
    throw new VouchError(
      'conflict',
      `The ledger holds ${others.length === 1 ? 'a client' : `${others.length} clients`} of your own, and the demo goes into an empty one only.`,
      'Point DATABASE_URL at a new file, such as sqlite:./data/demo.db.',
    );
  if (ours.some(({ notes }) => notes.startsWith(unfinished))) await removeDemo(ledger, by);
  else if (ours.length > 0) return { told: false, clients: ours.length };

  const made = Object.values(clients);
  const { larkspur } = clients;
  const notesOf = (client: DemoClient, first: string) => ({ name: client.name, notes: `${first}\n${client.notes}` });
  stage.setTime(timeOf(stage, 0));
  await ledger.transaction(by, async (books) => {
    for (const client of made) {
      const first = client === larkspur ? unfinished : mark;
      await books.clients.ensure({ ...notesOf(client, first), federal: client.federal });
    }
  });
  for (const { at, play } of scenesOf(stage)) {
    stage.setTime(timeOf(stage, at));
    await play();
  }
  stage.setTime(stage.now);
  await ledger.transaction(by, async (books) => {
    const { name, notes } = notesOf(larkspur, mark);
    await books.clients.update((await books.clients.ensure({ name })).id, { notes });
  });
  return { told: true, clients: made.length };
}
