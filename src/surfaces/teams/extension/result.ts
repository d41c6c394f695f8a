/** What does Teams get for a search: the items of a list, or a sentence? */
import { z } from 'zod';
import type { InvokeResponse } from '../invoke/invoke-response.ts';
import type { AdaptiveCard } from '../render/adaptive-card.ts';
import { oneLine } from '../render/text.ts';

/** What an item says when it is chosen. */
export const Item = z.object({ take: z.enum(['vendor', 'directive']), id: z.string().min(1).max(200) });
export type Item = z.infer<typeof Item>;

export interface Result {
  readonly item: Item;
  readonly title: string;
  readonly line: string;
  /** Teams puts it into the message where it does not ask again for the chosen item. */
  readonly card: AdaptiveCard;
}

/** The shape of learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search. */
export const resultAnswer = (results: readonly Result[]): InvokeResponse => ({
  status: 200,
  body: {
    composeExtension: {
      type: 'result',
      attachmentLayout: 'list',
      attachments: results.map(({ item, title, line, card }) => ({
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: card,
        preview: {
          contentType: 'application/vnd.microsoft.card.thumbnail',
          content: { title: oneLine(title), text: oneLine(line), tap: { type: 'invoke', value: item } },
        },
      })),
    },
  },
});

/** One sentence in place of the list. */
export const messageAnswer = (text: string): InvokeResponse => ({
  status: 200,
  body: { composeExtension: { type: 'message', text } },
});
