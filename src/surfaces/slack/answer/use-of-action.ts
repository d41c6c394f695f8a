/** What does a button or a menu do: something that is kept first, or only open a window? */
import { actionIds, baseActionId } from '../action-ids.ts';
import type { SlackAction } from '../receive/payloads.ts';

type Element = SlackAction['actions'][number];

const doing: readonly string[] = [
  actionIds.say,
  actionIds.acceptTasks,
  actionIds.shareHere,
  actionIds.taskDone,
  actionIds.taskSnooze,
  actionIds.taskMenu,
];

/** What was said by it: the value of a button, or of the option chosen in a menu. */
export const saidBy = (element: Element): string => element.selected_option?.value ?? element.value ?? '';

/** True for what changes something or posts something. Opening a window must happen while the trigger lives, so it is done at once. */
export function isKept(element: Element): boolean {
  return doing.includes(baseActionId(element.action_id)) && !saidBy(element).startsWith('reassign:');
}

/** A use of a follow-up's button or menu: which follow-up, and what is to happen to it. */
export function taskUse(
  element: Element,
): { readonly task: string; readonly does: 'done' | 'reassign' | { readonly snooze: number } } | undefined {
  const value = saidBy(element);
  switch (baseActionId(element.action_id)) {
    case actionIds.taskDone:
      return { task: value, does: 'done' };
    case actionIds.taskSnooze:
      return { task: value, does: { snooze: 7 } };
    case actionIds.taskReassign:
      return { task: value, does: 'reassign' };
    case actionIds.taskMenu: {
      const [what = '', task = ''] = value.split(/:(.*)/s);
      if (what === 'done' || what === 'reassign') return { task, does: what };
      const days = /^snooze-(\d+)$/.exec(what)?.[1];
      return days === undefined ? undefined : { task, does: { snooze: Number(days) } };
    }
    default:
      return undefined;
  }
}
