/** Where was a modal opened from, and what does it remember until it is sent? */
import { z } from 'zod';

/** Kept in the modal's private_metadata (at most 3,000 characters). */
export const Origin = z.object({
  /** The room and thread it was opened in; none for a global shortcut. */
  channel: z.string().nullable().default(null),
  threadTs: z.string().nullable().default(null),
  /** The message a concern was raised in. */
  link: z.string().nullable().default(null),
  /** The concern, follow-up or reply it is about. */
  about: z.string().nullable().default(null),
  event: z.string().nullable().default(null),
  /** Where the message it was opened from can be drawn again, when only one person sees it. */
  responseUrl: z.string().nullable().default(null),
  /** It was opened from Home, which is then drawn again. */
  home: z.boolean().default(false),
  /** The proposals shown: which vendor and whose work they are for. */
  set: z.string().nullable().default(null),
});
export type Origin = z.infer<typeof Origin>;

export const nowhere: Origin = {
  channel: null,
  threadTs: null,
  link: null,
  about: null,
  event: null,
  responseUrl: null,
  home: false,
  set: null,
};

/** The origin in a modal's private_metadata; `nowhere` where there is none. */
export function readOrigin(metadata: string): Origin {
  try {
    return Origin.parse(JSON.parse(metadata));
  } catch {
    return nowhere;
  }
}
