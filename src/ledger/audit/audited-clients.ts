/** How do changes of clients come into the audit trail? */
import type { Clients } from '../../core/client-books.ts';
import type { Clock } from '../../core/ports.ts';
import { holdClients, knownClient } from '../client-rows.ts';
import { clientsOn, ensureClient } from '../clients.ts';
import type { Db } from '../tables.ts';
import { noteChange } from './note-change.ts';
import type { Trail } from './trail.ts';

/** The clients on a transaction. */
export function auditedClients(db: Db, clock: Clock, trail: Trail): Clients {
  const clients = clientsOn(db, clock);
  const held = async (id: string) => {
    await holdClients(db, [id]);
    return knownClient(db, id);
  };
  return {
    ...clients,
    ensure: async (given) => {
      const { client, made } = await ensureClient(db, clock, given);
      if (made) trail.note({ kind: 'client', of: client.id, did: 'added', before: null, after: client });
      return client;
    },
    update: async (id, change) => {
      const before = await held(id);
      const after = await clients.update(id, change);
      noteChange(trail, { kind: 'client', of: id, did: 'changed', before, after });
      return after;
    },
    rename: async (id, name) => {
      const before = await held(id);
      const after = await clients.rename(id, name);
      noteChange(trail, { kind: 'client', of: id, did: 'renamed', before, after });
      return after;
    },
    merge: async (from, into) => {
      await holdClients(db, [from, into]);
      const [gone, kept] = [await knownClient(db, from), await knownClient(db, into)];
      const after = await clients.merge(from, into);
      // What is noted of the one that goes says where it went: its own entries are emptied when that one is deleted.
      trail.note({ kind: 'client', of: from, did: 'merged', before: gone, after });
      trail.note({ kind: 'client', of: into, did: 'changed', before: kept, after });
      return after;
    },
    delete: async (id) => {
      // What was noted in this transaction is to be emptied too.
      await trail.write();
      const counts = await clients.delete(id);
      trail.note({ kind: 'client', of: id, did: 'deleted', before: null, after: counts });
      return counts;
    },
  };
}
