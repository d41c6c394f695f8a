/** How does a person see that Vouch is at it? */
import { setTimeout as pause } from 'node:timers/promises';
import type { Place } from '../receive/place.ts';
import { readText } from '../receive/read-text.ts';
import { oneLine } from '../render/plain.ts';
import type { SlackContext } from '../slack-context.ts';

/** What a title of a conversation may be long, in characters: the list shows about as much. */
const titleLength = 60;
/** After how long a channel sees that Vouch is at it, in milliseconds: most answers are quicker. */
const slowAfter = 500;
/** The longest an answer waits for its status line, in milliseconds. */
const patience = 1_500;

const status = 'is looking through the records…';

export interface ShownWork {
  /** To be waited for before the answer is posted: a status that came after it would stay. */
  settle(): Promise<void>;
  /** To be called after it: takes away a status that was late. */
  clear(): void;
}

/** Status and title are niceties: no answer fails with them, and none waits for long. */
export function showWork(
  message: { readonly ts: string; readonly text: string; readonly thread_ts?: string | undefined },
  place: Place,
  context: SlackContext,
): ShownWork {
  const { calls, log, me } = context;
  const threadTs = place.threadTs ?? message.ts;
  const told = (thrown: unknown): void => log.info({ err: thrown }, 'a status or a title could not be set');
  const setStatus = (text: string): Promise<void> => calls.setStatus(place.channel, threadTs, text).catch(told);
  const isNew = message.thread_ts === undefined || message.thread_ts === message.ts;
  const title = oneLine(readText(message.text, me.botUserId).text).slice(0, titleLength).toWellFormed();
  const work: Promise<void>[] = [];
  if (place.direct) work.push(setStatus(status));
  if (place.direct && isNew)
    work.push(calls.setTitle(place.channel, threadTs, title === '' ? 'Help' : title).catch(told));
  const slow = place.direct ? undefined : setTimeout(() => work.push(setStatus(status)), slowAfter);
  let late = false;
  return {
    settle: async () => {
      clearTimeout(slow);
      if (work.length === 0) return;
      const settled = Promise.all(work).then(() => true);
      late = !(await Promise.race([settled, pause(patience, false, { ref: false })]));
    },
    clear: () => {
      if (late) void Promise.all(work).then(() => setStatus(''));
    },
  };
}
