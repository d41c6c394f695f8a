/** How does a change outside of any transaction come into the audit trail, all or nothing? */
import type { Books } from '../../core/ports.ts';

/** Runs `work` in a transaction of Vouch's own. */
type InOne = <T>(work: (books: Books) => Promise<T>) => Promise<T>;

type Audited = Pick<
  Books,
  'clients' | 'concerns' | 'tasks' | 'exposures' | 'items' | 'subscriptions' | 'history' | 'audit'
>;

/** The same rooms, whose every change is a transaction with its entry in the trail. */
export const ownChanges = (rooms: Audited, inOne: InOne): Audited => ({
  clients: {
    ...rooms.clients,
    ensure: (client) => inOne(({ clients }) => clients.ensure(client)),
    update: (id, change) => inOne(({ clients }) => clients.update(id, change)),
    rename: (id, name) => inOne(({ clients }) => clients.rename(id, name)),
    merge: (from, into) => inOne(({ clients }) => clients.merge(from, into)),
    delete: (id) => inOne(({ clients }) => clients.delete(id)),
  },
  concerns: {
    ...rooms.concerns,
    add: (concern) => inOne(({ concerns }) => concerns.add(concern)),
    setState: (id, state) => inOne(({ concerns }) => concerns.setState(id, state)),
  },
  tasks: {
    ...rooms.tasks,
    add: (task) => inOne(({ tasks }) => tasks.add(task)),
    setState: (id, state) => inOne(({ tasks }) => tasks.setState(id, state)),
    snooze: (id, until) => inOne(({ tasks }) => tasks.snooze(id, until)),
    reassign: (id, owner) => inOne(({ tasks }) => tasks.reassign(id, owner)),
  },
  exposures: {
    ...rooms.exposures,
    put: (exposure) => inOne(({ exposures }) => exposures.put(exposure)),
    remove: (id) => inOne(({ exposures }) => exposures.remove(id)),
  },
  items: {
    ...rooms.items,
    review: (...given) => inOne(({ items }) => items.review(...given)),
  },
  subscriptions: {
    ...rooms.subscriptions,
    put: (...given) => inOne(({ subscriptions }) => subscriptions.put(...given)),
    remove: (room) => inOne(({ subscriptions }) => subscriptions.remove(room)),
  },
  history: {
    ...rooms.history,
    takeUp: (...given) => inOne(({ history }) => history.takeUp(...given)),
  },
  audit: {
    ...rooms.audit,
    put: (entry) => inOne(({ audit }) => audit.put(entry)),
  },
});
