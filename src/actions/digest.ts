/** What does a room get to know each week, when, and does it want to? */
import { addDays, sayDay } from '../core/day.ts';
import type { DecisionOf } from '../core/decision.ts';
import { type Days, weekDays } from '../digest/digest-slots.ts';
import { comingDigest } from '../digest/put-digests.ts';
import { sayMoment, sayTime, sayZone } from '../digest/say-time.ts';
import { settleTime, usualTime } from '../digest/settle-time.ts';
import { weekDigest } from '../digest/week-digest.ts';
import { type Action, type Outcome, outcome, say, type Turn } from './turn.ts';

const look = [{ label: 'Preview the digest', intent: 'digest', entities: { digest: 'preview' } }];

/** Gives the room the weekly digest at its time, takes it away, or shows the one of a week. */
export const digest: Action<'digest'> = (decision, turn) => {
  const { room, write } = turn.utterance;
  if (decision.step === 'preview') return preview(decision, turn);
  if (room === undefined)
    return outcome({
      abstained: true,
      blocks: [say('The weekly digest is posted to a channel or a group chat. Say it there; here you can preview it.')],
      suggestions: look,
    });
  if (!write) return outcome({ blocks: [say('Nothing was changed: this was asked without leave to write.')] });
  return decision.step === 'here' ? subscribe(decision, room, turn) : stop(room.id, turn);
};

async function preview({ week }: DecisionOf<'digest'>, { utterance, base, books, today }: Turn): Promise<Outcome> {
  const { room } = utterance;
  const days = week === null ? { from: addDays(today, -6), to: today } : weekDays(week);
  if (days === undefined) return unknownWeek(week ?? '');
  if (days.from > today) return notYet(week ?? '', days);
  const zone = (room === undefined ? undefined : await books.subscriptions.get(room.id))?.zone ?? usualTime.zone;
  const shown: Days = { from: days.from, to: days.to > today ? today : days.to };
  return outcome(await weekDigest(base, books, { ...shown, zone, today, shared: room?.shared === true }));
}

/** "2026-W60" */
function unknownWeek(week: string): Outcome {
  const [, year, number] = /^(\d{4})-W0*(\d+)$/.exec(week) ?? [];
  const what = year === undefined ? `“${week}” is no week` : `There is no week ${number} in ${year}`;
  return outcome({
    abstained: true,
    blocks: [say(`${what}. Say it like this: “digest for week 47”, or “digest preview 2026-W47”.`)],
    suggestions: look,
  });
}

const notYet = (week: string, { from }: Days): Outcome =>
  outcome({
    abstained: true,
    blocks: [
      say(`Week ${week} has not begun: it begins on ${sayDay(from)}. Ask for a week that has, such as the last one.`),
    ],
    suggestions: look,
  });

const examples =
  '“/digest here friday 14:00 Europe/Berlin”, or “post the digest here every Tuesday at 8am New York time”';

async function subscribe(
  { time }: DecisionOf<'digest'>,
  room: NonNullable<Turn['utterance']['room']>,
  { utterance, books }: Turn,
): Promise<Outcome> {
  const had = await books.subscriptions.get(room.id);
  const unclear = time?.unclear ?? null;
  const wanted = unclear === null ? settleTime(time, had) : undefined;
  if (wanted === undefined)
    return outcome({
      abstained: true,
      blocks: [
        say(
          `Nothing was changed: Vouch cannot post at “${unclear ?? time?.zone ?? ''}”. Name a weekday, a full hour and a time zone, like this: ${examples}.`,
        ),
      ],
    });
  const fresh = await books.subscriptions.put(room, utterance.person, wanted);
  const now = await books.subscriptions.get(room.id);
  const same =
    had !== undefined && had.weekday === wanted.weekday && had.hour === wanted.hour && had.zone === wanted.zone;
  const first = fresh
    ? `This room gets the weekly digest ${sayTime(wanted)}.`
    : same
      ? `This room gets the weekly digest already, ${sayTime(wanted)}.`
      : `From now on this room gets the weekly digest ${sayTime(wanted)}.`;
  const next =
    now === undefined ? '' : ` The next digest comes on ${sayMoment(comingDigest(now, utterance.at).due, now.zone)}.`;
  const zone =
    fresh && (time?.zone ?? null) === null
      ? ` No time zone was named, so it goes by ${sayZone(wanted.zone)}; say it again with another to change that.`
      : '';
  return outcome({ blocks: [say(`${first}${next}${zone}`)], suggestions: look });
}

async function stop(room: string, { books }: Turn): Promise<Outcome> {
  const had = await books.subscriptions.remove(room);
  return outcome({
    blocks: [
      say(had ? 'This room no longer gets the weekly digest.' : 'This room does not get the weekly digest anyway.'),
    ],
  });
}
