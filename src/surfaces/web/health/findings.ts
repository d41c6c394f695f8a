/** What is not in order about this Vouch, and what is to be done about each? */
import { count } from '../../../actions/wording.ts';
import { dayOf, daysBetween } from '../../../core/day.ts';
import type { Lane, LaneState } from '../../../core/delivery.ts';
import type { ModelCounts } from '../../../core/model.ts';
import { type SourceState, sources } from '../../../core/source.ts';
import { tidyLine } from '../../drawing/tidy.ts';
import { sayTime } from '../listing/say-time.ts';

/** One sentence each; `what` may hold what a server said, as text. */
export interface Finding {
  readonly what: string;
  readonly do: string;
}

export interface Standing {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly content: readonly string[];
  readonly surfaces: readonly string[];
  readonly sources: readonly SourceState[];
  readonly lanes: readonly LaneState[];
  readonly model: ModelCounts | null;
}

/** A message that has waited longer than this, in milliseconds, waits for somebody. */
const patience = 10 * 60_000;
/** A message that was given up is news for so long, in milliseconds; it stays in the table. */
const newsFor = 7 * 24 * 60 * 60_000;
/** Days after which a source should have been looked at again. */
const staleAfter = 3;
/** Asks after which a model that never answered is no accident. */
const enoughAsks = 3;

export const laneName: Readonly<Record<Lane, string>> = {
  slack: 'Slack',
  teams: 'Teams',
  web: 'the desk',
  terminal: 'the terminal',
  background: 'the server’s own work',
};

/** Everything that needs somebody; empty where all is in order. */
export function findingsOf({ now, content, surfaces, sources: states, lanes, model }: Standing): Finding[] {
  return [
    ...(content.length === 0
      ? []
      : [
          {
            what: `The content on disk has ${count(content.length, 'error')}, so the last good content is in use.`,
            do: 'Run “npm run check”, mend what it names and save; Vouch takes it up by itself.',
          },
        ]),
    ...surfaces.map((problem) => ({
      what: tidyLine(problem),
      do: 'Vouch keeps trying. If it lasts, run “vouch doctor”, which says what is missing.',
    })),
    ...states.flatMap((state) => ofSource(state, now)),
    ...lanes.flatMap((lane) => ofLane(lane, now)),
    ...ofModel(model),
  ];
}

function ofSource({ source, ok, failedSince, checkedAt, error }: SourceState, now: number): Finding[] {
  const { name } = sources[source];
  if (ok === false)
    return [
      {
        what: `${name} could not be read${failedSince === null ? '' : ` since ${sayTime(failedSince)} UTC`}${error === null ? '.' : `: ${tidyLine(error)}`}`,
        do: 'Open its page to see whether it is there. Vouch tries again by itself; “npm run -s vouch -- watch --once” reads it at once.',
      },
    ];
  if (ok === null || checkedAt === null) return [];
  const days = daysBetween(dayOf(checkedAt), dayOf(now));
  return days <= staleAfter
    ? []
    : [
        {
          what: `${name} was last looked at ${days} days ago.`,
          do: 'See that VOUCH_WATCH is not off where the server runs.',
        },
      ];
}

function ofLane({ lane, due, oldestDue, failures }: LaneState, now: number): Finding[] {
  const name = laneName[lane];
  const fresh = failures.filter(({ at }) => now - at <= newsFor);
  return [
    ...(oldestDue !== null && now - oldestDue > patience
      ? [
          {
            what: `${count(due, 'message')} for ${name} ${due === 1 ? 'waits' : 'wait'}, the oldest since ${sayTime(oldestDue)} UTC.`,
            do: `See that the server is running with the credentials of ${name}; what waits is sent by itself then.`,
          },
        ]
      : []),
    ...(fresh.length > 0
      ? [
          {
            what: `${count(fresh.length, 'message')} for ${name} ${fresh.length === 1 ? 'was' : 'were'} given up in the last seven days.`,
            do: 'See why in the table below. What was given up is not sent again.',
          },
        ]
      : []),
  ];
}

function ofModel(model: ModelCounts | null): Finding[] {
  if (model === null) return [];
  const { tokens: _, ok, ...failed } = model;
  const failures = Object.values(failed).reduce((sum, each) => sum + each, 0);
  return ok > 0 || failures < enoughAsks
    ? []
    : [
        {
          what: `The language model has not given one usable answer in ${count(failures, 'ask')}.`,
          do: 'Check OPENAI_BASE_URL, OPENAI_MODEL and the key. Vouch answers without it meanwhile.',
        },
      ];
}
