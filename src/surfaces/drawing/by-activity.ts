/** How are the statuses of using, buying and selling said together? */
import { activityLabel, list, statusLabel } from '../../actions/wording.ts';
import { type Activity, activities } from '../../core/directive.ts';
import type { Status } from '../../core/verdict.ts';

export type ByActivity = Readonly<Record<Activity, Status>>;

/** "Buying and selling: prohibited · Using: advised against", the activities with one answer together. */
export function sayByActivity(row: ByActivity): { readonly what: string; readonly status: Status }[] {
  const groups = Map.groupBy(activities, (activity) => row[activity]);
  return [...groups].map(([status, which]) => ({
    what: capital(list(which.map((activity) => activityLabel[activity]))),
    status,
  }));
}

/** The same as one line of text. */
export const byActivityText = (row: ByActivity): string =>
  sayByActivity(row)
    .map(({ what, status }) => `${what}: ${statusLabel[status]}`)
    .join(' · ');

/** "Using", "Buying", "Selling": the heads of a table. */
export const activityHeads = activities.map((activity) => capital(activityLabel[activity]));

const graveStatuses: readonly Status[] = ['prohibited', 'restricted', 'advised-against'];

/** What stands out of a column of "no restriction found" is what a rep looks for. */
export const isGrave = (status: Status): boolean => graveStatuses.includes(status);

/** With a capital first letter. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
