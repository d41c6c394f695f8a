/** Which rooms does the ledger have, on one connection or one transaction? */
import type { Books, Clock, Memory } from '../core/ports.ts';
import { clientsOn } from './clients.ts';
import { concernsOn } from './concerns.ts';
import { feedbackOn } from './feedback.ts';
import { memoryOn } from './memory.ts';
import { outboxOn } from './outbox.ts';
import { postingsOn } from './postings.ts';
import { receiptsOn } from './receipts.ts';
import { subscriptionsOn } from './subscriptions.ts';
import type { Db } from './tables.ts';
import { tasksOn } from './tasks.ts';

export function booksOn(db: Db, clock: Clock): Books {
  let memory: Memory | undefined;
  return {
    clients: clientsOn(db, clock),
    concerns: concernsOn(db, clock),
    tasks: tasksOn(db, clock),
    receipts: receiptsOn(db),
    outbox: outboxOn(db, clock),
    postings: postingsOn(db, clock),
    feedback: feedbackOn(db, clock),
    subscriptions: subscriptionsOn(db, clock),
    // Made when first asked for: most transactions remember nothing.
    get memory() {
      memory ??= memoryOn(db);
      return memory;
    },
  };
}
