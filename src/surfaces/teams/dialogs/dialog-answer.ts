/** What does Teams get for a dialog: the window, or a sentence? */
import type { FieldErrors } from '../../forms/field-errors.ts';
import type { InvokeResponse } from '../invoke/invoke-response.ts';
import type { AdaptiveCard } from '../render/adaptive-card.ts';
import { bytesOf } from '../render/fit.ts';
import { makeCard } from '../render/make-card.ts';
import { teamsLimits } from '../render/teams-limits.ts';
import { fieldIds, problemAt } from './fields.ts';
import type { Sheet, Size } from './form.ts';
import { dataOf } from './sent-form.ts';

/** The shapes of learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots#responses. */
export const windowAnswer = (title: string, card: AdaptiveCard, height: Sheet['height'] = 'large'): InvokeResponse => ({
  status: 200,
  body: {
    task: {
      type: 'continue',
      value: {
        title,
        height,
        width: 'medium',
        card: { contentType: 'application/vnd.microsoft.card.adaptive', content: card },
      },
    },
  },
});

/** One sentence in the window. */
export const sentenceAnswer = (text: string): InvokeResponse => ({
  status: 200,
  body: { task: { type: 'message', value: text } },
});

/** The window closes. */
export const closed: InvokeResponse = { status: 200, body: {} };

const all = { clients: 100, vendors: 300, people: 100, note: 300 };
/** What is left out first: people can be given a follow-up later, a client's name can be written. */
const sizes: readonly Size[] = [
  all,
  { ...all, people: 40 },
  { ...all, people: 20 },
  { clients: 60, vendors: 100, people: 15, note: 200 },
  { clients: 40, vendors: 60, people: 10, note: 100 },
  { clients: 20, vendors: 40, people: 5, note: 0 },
  { clients: 10, vendors: 20, people: 2, note: 0 },
  { clients: 0, vendors: 10, people: 1, note: 0 },
];

/** The dialog to be filled in, as much of it as fits into a card. */
export function formAnswer(sheet: Sheet, errors: FieldErrors): InvokeResponse {
  const draw = (size: Size): AdaptiveCard => ({
    ...makeCard(
      [...sheet.body(size), ...problemAt(fieldIds.all, errors)],
      `This window is to be filled in: ${sheet.title}.`,
    ),
    actions: [{ type: 'Action.Submit', title: sheet.submit, style: 'positive', data: dataOf(sheet.remembered) }],
  });
  const cards = sizes.values().map(draw);
  const fits = (card: AdaptiveCard) => bytesOf({ card, summary: '', entities: [] }) <= teamsLimits.activityBytes;
  const card = cards.find(fits) ?? draw({ clients: 0, vendors: 0, people: 0, note: 0 });
  return windowAnswer(sheet.title, card, sheet.height);
}
