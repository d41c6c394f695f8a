/** What stands on a card, for tests that look at it? */
import { expect } from 'vitest';
import { CardAction, OpenDialog } from '../../../../src/surfaces/teams/card-data.ts';
import { AdaptiveCard } from '../../../../src/surfaces/teams/render/adaptive-card.ts';
import { AnswerEntity } from '../../../../src/surfaces/teams/render/answer-entity.ts';
import { Action } from '../../../../src/surfaces/teams/render/card-action-schema.ts';
import type { CardMessage } from '../../../../src/surfaces/teams/render/render-card.ts';
import { objectsIn } from '../../slack/render/blocks-in.ts';

/** Every text a person sees in the body, in order. */
export const textsIn = (card: Pick<AdaptiveCard, 'body'>): string[] =>
  objectsIn(card.body).flatMap(({ type, text }) =>
    (type === 'TextBlock' || type === 'TextRun') && typeof text === 'string' ? [text] : [],
  );

/** All that a person sees of the body, as one text; the space before a number that keeps to its line is a plain one. */
export const seenIn = (card: Pick<AdaptiveCard, 'body'>): string => textsIn(card).join('').replaceAll('\u00a0', ' ');

/** Every button, in the card and under it; the links of texts have no title. */
export const actionsIn = (card: AdaptiveCard): Action[] =>
  objectsIn([card.body, card.actions ?? []])
    .filter(({ type, title }) => String(type).startsWith('Action.') && typeof title === 'string')
    // The fallback of a button is no second button.
    .filter((action, index, all) => !all.slice(0, index).some((before) => before['fallback'] === action))
    .map((action) => Action.parse(action));

/** What the button of that title does. */
export function pressed(card: AdaptiveCard, title: string): CardAction | OpenDialog {
  const action = actionsIn(card).find((each) => each.title === title);
  return action?.type === 'Action.Execute' ? CardAction.parse(action.data) : OpenDialog.parse(dataOf(action));
}

const dataOf = (action: Action | undefined): unknown => (action?.type === 'Action.Submit' ? action.data : undefined);

/** The numbers of the body that are links, with where each leads. */
export const linksIn = (card: Pick<AdaptiveCard, 'body'>): { readonly text: string; readonly url: string }[] =>
  objectsIn(card.body).flatMap(({ text, selectAction }) =>
    typeof text === 'string' && typeof selectAction === 'object' && selectAction !== null && 'url' in selectAction
      ? [{ text, url: String(selectAction.url) }]
      : [],
  );

export const numbersIn = (card: Pick<AdaptiveCard, 'body'>): { readonly text: string; readonly url: string }[] =>
  linksIn(card).filter(({ text }) => /^\[\d+\]$/.test(text));

/** What stands under the last heading "Sources". */
export function sourcesIn(card: Pick<AdaptiveCard, 'body'>): string {
  const from = card.body.findLastIndex((element) => element.type === 'TextBlock' && element.text === 'Sources');
  return from < 0 ? '' : seenIn({ body: card.body.slice(from) });
}

/** Teams takes this message, with room to spare for what stands around it. */
export function expectCard({ card, summary, entities }: CardMessage): void {
  expectDrawn(card);
  expect(Buffer.byteLength(JSON.stringify({ card, summary, entities }))).toBeLessThanOrEqual(27 * 1024);
  expect(summary).toMatch(/\S/);
  expect(summary.length).toBeLessThanOrEqual(200);
  expect(entities.length).toBeLessThanOrEqual(1);
  for (const entity of entities) expect(AnswerEntity.parse(entity)).toEqual(entity);
  const under = card.actions ?? [];
  expect(under.length).toBeLessThanOrEqual(6);
  expect(under.filter(({ mode }) => mode !== 'secondary').length).toBeLessThanOrEqual(4);
  for (const action of actionsIn(card)) {
    if (action.type === 'Action.Execute') {
      expect(action.verb).toBe(action.data.does);
      expect(action.fallback?.data).toEqual(action.data);
    } else if (action.type === 'Action.Submit') {
      expect(action.data['msteams']).toEqual({ type: 'task/fetch' });
      OpenDialog.parse(action.data);
    }
  }
}

/** Teams takes this card in a window: nothing in it is pressed. */
export function expectWindow(card: AdaptiveCard): void {
  expectDrawn(card);
  expect(JSON.stringify(card).length).toBeLessThanOrEqual(40_000);
  expect(actionsIn(card)).toEqual([]);
}

function expectDrawn(card: AdaptiveCard): void {
  const parsed = AdaptiveCard.safeParse(card);
  expect(parsed.error?.issues ?? []).toEqual([]);
  // Nothing that is sent and yet not of the schema.
  expect(JSON.parse(JSON.stringify(parsed.data))).toEqual(JSON.parse(JSON.stringify(card)));
  expectLiteral(card);
}

/** Nothing on it mentions, is markup, is expanded by cards, or opens anything but a page of the web. */
function expectLiteral(card: AdaptiveCard): void {
  const texts = [...textsIn(card), ...actionsIn(card).flatMap(({ title, tooltip }) => [title ?? '', tooltip ?? ''])];
  expect(texts.filter((text) => /<\/?at\b|\{\{(?:DATE|TIME)\(|&#?[a-z0-9]+;/i.test(text))).toEqual([]);
  expect(texts.filter((text) => /[^\P{Cc}\n]|\p{Bidi_Control}/u.test(text))).toEqual([]);
  const blocks = objectsIn(card.body).filter(({ type }) => type === 'TextBlock' || type === 'FactSet');
  expect(blocks.filter(({ text }) => /[*_`~<>[\]\\#|]|:\/\/|www\.|^\s*(?:[-+]|\d+[.)]) /i.test(String(text)))).toEqual(
    [],
  );
  expect(linksIn(card).filter(({ url }) => !/^https?:\/\//i.test(url))).toEqual([]);
  expect(card.msteams).toEqual({ width: 'Full' });
}
