/** Stub? */
import type { Job } from '../../inbox/job.ts';
import type { Activity } from '../receive/activity.ts';
import type { TeamsContext } from '../teams-context.ts';
export const confirmDialog = async (_: Activity, __: Job, ___: TeamsContext): Promise<string> => 'stub';
