/** Who changed what in the ledger, when, and what was it before and after? */
import { z } from 'zod';
import { Person } from './person.ts';

/** What the trail tells of. Content is changed outside the ledger: its rows say when Vouch took the change up. */
export const auditedKinds = [
  'client',
  'concern',
  'task',
  'exposure',
  'item',
  'subscription',
  'content',
  'login',
] as const;
export type AuditedKind = (typeof auditedKinds)[number];

/** What can have been done, in the words the trail keeps; those of an item are the states of its review. */
export const auditedDeeds = [
  'added',
  'changed',
  'removed',
  'renamed',
  'merged',
  'deleted',
  'answered',
  'settled',
  'reopened',
  'finished',
  'dropped',
  'snoozed',
  'woken',
  'reassigned',
  'waiting',
  'background',
  'approved',
  'linked',
  'dismissed',
  'let in',
  'left',
  'refused',
] as const;
export type AuditedDeed = (typeof auditedDeeds)[number];

/** One change. It is never edited or removed; `before` and `after` of a deleted client's rows are emptied, and `emptied` says so. */
export const AuditEntry = z.strictObject({
  /** Ascending with time. */
  id: z.string(),
  /** Epoch milliseconds. */
  at: z.int(),
  by: Person,
  kind: z.enum(auditedKinds),
  /** The id of what was changed, by its kind. */
  of: z.string(),
  did: z.enum(auditedDeeds),
  /** As it was, and is, as the JSON a program gets of it; null where there was nothing, or is nothing any more. */
  before: z.unknown(),
  after: z.unknown(),
  emptied: z.boolean(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export interface AuditFilter {
  readonly by?: string;
  readonly kind?: AuditedKind;
  readonly of?: string;
  readonly did?: string;
  /** Epoch milliseconds. */
  readonly since?: number;
  /** Older than this entry: the next page. */
  readonly before?: string;
  readonly limit?: number;
}

export interface Audit {
  /** Newest first. */
  list(filter: AuditFilter): Promise<readonly AuditEntry[]>;
  /** Puts an entry of something that is no row of the ledger, such as a login. */
  put(entry: Omit<AuditEntry, 'id' | 'at' | 'emptied'>): Promise<void>;
}

/** What Vouch does by itself. */
export const vouchItself: Person = { id: 'vouch:itself', name: 'Vouch' };
