/** What does a rep see in Slack, and how do they fill in a window? */
import { setTimeout as pause } from 'node:timers/promises';
import type { NewTask } from '../../../src/core/client-books.ts';
import type { Task } from '../../../src/core/task.ts';
import { shortcutIds } from '../../../src/surfaces/slack/shortcut-ids.ts';
import { type Fields, isFields } from '../../stand-ins/slack-args.ts';
import type { HttpAnswer } from '../../stand-ins/slack-client.ts';
import type { Filled } from '../../stand-ins/slack-elements.ts';
import type { Said } from '../../stand-ins/slack-people.ts';
import type { SlackStandIn } from '../../stand-ins/slack-server.ts';
import type { Ephemeral, Message, View } from '../../stand-ins/slack-workspace.ts';
import { type Room, textOf } from './open-slack.ts';

export const dana = { id: 'slack:T1:U1', name: 'Dana Reyes' };
export const priya = { id: 'slack:T1:U2', name: 'Priya Shah' };

/** A follow-up in the ledger, Dana's own unless told otherwise. */
export const add = ({ app }: Pick<Room, 'app'>, title: string, more: Partial<NewTask> = {}): Promise<Task> =>
  app.ledger.tasks.add({
    title,
    clientId: null,
    vendor: null,
    owner: dana.name,
    ownerId: dana.id,
    due: null,
    note: '',
    concern: null,
    directive: null,
    createdBy: dana,
    ...more,
  });

export const question = 'Is Kaspersky safe for our federal work?';

/** What Vouch posted in a channel, oldest first. */
export const ours = (slack: SlackStandIn, channel = 'C1'): readonly Message[] =>
  slack.messages(channel).filter((message) => message.bot_id !== undefined);

/** The first message of Vouch's that holds these words. */
export const posted = ({ slack }: Pick<Room, 'slack'>, words: string, channel = 'D1'): Promise<Message> =>
  slack.waitFor((s) => ours(s, channel).find((message) => textOf(message).includes(words)));

/** Asks with a mention or, in a direct message, without one; gives the answer. */
export async function ask({ slack, send }: Room, text: string, channel = 'C1', user = 'U1'): Promise<Message> {
  const before = ours(slack, channel).length;
  await send.event(slack.say({ channel, user, text: channel.startsWith('D') ? text : `<@UBOT> ${text}` }).event);
  return slack.waitFor((s) => ours(s, channel)[before]);
}

/** Uses a slash command; gives the answer that one person sees. */
export async function command({ slack, send }: Room, words: string, channel = 'C1'): Promise<Ephemeral> {
  const before = slack.ephemerals(channel).length;
  const [name = '', text = ''] = words.split(/ (.*)/s);
  await send.command({ command: name, text, channel });
  return slack.waitFor((s) => s.ephemerals(channel)[before]);
}

/** The window on top; throws where none is open. */
export function top({ slack }: Room): View {
  const view = slack.views.at(-1);
  if (view === undefined) throw new Error('no window is open');
  return view;
}

export const titleOf = ({ title }: View): string => (isFields(title) ? String(title['text']) : '');
export const seenIn = (view: Pick<View, 'blocks'> | undefined): string => textOf({ text: '', blocks: view?.blocks });

const blocksOf = ({ blocks }: View) => blocks.filter(isFields);
export const fieldsOf = (view: View): readonly string[] => blocksOf(view).map((block) => String(block['block_id']));

/** The block_id of a field whose name begins so, among the follow-ups with their numbers. */
export function fieldOf(view: View, name: string): string {
  const found = fieldsOf(view).find((id) => id === name || id.startsWith(`${name}:`));
  if (found === undefined) throw new Error(`there is no field ${name}; there are: ${fieldsOf(view).join(', ')}`);
  return found;
}

const initials = ['initial_value', 'initial_option', 'initial_options', 'initial_user', 'initial_date'];

/** What stands in a field when the window opens: words, a day, a person, or the value of an option. */
export function held(view: View, name: string): unknown {
  const id = fieldOf(view, name);
  const block = blocksOf(view).find((each) => each['block_id'] === id);
  const element = block?.['element'] ?? block?.['accessory'];
  const initial = isFields(element) ? initials.map((key) => element[key]).find((value) => value !== undefined) : null;
  return isFields(initial) ? initial['value'] : initial;
}

/** Fields filled in, by their names: words, a person, a day, the value of an option, or what Slack would say. */
export function fill(view: View, fields: { readonly [name: string]: string | readonly string[] | Fields }): Filled {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const id = fieldOf(view, name);
      return [id, { [id]: value }];
    }),
  );
}

/** A choice in a field that looks up as one types. */
export const choice = (value: string, label = value) => ({
  selected_option: { text: { type: 'plain_text', text: label }, value },
});

/** Uses the shortcut on a message of somebody's; gives the window it opens. */
export async function shortcutOn(room: Room, said: Said, user = 'U1'): Promise<{ view: View; message: Message }> {
  const { message } = room.slack.say(said);
  await room.send.messageShortcut(shortcutIds.logConcern, message, user);
  return { view: top(room), message };
}

/** The sentences at the fields of a window that was sent. */
export function errorsOf({ body }: HttpAnswer): Record<string, unknown> {
  const answer: unknown = body === '' ? {} : JSON.parse(body);
  return isFields(answer) && isFields(answer['errors']) ? { ...answer['errors'] } : {};
}

/** Long enough for what must not happen. */
export const aWhile = () => pause(150);
