/** Which rooms does the ledger have, on one connection or one transaction? */
import type { Books, Clock, Memory } from '../core/ports.ts';
import { clientsOn } from './clients.ts';
import { concernsOn } from './concerns.ts';
import { contentHistoryOn } from './content-history.ts';
import { conversationRefsOn } from './conversation-refs.ts';
import { exposuresOn } from './exposures.ts';
import { feedbackOn } from './feedback.ts';
import { itemsOn } from './items.ts';
import { memoryOn } from './memory.ts';
import { outboxOn } from './outbox.ts';
import { postingsOn } from './postings.ts';
import { receiptsOn } from './receipts.ts';
import { screeningOn } from './screening.ts';
import { sourcesOn } from './sources.ts';
import { subscriptionsOn } from './subscriptions.ts';
import type { Db } from './tables.ts';
import { tasksOn } from './tasks.ts';

/** `clock` says when things were said; `machine` counts leases and retries, which a replay with a fixed clock must not stop. */
export function booksOn(db: Db, clock: Clock, machine: Clock): Books {
  let memory: Memory | undefined;
  return {
    clients: clientsOn(db, clock),
    concerns: concernsOn(db, clock),
    tasks: tasksOn(db, clock),
    receipts: receiptsOn(db),
    outbox: outboxOn(db, machine),
    postings: postingsOn(db, clock),
    feedback: feedbackOn(db, clock),
    subscriptions: subscriptionsOn(db, clock),
    conversations: conversationRefsOn(db, clock),
    screening: screeningOn(db),
    exposures: exposuresOn(db, clock),
    items: itemsOn(db),
    sources: sourcesOn(db),
    history: contentHistoryOn(db),
    // Made when first asked for: most transactions remember nothing.
    get memory() {
      memory ??= memoryOn(db);
      return memory;
    },
  };
}
