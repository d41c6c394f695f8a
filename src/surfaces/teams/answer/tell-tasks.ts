/** How is a person told of follow-ups of theirs, once? */
import type { Reply } from '../../../core/reply.ts';
import type { Task } from '../../../core/task.ts';
import type { Job } from '../../inbox/job.ts';
import type { TeamsContext } from '../teams-context.ts';
import { tellPerson } from './tell-person.ts';

/** One message for all of them, with what can be done about each; `owner` is a `Person.id`. */
export async function tellTasks(
  owner: string,
  tasks: readonly Task[],
  reply: Reply,
  job: Job,
  context: TeamsContext,
): Promise<string> {
  if (tasks.length === 0) return 'no longer theirs';
  const ids = tasks.map((task) => task.id);
  return tellPerson({ id: owner, name: tasks[0]?.owner ?? owner }, reply, ids, job, context);
}
