/** Which rooms does the ledger have, on one connection or one transaction? */
import type { Person } from '../core/person.ts';
import type { Books, Clock, Memory } from '../core/ports.ts';
import { auditedClients } from './audit/audited-clients.ts';
import { auditedConcerns } from './audit/audited-concerns.ts';
import { auditedTasks } from './audit/audited-tasks.ts';
import { auditedExposures, auditedHistory, auditedItems, auditedSubscriptions } from './audit/audited-watching.ts';
import { auditOn } from './audit/list-trail.ts';
import { type Trail, trailOn } from './audit/trail.ts';
import { conversationRefsOn } from './conversation-refs.ts';
import { feedbackOn } from './feedback.ts';
import { memoryOn } from './memory.ts';
import { outboxOn } from './outbox.ts';
import { postingsOn } from './postings.ts';
import { receiptsOn } from './receipts.ts';
import { screeningOn } from './screening.ts';
import { sourcesOn } from './sources.ts';
import type { Db } from './tables.ts';

/**
 * `clock` says when things were said; `machine` counts leases and retries, which a replay with a fixed clock must not stop.
 * What is changed is noted in `trail`.
 */
export function booksOn(db: Db, clock: Clock, machine: Clock, trail: Trail): Books {
  let memory: Memory | undefined;
  return {
    clients: auditedClients(db, clock, trail),
    concerns: auditedConcerns(db, clock, trail),
    tasks: auditedTasks(db, clock, trail),
    receipts: receiptsOn(db),
    outbox: outboxOn(db, machine),
    postings: postingsOn(db, clock),
    feedback: feedbackOn(db, clock),
    subscriptions: auditedSubscriptions(db, clock, trail),
    conversations: conversationRefsOn(db, clock),
    screening: screeningOn(db),
    exposures: auditedExposures(db, clock, trail),
    items: auditedItems(db, trail),
    sources: sourcesOn(db),
    history: auditedHistory(db, trail),
    audit: auditOn(db, trail),
    // Made when first asked for: most transactions remember nothing.
    get memory() {
      memory ??= memoryOn(db);
      return memory;
    },
  };
}

/** Runs `work` on the books of a transaction; what it changes is in the audit trail as done by `by`. */
export async function inBooks<T>(
  db: Db,
  clock: Clock,
  machine: Clock,
  by: Person,
  work: (books: Books) => Promise<T>,
): Promise<T> {
  const trail = trailOn(db, clock, by);
  const given = await work(booksOn(db, clock, machine, trail));
  await trail.write();
  return given;
}
