/** What does a rep see in a dialog of Teams, and what stands in its fields? */
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { AdaptiveCard } from '../../../src/surfaces/teams/render/adaptive-card.ts';
import type { Dialog, Outcome } from '../../stand-ins/teams-client.ts';
import { type Fields, isFields } from '../../stand-ins/teams-refusal.ts';
import type { Person, Room, TeamsMessage } from '../../stand-ins/teams-server.ts';
import { type TeamsRoom, textIn, textOf } from './open-teams.ts';

/** The messages of Vouch in a conversation, oldest first; Dana's chat with it by default. */
export const ours = ({ teams }: TeamsRoom, conversation = teams.personalChat().id): readonly TeamsMessage[] =>
  teams.messages(conversation).filter((message) => message.from === 'bot' && !message.deleted);

/** The first message of Vouch's that shows these words. */
export const posted = (room: TeamsRoom, words: string | RegExp, person?: Person): Promise<TeamsMessage> =>
  room.teams.waitFor(() =>
    ours(room, room.teams.personalChat(person).id).find((message) => textOf(message).match(words)),
  );

/** Writes something and gives the answer. */
export async function ask(room: TeamsRoom, text: string, where: { room?: Room; person?: Person } = {}) {
  const chat = (where.room ?? room.teams.personalChat(where.person)).id;
  const before = ours(room, chat).length;
  await room.client.say({ text, ...where });
  return room.teams.waitFor(() => ours(room, chat)[before]);
}

/** The window that is open now, once its card is looked at: of our own kinds of elements, and not above 28 KB. */
export function windowOf(outcome: Outcome): Dialog {
  const { dialog } = outcome;
  if (dialog === undefined) throw new Error(`no window: ${outcome.notice ?? outcome.problem ?? 'closed'}`);
  expect(AdaptiveCard.safeParse(dialog.card).error).toBeUndefined();
  expect(Buffer.byteLength(JSON.stringify(dialog.card))).toBeLessThanOrEqual(28 * 1024);
  return dialog;
}

/** Presses the button of a message that opens a window. */
export async function openBy(room: TeamsRoom, message: TeamsMessage, title: string, person?: Person): Promise<Dialog> {
  return windowOf(await room.client.press(message, { title }, person === undefined ? {} : { person }));
}

function all(value: unknown): Fields[] {
  if (Array.isArray(value)) return value.flatMap(all);
  if (!isFields(value)) return [];
  return [value, ...Object.entries(value).flatMap(([key, part]) => (key === 'data' ? [] : all(part)))];
}

/** The inputs by their ids. */
export const inputsOf = ({ card }: Pick<Dialog, 'card'>): ReadonlyMap<string, Fields> =>
  new Map(all(card).flatMap((each) => (String(each['type']).startsWith('Input.') ? [[String(each['id']), each]] : [])));

/** What stands in the fields, by their ids. */
export const heldIn = (dialog: Dialog): Record<string, unknown> =>
  Object.fromEntries([...inputsOf(dialog)].map(([id, input]) => [id, input['value']]));

export const seenIn = ({ card }: Pick<Dialog, 'card'>): string => textIn(card);

/** The titles of a list's choices. */
export function offeredIn(dialog: Dialog, id: string): string[] {
  const choices = inputsOf(dialog).get(id)?.['choices'];
  return all(choices).map((choice) => String(choice['title']));
}

/** The sentences in red, each with the id of the input it stands under. */
export function problemsIn(dialog: Dialog): Record<string, string> {
  const { body } = dialog.card;
  const found: Record<string, string> = {};
  let at = '';
  for (const element of Array.isArray(body) ? body.filter(isFields) : []) {
    if (String(element['type']).startsWith('Input.')) at = String(element['id']);
    const red = all(element['inlines']).filter((run) => run['color'] === 'attention');
    if (red.length > 0) found[at] = red.map((run) => String(run['text'])).join('');
  }
  return found;
}

/** The ids of the follow-ups' toggles. */
export const takesIn = (dialog: Dialog): string[] =>
  [...inputsOf(dialog).keys()].filter((id) => id.startsWith('take:'));

/** Long enough for what must not happen. */
export const aWhile = () => pause(150);
