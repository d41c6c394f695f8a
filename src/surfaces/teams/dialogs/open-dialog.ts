/** Stub? */
import { type InvokeResponse, notImplemented } from '../invoke/invoke-response.ts';
import type { Activity } from '../receive/activity.ts';
import type { TeamsContext } from '../teams-context.ts';
export const openDialog = async (_: Activity, __: TeamsContext): Promise<InvokeResponse> => notImplemented;
