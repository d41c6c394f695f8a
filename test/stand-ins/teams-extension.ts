/** How do people use the bot's message extension: its search, and its entry in the menu of a message? */
import { invokeOf, type Spot } from './teams-activities.ts';
import type { Inputs } from './teams-cards.ts';
import { type Dialog, type Outcome, readTaskOrExtension } from './teams-outcome.ts';
import type { Fields } from './teams-refusal.ts';
import { roomOfMessage, spotOf } from './teams-talk.ts';
import { cardUseOf } from './teams-use-cards.ts';
import type { Wire } from './teams-wire.ts';
import type { Person, Room, TeamsMessage } from './teams-world.ts';

/** Where it is used: in any room, whether the bot is there or not. */
export interface From {
  readonly room?: Room | string;
  readonly person?: Person;
}

export interface MessageExtension {
  /** Types into the search; undefined is the first look at it. `parameter` is the manifest's name of what is typed. */
  search(
    commandId: string,
    query: string | undefined,
    from?: From & { readonly parameter?: string; readonly skip?: number; readonly count?: number },
  ): Promise<Outcome>;
  /** Takes one of the found; `value` is that of the `tap` of its preview. */
  selectItem(value: Fields, from?: From): Promise<Outcome>;
  /** Picks the bot's entry in the menu of a message. */
  messageAction(commandId: string, message: TeamsMessage, person: Person): Promise<Outcome>;
  /** Sends the form that came of it. */
  submitMessageAction(
    dialog: Dialog,
    inputs?: Inputs,
    more?: { readonly person?: Person; readonly actionTitle?: string; readonly unchecked?: boolean },
  ): Promise<Outcome>;
}

const user = ({ aadObjectId, name }: Person): Fields => ({
  device: null,
  conversation: null,
  user: { userIdentityType: 'aadUser', id: aadObjectId, displayName: name },
  application: null,
});

/** The message as Teams gives it to a message extension. */
function payloadOf(message: TeamsMessage, bot: { readonly id: string; readonly name: string }): Fields {
  const { id, room, from, thread, text, attachments, entities, edited, deleted } = message;
  const time = new Date(Number(id)).toISOString();
  const application = { applicationIdentityType: 'bot', id: bot.id.replace('28:', ''), displayName: bot.name };
  const html = attachments.find(({ contentType }) => contentType === 'text/html')?.content;
  const cards = attachments.filter(({ contentType }) => contentType !== 'text/html');
  const mentions = entities.filter(({ type }) => type === 'mention');
  return {
    linkToMessage: `https://teams.microsoft.com/l/message/${room}/${id}`,
    id,
    replyToId: thread === undefined || thread === id ? null : thread,
    createdDateTime: time,
    lastModifiedDateTime: edited ? time : null,
    deleted,
    summary: null,
    importance: 'normal',
    locale: 'en-us',
    body: { contentType: 'html', content: html ?? text },
    from: from === 'bot' ? { device: null, conversation: null, user: null, application } : user(from),
    reactions: [],
    mentions: mentions.map((entity, at) => ({
      id: at,
      mentionText: String(entity['text']).replaceAll(/<\/?at>/g, ''),
    })),
    ...(cards.length > 0 && {
      attachments: cards.map(({ contentType, content }, at) => ({
        id: String(at),
        contentType,
        content: JSON.stringify(content),
      })),
    }),
  };
}

export function extensionOf(wire: Wire): MessageExtension {
  const { teams } = wire;
  const ask = async (spot: Spot, name: string, value: Fields, extension?: Fields): Promise<Outcome> => {
    const answer = await wire.deliver(invokeOf(teams, spot, { name, value, source: 'compose' }));
    const { room, person, thread } = spot;
    return readTaskOrExtension(answer, { room, person, thread, replyToId: undefined, extension });
  };
  return {
    search: async (commandId, query, from = {}) => {
      const { parameter = 'query', skip = 0, count = 25 } = from;
      const typed = query === undefined ? { name: 'initialRun', value: 'true' } : { name: parameter, value: query };
      const value = { commandId, parameters: [typed], queryOptions: { skip, count }, context: { theme: 'default' } };
      return ask(spotOf(wire, from), 'composeExtension/query', value);
    },
    selectItem: async (value, from = {}) => ask(spotOf(wire, from), 'composeExtension/selectItem', value),
    messageAction: async (commandId, message, person) => {
      const spot = spotOf(wire, { room: roomOfMessage(teams.world, message), person, thread: message.thread });
      const extension = {
        commandId,
        commandContext: 'message',
        requestId: crypto.randomUUID().replaceAll('-', ''),
        messagePayload: payloadOf(message, teams.world.bot),
      };
      return ask(spot, 'composeExtension/fetchTask', { ...extension, context: { theme: 'default' } }, extension);
    },
    submitMessageAction: cardUseOf(wire).submitDialog,
  };
}
