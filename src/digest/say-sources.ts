/** Which sources did a digest look at, and which could it not? */
import { type Day, dayOf, sayDay } from '../core/day.ts';
import { type SourceState, sources } from '../core/source.ts';
import { numberWord, weekdays } from './number-words.ts';

/**
 * "All six sources were checked.", or how many were and since when the others fail: silence of a source that cannot be read
 * must not look like a quiet week. `today`: a failure of a day to come (a clock that was set back) is said as of today.
 */
export function saySources(states: readonly SourceState[], today: Day): string {
  const bad = states.filter(({ ok }) => ok !== true);
  if (bad.length === 0) return `All ${numberWord(states.length)} sources were checked.`;
  const checked = states.length - bad.length;
  return [
    checked === 0
      ? `None of the ${numberWord(states.length)} sources could be checked.`
      : `Checked: ${numberWord(checked)} of ${numberWord(states.length)} sources.`,
    ...bad.map((state) => `${sources[state.source].short}${whatFailed(state, today)}.`),
  ].join(' ');
}

function whatFailed({ source, ok, error, failedSince, checkedAt }: SourceState, today: Day): string {
  if (ok === null) return ' was never looked at';
  // Only a person can look at these: nothing failed, and the reason says since when nobody has.
  if (source === 'fascsa' && error !== null) return `: ${error}`;
  const since = dayOf(failedSince ?? checkedAt ?? Date.parse(today));
  return ` failed since ${sayWeekday(since > today ? today : since)}`;
}

/** "Tuesday 24 November 2026" */
function sayWeekday(day: Day): string {
  return `${weekdays[Temporal.PlainDate.from(day).dayOfWeek - 1] ?? ''} ${sayDay(day)}`;
}
