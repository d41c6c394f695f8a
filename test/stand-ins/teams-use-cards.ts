/** How do people press the buttons of cards, fill in forms, and vote on answers? */
import { envelope, invokeOf, type Spot } from './teams-activities.ts';
import { dataWith, findAction, type Inputs, type Wanted } from './teams-cards.ts';
import { type Dialog, type Outcome, readAction, readTaskOrExtension } from './teams-outcome.ts';
import { type Fields, isFields } from './teams-refusal.ts';
import { roomOfMessage, spotOf, spotWithBot } from './teams-talk.ts';
import type { Answer, Wire } from './teams-wire.ts';
import type { Person, TeamsMessage } from './teams-world.ts';

export interface Press {
  /** Whose chat it is, or Dana. */
  readonly person?: Person;
  readonly inputs?: Inputs;
  /** Sends what the client would not let through. */
  readonly unchecked?: boolean;
}

export interface CardUse {
  /** Presses a button of the card that this person sees. */
  press(message: TeamsMessage, wanted: Wanted, press?: Press): Promise<Outcome>;
  /** Sees a message: the card is asked for anew where it is one that does so for this person; undefined where not. */
  look(message: TeamsMessage, person: Person): Promise<Outcome | undefined>;
  /** Sends a form; with the one button it has, or with the one of a title. */
  submitDialog(
    dialog: Dialog,
    inputs?: Inputs,
    more?: { readonly person?: Person; readonly actionTitle?: string; readonly unchecked?: boolean },
  ): Promise<Outcome>;
  /** Votes on a message of the bot that has buttons for it. */
  feedback(message: TeamsMessage, person: Person, reaction: 'like' | 'dislike', text?: string): Promise<Answer>;
}

/** https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards */
const mostRefreshed = 60;

/** What the bot is told of a button that runs something. */
function executed(action: Fields, data: Fields, trigger: 'manual' | 'automatic'): Fields {
  const { id, title, verb } = action;
  const told = {
    ...(id !== undefined && { id }),
    ...(title !== undefined && { title }),
    ...(verb !== undefined && { verb }),
  };
  return { action: { type: 'Action.Execute', ...told, data }, trigger };
}

export function cardUseOf(wire: Wire): CardUse {
  const { teams } = wire;
  const { world } = teams;

  const execute = async (spot: Spot, message: TeamsMessage, value: Fields): Promise<Outcome> => {
    const about = { name: 'adaptiveCard/action', value, replyToId: message.id, source: 'message' } as const;
    const outcome = readAction(await wire.deliver(invokeOf(teams, spot, about)));
    if (outcome.card !== undefined) {
      const views = world.views.get(message.id) ?? new Map<string, Fields>();
      world.views.set(message.id, views.set(spot.person.id, outcome.card));
      world.changed();
    }
    return outcome;
  };

  const openDialog = async (spot: Spot, message: TeamsMessage, data: Fields): Promise<Outcome> => {
    const value = { data, context: { theme: 'default' } };
    const about = { name: 'task/fetch', value, replyToId: message.id, source: 'message' } as const;
    const answer = await wire.deliver(invokeOf(teams, spot, about));
    const { room, person, thread } = spot;
    return readTaskOrExtension(answer, { room, person, thread, replyToId: message.id, extension: undefined });
  };

  return {
    press: async (message, wanted, { person, inputs, unchecked } = {}) => {
      const spot = spotWithBot(wire, { room: roomOfMessage(world, message), person, thread: message.thread });
      if (message.deleted) throw new Error('that message is not there any longer');
      const found = findAction(teams.cardFor(message, spot.person), wanted);
      const { action } = found;
      const data = dataWith(found, inputs, unchecked);
      if (action['type'] === 'Action.Execute') return execute(spot, message, executed(action, data, 'manual'));
      if (action['type'] !== 'Action.Submit') throw new Error(`the stand-in does not do ${String(action['type'])}`);
      const special = isFields(data['msteams']) ? data['msteams']['type'] : undefined;
      if (special === 'task/fetch') return openDialog(spot, message, data);
      if (special !== undefined) throw new Error(`the stand-in does not do ${String(special)}`);
      const about = { ...envelope(teams, spot), value: data, replyToId: message.id };
      const answer = await wire.deliver({ type: 'message', id: world.newId(), ...about });
      const problem = answer.status >= 200 && answer.status < 300 ? undefined : `the bot answered ${answer.status}`;
      return {
        ...answer,
        card: undefined,
        toast: undefined,
        dialog: undefined,
        notice: undefined,
        attachments: [],
        problem,
      };
    },
    look: async (message, person) => {
      const spot = spotWithBot(wire, { room: roomOfMessage(world, message), person, thread: message.thread });
      const refresh = teams.cardFor(message)?.['refresh'];
      if (message.deleted || !isFields(refresh) || !isFields(refresh['action'])) return undefined;
      const { action, userIds } = refresh as { readonly action: Fields; readonly userIds?: unknown };
      const asks = Array.isArray(userIds)
        ? userIds.slice(0, mostRefreshed).includes(person.id)
        : spot.room.members.size <= mostRefreshed;
      if (!asks) return undefined;
      const data = isFields(action['data']) ? action['data'] : {};
      return execute(spot, message, executed(action, data, 'automatic'));
    },
    submitDialog: async (dialog, inputs, { person = dialog.person, actionTitle, unchecked } = {}) => {
      const { room, thread, replyToId, extension } = dialog;
      const spot = spotOf(wire, { room, person, thread });
      const found = findAction(dialog.card, actionTitle === undefined ? {} : { title: actionTitle });
      if (found.action['type'] !== 'Action.Submit')
        throw new Error(`a dialog is sent by Action.Submit, not by ${String(found.action['type'])}`);
      const value = { ...extension, data: dataWith(found, inputs, unchecked), context: { theme: 'default' } };
      const name = extension === undefined ? 'task/submit' : 'composeExtension/submitAction';
      const source = extension === undefined ? 'message' : 'compose';
      const about = { name, value, source, ...(replyToId !== undefined && { replyToId }) } as const;
      const answer = await wire.deliver(invokeOf(teams, spot, about));
      return readTaskOrExtension(answer, { room, person, thread, replyToId, extension });
    },
    feedback: async (message, person, reaction, text = '') => {
      const { feedbackLoop, feedbackLoopEnabled } = message.channelData;
      if (!isFields(feedbackLoop) && feedbackLoopEnabled !== true)
        throw new Error('that message has no buttons to vote with');
      const spot = spotWithBot(wire, { room: roomOfMessage(world, message), person, thread: message.thread });
      const value = {
        actionName: 'feedback',
        actionValue: { reaction, feedback: JSON.stringify({ feedbackText: text }) },
      };
      const about = { name: 'message/submitAction', value, replyToId: message.id, source: 'message' } as const;
      return wire.deliver(invokeOf(teams, spot, about));
    },
  };
}
