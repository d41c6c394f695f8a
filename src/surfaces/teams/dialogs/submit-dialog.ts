/** Stub? */
import { type InvokeResponse, notImplemented } from '../invoke/invoke-response.ts';
import type { Activity } from '../receive/activity.ts';
import type { TeamsContext } from '../teams-context.ts';
export const submitDialog = async (
  _: Activity,
  __: (id: string) => Promise<unknown>,
  ___: TeamsContext,
): Promise<InvokeResponse> => notImplemented;
