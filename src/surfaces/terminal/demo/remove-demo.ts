/** How does the demo leave the ledger, and nothing else with it? */
import type { Person } from '../../../core/person.ts';
import type { Ledger } from '../../../core/ports.ts';
import { demoClients } from './mark.ts';

export interface Removed {
  readonly clients: number;
  readonly concerns: number;
  readonly tasks: number;
  readonly receipts: number;
}

/**
 * Deletes the clients of the demo with all that is about them, also what others have logged for them since; all of it or
 * nothing. Every answer of the story was given about one of them, so none is left.
 */
export async function removeDemo(ledger: Pick<Ledger, 'transaction'>, by: Person): Promise<Removed> {
  return ledger.transaction(by, async (books) => {
    const { ours } = await demoClients(books.clients);
    const removed = { clients: ours.length, concerns: 0, tasks: 0, receipts: 0 };
    for (const { id } of ours) {
      const gone = await books.clients.delete(id);
      removed.concerns += gone.concerns;
      removed.tasks += gone.tasks;
      removed.receipts += gone.receipts;
    }
    return removed;
  });
}
