/** What does a reader say of an answer that it cannot use? */
import { VouchError } from '../core/errors.ts';

/** `unavailable`: the answer is misshapen, or much smaller than it may be. `why` is for a person. */
export const badAnswer = (why: string, cause?: unknown): VouchError =>
  new VouchError(
    'unavailable',
    why,
    'Nothing was changed. Vouch looks again by itself; the page can be read by hand.',
    {
      cause,
    },
  );
