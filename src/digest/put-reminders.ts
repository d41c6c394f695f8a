/** Who is to be reminded of follow-ups, and how is each reminder put on its way once? */
import { vouchItself } from '../core/audit.ts';
import { addDays, Day, daysBetween } from '../core/day.ts';
import type { Errand } from '../core/errand.ts';
import { type SurfaceName, surfaceOf } from '../core/person.ts';
import type { Ledger } from '../core/ports.ts';
import { localDay } from './digest-slots.ts';
import { dueReminders, type ReminderDays } from './due-reminders.ts';

/** Nobody's own zone is known: the partners Vouch is made for work in the United States, and most of them in the east of it. */
export const reminderZone = 'America/New_York';
/** Reminders are put from the first of these hours to before the second: none comes at night. */
const hours = { from: 9, to: 18 };
/** The longest time looked back on after a downtime, in days. */
const mostBack = 7;
/** How long it is remembered on which day reminders were put last, in milliseconds. */
const remembered = 30 * 24 * 60 * 60 * 1000;

/** Where people are told of their own accord. */
const reached: readonly (SurfaceName | undefined)[] = ['slack', 'teams'];

/**
 * Puts a reminder for each owner of follow-ups that are due by a time in epoch milliseconds on its way, one a working day and
 * owner; gives how many were new. Any number of replicas may do so at once, as often as they like.
 */
export async function putReminders(
  ledger: Pick<Ledger, 'transaction' | 'tasks' | 'cache'>,
  at: number,
): Promise<{ readonly put: number }> {
  const on = localDay(reminderZone, at);
  if (!isWorkingTime(at)) return { put: 0 };
  const marks = ledger.cache('reminders', remembered);
  const last = Day.safeParse(await marks.get('last')).data;
  if (last !== undefined && last >= on) return { put: 0 };
  const days = { since: firstOf(last, on), on };
  const owners = new Set((await dueReminders(ledger.tasks, days)).flatMap(({ ownerId }) => ownerId ?? []));
  const put = await ledger.transaction(vouchItself, async ({ outbox }) => {
    let fresh = 0;
    for (const owner of owners) {
      const lane = surfaceOf(owner);
      if (lane === undefined || !reached.includes(lane)) continue;
      const errand: Errand = { do: 'remind-owner', owner, ...days };
      const id = `remind:${owner}:${on}`;
      if (await outbox.put({ id, lane, due: 0, body: JSON.stringify(errand) })) fresh += 1;
    }
    return fresh;
  });
  await marks.set('last', on);
  return { put };
}

function isWorkingTime(at: number): boolean {
  const { hour, dayOfWeek } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(reminderZone);
  return dayOfWeek <= 5 && hour >= hours.from && hour < hours.to;
}

/** The day after the last ones, or where those are not known any more, after the last working day. */
function firstOf(last: Day | undefined, on: Day): ReminderDays['since'] {
  if (last !== undefined && daysBetween(last, on) <= mostBack) return addDays(last, 1);
  return Temporal.PlainDate.from(on).dayOfWeek === 1 ? addDays(on, -2) : on;
}
