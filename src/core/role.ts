/** Who may do what at the desk? */
import { z } from 'zod';

/** From the least to the most: each may do all that those before it may. */
export const roles = ['viewer', 'rep', 'curator', 'admin'] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

/** What can be done, and the least role that may. */
const rights = {
  /** See every page, and ask; an answer of a viewer leaves a receipt and nothing else. */
  look: 'viewer',
  /** Log concerns, exposures and follow-ups, and finish them. */
  log: 'rep',
  /** Decide about what the sources reported. */
  review: 'curator',
  /** Rename, merge and delete clients, and read the audit trail. */
  keep: 'admin',
} as const satisfies Readonly<Record<string, Role>>;
export type Right = keyof typeof rights;

export const may = (role: Role, right: Right): boolean => roles.indexOf(role) >= roles.indexOf(rights[right]);

/** The least role that has a right, for the sentence that refuses it. */
export const leastRole = (right: Right): Role => rights[right];
