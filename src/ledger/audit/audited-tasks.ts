/** How do changes of follow-ups come into the audit trail? */
import type { AuditedDeed } from '../../core/audit.ts';
import type { Tasks } from '../../core/client-books.ts';
import type { Clock } from '../../core/ports.ts';
import type { Task } from '../../core/task.ts';
import type { Db } from '../tables.ts';
import { heldTask } from '../task-rows.ts';
import { addTask, tasksOn } from '../tasks.ts';
import { noteChange } from './note-change.ts';
import type { Trail } from './trail.ts';

const wordOf = { open: 'reopened', done: 'finished', dropped: 'dropped' } as const satisfies Record<
  Task['state'],
  AuditedDeed
>;

/** The follow-ups on a transaction. */
export function auditedTasks(db: Db, clock: Clock, trail: Trail): Tasks {
  const tasks = tasksOn(db, clock);
  const changed = async (id: string, did: AuditedDeed, work: () => Promise<Task>): Promise<Task> => {
    const before = await heldTask(db, id);
    const after = await work();
    noteChange(trail, { kind: 'task', of: after.id, did, before, after });
    return after;
  };
  return {
    ...tasks,
    add: async (given) => {
      const { task, made } = await addTask(db, clock, given);
      if (made) trail.note({ kind: 'task', of: task.id, did: 'added', before: null, after: task });
      return task;
    },
    setState: (id, state) => changed(id, wordOf[state], () => tasks.setState(id, state)),
    snooze: (id, until) => changed(id, until === null ? 'woken' : 'snoozed', () => tasks.snooze(id, until)),
    reassign: (id, owner) => changed(id, 'reassigned', () => tasks.reassign(id, owner)),
  };
}
