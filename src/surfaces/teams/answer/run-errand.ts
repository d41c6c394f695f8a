/** How are people told of follow-ups, and the messages that show one kept up to date? */
import type { Errand } from '../../../core/errand.ts';
import { dueReminders } from '../../../digest/due-reminders.ts';
import { ownersCard, reminderCard, stillTheirs } from '../../drawing/task-card.ts';
import type { Job } from '../../inbox/job.ts';
import { redrawPosting } from '../deliver/redraw-posting.ts';
import type { TeamsContext } from '../teams-context.ts';
import { postDigest } from './post-digest.ts';
import { tellOutdated } from './tell-outdated.ts';
import { tellTasks } from './tell-tasks.ts';
import { tellTouched } from './tell-touched.ts';

export async function runErrand(errand: Errand, job: Job, context: TeamsContext): Promise<string> {
  switch (errand.do) {
    case 'tell-owner':
      return tellOwner(errand, job, context);
    case 'task-changed':
      for (const posting of await context.vouch.ledger.postings.showing(errand.task))
        await redrawPosting(posting, context);
      return errand.task;
    case 'post-digest':
      return postDigest(errand, job, context);
    case 'remind-owner':
      return remindOwner(errand, job, context);
    case 'tell-outdated':
      return tellOutdated(errand.receipt, job, context);
    case 'tell-touched':
      return tellTouched(errand, job, context);
  }
}

/** The owner is told of all that they were given at once. */
async function tellOwner(
  { tasks: ids, owner, by, self }: Extract<Errand, { do: 'tell-owner' }>,
  job: Job,
  context: TeamsContext,
): Promise<string> {
  const tasks = await stillTheirs(ids, owner, context.vouch.ledger.tasks);
  return tellTasks(owner, tasks, ownersCard(tasks, by, self), job, context);
}

/** What is still due and theirs when the reminder is sent. */
async function remindOwner(
  { owner, ...days }: Extract<Errand, { do: 'remind-owner' }>,
  job: Job,
  context: TeamsContext,
): Promise<string> {
  const tasks = await dueReminders(context.vouch.ledger.tasks, days, owner);
  return tellTasks(owner, tasks, reminderCard(tasks, days.on), job, context);
}
