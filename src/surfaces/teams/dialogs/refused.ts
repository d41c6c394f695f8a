/** What is said where a dialog is not shown, and to whom is it not? */
import type { DialogName } from '../card-data.ts';
import type { Place } from '../receive/place.ts';

export const gone = 'Vouch no longer has what this button is about.';
export const elsewhere = 'That cannot be shown here. Ask Vouch in your own chat with it, and it is shown there.';
export const membersOnly = 'This is for members of the organisation that Vouch belongs to.';

/** Dialogs that show or take client data: not in a room that outsiders read. */
const aboutClients: readonly DialogName[] = [
  'log-concern',
  'create-task',
  'review-tasks',
  'reassign-task',
  'copy-for-client',
];

/** Why it is not shown to this person here; undefined where it is. Outsiders get none. */
export function refusalFor(dialog: DialogName, { stranger, room }: Place): string | undefined {
  if (stranger) return membersOnly;
  return room.shared && aboutClients.includes(dialog) ? elsewhere : undefined;
}
