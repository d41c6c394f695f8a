/** Which actions of Adaptive Cards are used, and what may each hold? */
import { z } from 'zod';
import { CardAction } from '../card-data.ts';

/** What every button may have. `secondary`: behind "…" beside the buttons (schema 1.5). */
const button = {
  title: z.string().min(1),
  id: z.string().optional(),
  tooltip: z.string().optional(),
  style: z.enum(['default', 'positive', 'destructive']).optional(),
  mode: z.enum(['primary', 'secondary']).optional(),
  isEnabled: z.boolean().optional(),
};

/** Opens a page of the web. As `selectAction` of a text it has no title. */
export const OpenUrl = z.strictObject({
  ...button,
  type: z.literal('Action.OpenUrl'),
  title: z.string().min(1).optional(),
  url: z.url({ protocol: /^https?$/ }),
});
export type OpenUrl = z.infer<typeof OpenUrl>;

/** Sends `data` with the inputs of the card: as a message, or by `msteams` for a window (`task/fetch`) and inside one. */
export const Submit = z.strictObject({
  ...button,
  type: z.literal('Action.Submit'),
  data: z.record(z.string(), z.unknown()),
  associatedInputs: z.enum(['auto', 'none']).optional(),
});
export type Submit = z.infer<typeof Submit>;

/** Sends `data` as an invoke, whose answer replaces the card. Clients that know no such action take the fallback. */
export const Execute = z.strictObject({
  ...button,
  type: z.literal('Action.Execute'),
  verb: z.string().min(1),
  data: CardAction,
  associatedInputs: z.enum(['auto', 'none']).optional(),
  fallback: Submit.optional(),
});
export type Execute = z.infer<typeof Execute>;

export const Action = z.discriminatedUnion('type', [OpenUrl, Submit, Execute]);
export type Action = z.infer<typeof Action>;
