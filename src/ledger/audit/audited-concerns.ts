/** How do changes of concerns come into the audit trail? */
import type { Concerns } from '../../core/client-books.ts';
import type { Clock } from '../../core/ports.ts';
import { heldConcern } from '../concern-rows.ts';
import { concernsOn } from '../concerns.ts';
import type { Db } from '../tables.ts';
import { noteChange } from './note-change.ts';
import type { Trail } from './trail.ts';

/** The concerns on a transaction. */
export function auditedConcerns(db: Db, clock: Clock, trail: Trail): Concerns {
  const concerns = concernsOn(db, clock);
  return {
    ...concerns,
    add: async (given) => {
      const concern = await concerns.add(given);
      trail.note({ kind: 'concern', of: concern.id, did: 'added', before: null, after: concern });
      return concern;
    },
    setState: async (id, state) => {
      const before = await heldConcern(db, id);
      const after = await concerns.setState(id, state);
      const did = after.state === 'open' ? 'reopened' : after.state;
      noteChange(trail, { kind: 'concern', of: after.id, did, before, after });
      return after;
    },
  };
}
