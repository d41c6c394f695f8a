/** Which addresses may be opened from a card? */
import { teamsLimits } from './teams-limits.ts';

/** Pages of the web only. */
export const isWebAddress = (url: string): boolean =>
  /^https?:\/\/[^\s\p{Cc}\p{Bidi_Control}]+$/iu.test(url) && URL.canParse(url) && url.length <= teamsLimits.url;
