/** What is to be said of the sources nobody has looked at yet? */
import { type SourceState, sources } from '../../../core/source.ts';
import type { Finding } from './findings.ts';

export interface NotLookedAt extends Finding {
  /** Whether that is not as it should be, or as somebody set it. */
  readonly warns: boolean;
}

/** Null where each was looked at. `watches`: whether the server looks at them by itself; undefined where that is not known. */
export function notLookedAt(states: readonly SourceState[], watches: boolean | undefined): NotLookedAt | null {
  const never = states.filter(({ ok }) => ok === null);
  if (never.length === 0) return null;
  const names = never.map(({ source }) => sources[source].short).join(', ');
  const what = never.length === states.length ? 'No source was looked at yet.' : `Not looked at yet: ${names}.`;
  if (watches === false)
    return {
      warns: false,
      what: `The watch is off. ${what}`,
      do: 'What the sources publish does not come in by itself. Start the server without VOUCH_WATCH=off, or look now with “npm run -s vouch -- watch --once”.',
    };
  return watches === true
    ? {
        warns: true,
        what,
        do: 'Vouch does so within minutes of its start. If it does not, see what the log says, or look now with “npm run -s vouch -- watch --once”.',
      }
    : { warns: false, what, do: 'Look now with “npm run -s vouch -- watch --once”.' };
}
