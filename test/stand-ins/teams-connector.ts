/** What does Teams' connector do for a bot? */
import { z } from 'zod';
import { type Activity, checkActivity } from './teams-check.ts';
import type { CallKind } from './teams-failures.ts';
import {
  badSyntax,
  errorBody,
  type Fields,
  isFields,
  noActivity,
  noConversation,
  type Reply,
  TeamsRefusal,
} from './teams-refusal.ts';
import { type Person, type Room, splitId, type Team, type TeamsMessage, type World } from './teams-world.ts';

export interface ConnectorCall {
  readonly method: string;
  /** Without the service URL and the query, and decoded. */
  readonly parts: readonly string[];
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** As it was sent. */
  readonly text: string;
}

/** What a call is for, by its path: `v3/conversations/...` or `v3/teams/...`. */
export function kindOf({ method, parts, body }: Pick<ConnectorCall, 'method' | 'parts' | 'body'>): CallKind {
  const [, what, , part, id] = parts;
  if (what === 'teams') return 'teams';
  if (what !== 'conversations') return 'other';
  if (parts.length === 2) return method === 'POST' ? 'create-conversation' : 'other';
  if (part === 'members' || part === 'pagedmembers') return method === 'GET' ? 'members' : 'other';
  if (part !== 'activities') return 'other';
  if (method === 'POST') return isFields(body) && body['type'] === 'typing' ? 'typing' : 'post';
  if (id === undefined) return 'other';
  if (method === 'PUT') return 'put';
  return method === 'DELETE' ? 'delete' : 'other';
}

export class Connector {
  readonly #world: World;
  readonly #pages: { readonly smallest: number; readonly largest: number };

  constructor(world: World, smallestPage: number) {
    this.#world = world;
    this.#pages = { smallest: smallestPage, largest: 500 };
  }

  /** The room a send counts for. */
  roomOf({ parts }: Pick<ConnectorCall, 'parts'>): string {
    return splitId(parts[2] ?? '').room;
  }

  /** Does what was asked. Throws a `TeamsRefusal`. */
  act(call: ConnectorCall): Reply {
    const [, , conversation = '', part, id] = call.parts;
    switch (kindOf(call)) {
      case 'create-conversation':
        return this.#create(call);
      case 'post':
      case 'typing':
        return this.#post(conversation, id, call);
      case 'put':
        return this.#put(conversation, id ?? '', call);
      case 'delete':
        return this.#delete(conversation, id ?? '');
      case 'members':
        return this.#members(conversation, part === 'pagedmembers' ? call.query : undefined, id);
      case 'teams':
        return this.#team(conversation, part);
      default:
        return { status: 404, body: errorBody('NotFound', `No HTTP resource was found for ${call.method}.`) };
    }
  }

  /** The room and thread, where the bot may write. */
  #open(conversation: string): { readonly room: Room; readonly thread: string | undefined } {
    const { room: id, thread } = splitId(conversation);
    const room = this.#world.rooms.get(id);
    if (room === undefined) throw noConversation();
    if (thread !== undefined && (room.kind !== 'channel' || this.#world.message(id, thread)?.thread !== thread))
      throw noConversation();
    this.#check(this.#world.installedIn(room));
    return { room, thread };
  }

  #check(installed: Room['installed']): void {
    if (installed === 'installed') return;
    const outside = 'The bot is not part of the conversation roster.';
    if (typeof installed === 'string') throw new TeamsRefusal(403, 'BotNotInConversationRoster', outside);
    throw new TeamsRefusal(403, installed.blocked, 'The conversation with the bot is blocked.');
  }

  #post(conversation: string, replyToId: string | undefined, { body, text }: ConnectorCall): Reply {
    const { room, thread } = this.#open(conversation);
    return { status: 201, body: this.#keep(checkActivity(body, text, room), room, thread, replyToId) };
  }

  /** Gives what is answered: an id, unless there is no one id. */
  #keep(activity: Activity, room: Room, thread: string | undefined, replyToId?: string): Fields {
    const content = contentOf(activity);
    if (activity.type === 'typing') {
      const { text, entities } = content;
      this.#world.typings.push({ room: room.id, thread, text, entities });
      this.#world.changed();
      return { id: this.#world.newId() };
    }
    if (activity.type !== 'message') throw new TeamsRefusal(400, 'BadArgument', 'Unknown activity type');
    const { text, attachments } = content;
    if (text === '' && attachments.length === 0) throw badSyntax('The message has neither text nor attachments.');
    const of = { room: room.id, from: 'bot', thread, replyToId } as const;
    if (text === '' || attachments.length === 0) return { id: this.#world.write({ ...of, ...content }).id };
    // Teams makes two messages of it, and tells the id of neither.
    this.#world.write({ ...of, ...content, attachments: [] });
    this.#world.write({ ...of, attachments });
    return {};
  }

  #own(conversation: string, id: string): { readonly room: Room; readonly message: TeamsMessage } {
    const { room, thread } = this.#open(conversation);
    const message = this.#world.message(room.id, id);
    if (message === undefined || message.deleted) throw noActivity();
    if (thread !== undefined && message.thread !== thread) throw noActivity();
    if (message.from !== 'bot')
      throw new TeamsRefusal(403, 'NotEnoughPermissions', 'A bot can only change messages of its own.');
    return { room, message };
  }

  #put(conversation: string, id: string, { body, text }: ConnectorCall): Reply {
    const { room, message } = this.#own(conversation, id);
    const content = contentOf(checkActivity(body, text, room));
    if (content.text !== '' && content.attachments.length > 0)
      throw badSyntax('Activity resulted into multiple skype activities');
    if (content.text === '' && content.attachments.length === 0)
      throw badSyntax('The message has neither text nor attachments.');
    Object.assign(message, content, { edited: true });
    // Everybody sees the new card; who may see another one asks for it again.
    this.#world.views.delete(id);
    this.#world.changed();
    return { status: 200, body: { id } };
  }

  #delete(conversation: string, id: string): Reply {
    this.#own(conversation, id).message.deleted = true;
    this.#world.changed();
    return { status: 200 };
  }

  #create({ body, text }: ConnectorCall): Reply {
    const { data, error } = NewConversation.safeParse(body);
    if (error) throw badSyntax('Could not parse the conversation parameters.');
    const { activity } = data;
    if (data.isGroup === true) {
      const channel = this.#open(data.channelData?.channel?.id ?? '').room;
      if (channel.kind !== 'channel' || activity == null)
        throw badSyntax('Only a channel and a message make a thread.');
      const { id } = this.#keep(checkActivity(activity, text, channel), channel, undefined);
      return { status: 201, body: { id: `${channel.id};messageid=${String(id)}`, activityId: id } };
    }
    const tenant = data.tenantId ?? data.channelData?.tenant?.id;
    if (tenant == null || tenant === '') throw badSyntax('Could not parse tenant id');
    const [member, ...others] = data.members ?? [];
    if (member === undefined || others.length > 0) throw badSyntax('Bot and exactly one member are needed.');
    const room = this.#personal(member.id, tenant);
    const kept = activity == null ? {} : this.#keep(checkActivity(activity, text, room), room, undefined);
    return { status: 201, body: { id: room.id, ...(kept['id'] !== undefined && { activityId: kept['id'] }) } };
  }

  /** The chat with a person who has the bot, or reads a room that has it. */
  #personal(id: string, tenant: string): Room {
    const person = this.#world.person(id);
    if (person === undefined && id.startsWith('29:'))
      throw new TeamsRefusal(400, 'BadArgument', 'Failed to decrypt pairwise id');
    if (person?.tenantId !== tenant) throw badSyntax('Invalid user identity in provided tenant');
    const room = this.#world.personalChat(person);
    if (room.installed === 'never') {
      const shared = [...this.#world.rooms.values()].some(
        (each) => each.members.has(person) && this.#world.installedIn(each) === 'installed',
      );
      if (shared) room.installed = 'installed';
    }
    if (room.installed === 'never' || room.installed === 'removed')
      throw new TeamsRefusal(403, 'ForbiddenOperationException', 'Bot is not installed in the scope of the user.');
    this.#check(room.installed);
    return room;
  }

  #members(conversation: string, query: URLSearchParams | undefined, id: string | undefined): Reply {
    const { room } = this.#open(conversation);
    const all = [...room.members];
    if (id !== undefined) {
      const person = this.#world.person(id);
      if (person === undefined || !room.members.has(person)) throw noConversation();
      return { status: 200, body: memberOf(person) };
    }
    if (query === undefined) return { status: 200, body: all.map(memberOf) };
    const asked = Number(query.get('pageSize') ?? this.#pages.largest);
    const size = Math.min(Math.max(asked || 0, this.#pages.smallest), this.#pages.largest);
    const token = query.get('continuationToken') ?? '';
    const from = token === '' ? 0 : Number(Buffer.from(token, 'base64url').toString());
    if (!Number.isSafeInteger(from)) throw badSyntax('The continuation token is not valid.');
    const next =
      from + size < all.length ? { continuationToken: Buffer.from(`${from + size}`).toString('base64url') } : {};
    return { status: 200, body: { ...next, members: all.slice(from, from + size).map(memberOf) } };
  }

  #team(id: string, part: string | undefined): Reply {
    const team = this.#world.teams.get(id);
    if (team === undefined) throw noConversation();
    this.#check(team.installed);
    return { status: 200, body: part === 'conversations' ? channelsOf(team) : detailsOf(team) };
  }
}

const NewConversation = z.looseObject({
  isGroup: z.boolean().nullish(),
  members: z.array(z.looseObject({ id: z.string().min(1) })).nullish(),
  tenantId: z.string().nullish(),
  activity: z.unknown().optional(),
  channelData: z
    .looseObject({
      tenant: z.looseObject({ id: z.string() }).nullish(),
      channel: z.looseObject({ id: z.string() }).nullish(),
    })
    .nullish(),
});

const contentOf = (activity: Activity) => ({
  text: activity.text ?? '',
  summary: activity.summary ?? undefined,
  attachments: activity.attachments ?? [],
  entities: activity.entities ?? [],
  channelData: activity.channelData ?? {},
  suggestedActions: activity.suggestedActions ?? undefined,
});

/** Somebody without an account in the directory has a name and nothing else. */
function memberOf({ id, name, aadObjectId, email, tenantId, role }: Person): Fields {
  if (role === 'anonymous') return { id, name, tenantId, userRole: role };
  const [givenName = '', ...rest] = name.split(' ');
  const names = { name, givenName, surname: rest.join(' ') };
  return { id, ...names, objectId: aadObjectId, email, userPrincipalName: email, tenantId, userRole: role };
}

const detailsOf = ({ id, name, aadGroupId, tenantId, channels, members }: Team): Fields => ({
  id,
  name,
  type: 'standard',
  aadGroupId,
  tenantId,
  channelCount: channels.length,
  memberCount: members.size,
});

/** The name of General is not told, so that everybody can see it in their own language. */
const channelsOf = ({ id: team, channels }: Team): Fields => ({
  conversations: channels.map(({ id, name }) => ({ id, name: id === team ? null : name, type: 'standard' })),
});
