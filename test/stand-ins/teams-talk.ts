/** How do people write, edit and take back messages in Teams? */
import { envelope, type Spot } from './teams-activities.ts';
import type { TokenKind } from './teams-issuer.ts';
import type { Fields } from './teams-refusal.ts';
import type { Answer, Wire } from './teams-wire.ts';
import type { Person, Room, TeamsMessage, World } from './teams-world.ts';

export interface Said {
  /** The chat of the person with the bot by default; the room itself or its id. */
  readonly room?: Room | string;
  /** Whose chat it is, or Dana. */
  readonly person?: Person;
  /** As it is typed; `<at>Name</at>` is a mention that stands there. */
  readonly text: string;
  /** Whether the bot is mentioned: true by default but in a chat with it alone, where nobody does. */
  readonly mention?: boolean;
  /** Other people who are mentioned: after the text, unless they stand in it. */
  readonly mentions?: readonly Person[];
  /** The first message of the channel's thread that it is said in. */
  readonly thread?: string | undefined;
  /** Overrides parts of the activity. */
  readonly activity?: Fields;
  readonly token?: TokenKind;
}

/** What was written, what the bot was told of it, and how it answered. */
export interface Sent extends Answer {
  readonly message: TeamsMessage;
  readonly activity: Fields;
}

export interface Talk {
  say(said: Said): Promise<Sent>;
  /** Delivers the very same activity once more. */
  again(sent: Sent): Promise<Answer>;
  edit(message: TeamsMessage, text: string): Promise<Answer>;
  remove(message: TeamsMessage): Promise<Answer>;
  undoRemove(message: TeamsMessage): Promise<Answer>;
  /** Presses the like, heart and so on of a message of the bot. */
  react(message: TeamsMessage, person: Person, type: string): Promise<Answer>;
}

/** The room as it is in the world, and the person who acts there. */
export function spotOf(
  { teams }: Wire,
  of: { room?: Room | string | undefined; person?: Person | undefined; thread?: string | undefined },
): Spot {
  const room = typeof of.room === 'string' ? teams.world.room(of.room) : (of.room ?? teams.personalChat(of.person));
  if (room === undefined) throw new Error('that room is nowhere');
  const [owner] = room.kind === 'personal' ? room.members : [];
  const person = of.person ?? owner ?? teams.dana;
  if (!room.members.has(person)) throw new Error(`${person.name} is not in that room`);
  return { room, person, thread: of.thread };
}

/** The same where the bot has to be there too. */
export function spotWithBot(wire: Wire, of: Parameters<typeof spotOf>[1]): Spot {
  const spot = spotOf(wire, of);
  const installed = wire.teams.world.installedIn(spot.room);
  if (installed === 'never' || installed === 'removed') throw new Error('the bot is not in that room');
  return spot;
}

/** Where a message stands. */
export function roomOfMessage(world: World, message: TeamsMessage): Room {
  const room = world.rooms.get(message.room);
  if (room === undefined) throw new Error('that message stands nowhere');
  return room;
}

const escaped = (text: string): string =>
  text
    .split(/(<at>.*?<\/at>)/)
    .map((part, at) =>
      at % 2 === 1 ? part : part.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    )
    .join('');

interface Mentioned {
  readonly id: string;
  readonly name: string;
  readonly aadObjectId?: string;
}

/** The text with its mentions, as plain text and as HTML, and the entities of the mentions. */
function written(
  { bot }: World,
  { text, mention = false, mentions = [] }: Said,
): Pick<TeamsMessage, 'text' | 'attachments' | 'entities'> {
  const people: Mentioned[] = mentions.map(({ id, name, aadObjectId }) => ({ id, name, aadObjectId }));
  const tag = ({ name }: Mentioned) => `<at>${name}</at>`;
  const botStands = text.includes(tag(bot));
  const before = mention && !botStands ? `${tag(bot)} ` : '';
  const after = people.filter((each) => !text.includes(tag(each))).map((each) => ` ${tag(each)}`);
  const whole = escaped(`${before}${text}${after.join('')}`);
  const mentioned: Mentioned[] = [...(mention || botStands ? [bot] : []), ...people].toSorted(
    (a, b) => whole.indexOf(tag(a)) - whole.indexOf(tag(b)),
  );
  const html = mentioned.reduce(
    (so, each, at) =>
      so
        .replace(`${tag(each)} `, `${tag(each)}&nbsp;`)
        .replace(
          tag(each),
          `<span itemtype="http://schema.skype.com/Mention" itemscope="" itemid="${at}">${each.name}</span>`,
        ),
    whole,
  );
  return {
    text: whole,
    attachments: [{ contentType: 'text/html', content: `<p>${html.replaceAll('\n', '<br>')}</p>` }],
    entities: mentioned.map((each) => ({ mentioned: each, text: tag(each), type: 'mention' })),
  };
}

export function talkOf(wire: Wire): Talk {
  const { teams } = wire;
  const { world } = teams;
  const howSaid = new WeakMap<TeamsMessage, Said>();

  const activityOf = (type: string, message: TeamsMessage, eventType?: string): Fields => {
    if (message.from === 'bot') throw new Error('that message is the bot’s');
    const { id, thread, text, attachments, entities } = message;
    const spot = spotWithBot(wire, { room: roomOfMessage(world, message), person: message.from, thread });
    const about = envelope(teams, spot);
    const { channelData, entities: client } = about as { channelData: Fields; entities: readonly Fields[] };
    return {
      type,
      id,
      ...about,
      ...(eventType !== undefined && { channelData: { ...channelData, eventType } }),
      ...(type !== 'messageDelete' && { textFormat: 'plain', text, attachments }),
      entities: type === 'messageDelete' ? client : [...entities, ...client],
    };
  };

  return {
    say: async (said) => {
      const spot = spotWithBot(wire, said);
      const { mention = spot.room.kind !== 'personal', thread, activity: more = {}, token } = said;
      const whole = { ...said, mention };
      const message = world.write({ room: spot.room.id, from: spot.person, thread, ...written(world, whole) });
      howSaid.set(message, whole);
      const activity = { ...activityOf('message', message), ...more };
      return { message, activity, ...(await wire.deliver(activity, { ...(token && { token }) })) };
    },
    again: ({ activity }) => wire.deliver(activity),
    edit: async (message, text) => {
      const { mentions = [], mention = false } = howSaid.get(message) ?? {};
      Object.assign(message, written(world, { text, mention, mentions }), { edited: true });
      world.changed();
      return wire.deliver(activityOf('messageUpdate', message, 'editMessage'));
    },
    remove: async (message) => {
      const activity = activityOf('messageDelete', message, 'softDeleteMessage');
      message.deleted = true;
      world.changed();
      return wire.deliver(activity);
    },
    undoRemove: async (message) => {
      message.deleted = false;
      world.changed();
      return wire.deliver(activityOf('messageUpdate', message, 'undeleteMessage'));
    },
    react: async (message, person, type) => {
      const spot = spotWithBot(wire, { room: roomOfMessage(world, message), person, thread: message.thread });
      const about = { ...envelope(teams, spot), replyToId: message.id, reactionsAdded: [{ type }] };
      return wire.deliver({ type: 'messageReaction', id: `f:${crypto.randomUUID()}`, ...about });
    },
  };
}
