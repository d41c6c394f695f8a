/** What does somebody of the organisation say, press and see in Teams, and what does Vouch keep of it? */
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import type { TestContext } from 'vitest';
import type { NewTask } from '../../../src/core/client-books.ts';
import type { Task } from '../../../src/core/task.ts';
import { envelope, invokeOf, type Spot } from '../../stand-ins/teams-activities.ts';
import { actionsOf, type Fields, type Outcome, type Said, type Wanted } from '../../stand-ins/teams-client.ts';
import { readAction } from '../../stand-ins/teams-outcome.ts';
import { isFields } from '../../stand-ins/teams-refusal.ts';
import type { Person, Room, TeamsMessage } from '../../stand-ins/teams-server.ts';
import { type RoomOptions, roomFor, type TeamsRoom, textOf } from './open-teams.ts';

export const question = 'Is Kaspersky safe for our federal work?';
export const worry = 'log that Acme Dental is worried about Kaspersky: "Do we remove it?"';

/** A room for tests that run at once. Its Teams takes as many messages as come, so that nothing waits for that. */
export const opened = (context: TestContext, options: RoomOptions = {}): Promise<TeamsRoom> =>
  roomFor(context, { teams: { rate: null }, ...options });

type With = Pick<TeamsRoom, 'teams'>;

/** How the ledger calls somebody; Dana where nobody is named. */
export const idOf = ({ teams }: With, person: Person = teams.dana): string =>
  `teams:${teams.tenantId}:${person.aadObjectId}`;

/** How the ledger calls a room. */
export const roomIdOf = ({ teams }: With, { id }: Pick<Room, 'id'>): string => `teams:${teams.tenantId}:${id}`;

/** What stands there of Vouch, oldest first. */
export const ours = ({ teams }: With, where?: Pick<Room, 'id'>): readonly TeamsMessage[] =>
  teams.messages(where?.id).filter((message) => message.from === 'bot' && !message.deleted);

/** Says something and gives Vouch's next message there, or in the `answered` room, once it is written down too. */
export async function ask(
  room: TeamsRoom,
  text: string,
  said: Omit<Said, 'text'> & { readonly answered?: Room } = {},
): Promise<TeamsMessage> {
  const { answered, ...how } = said;
  const asked = typeof how.room === 'string' ? undefined : how.room;
  const where = answered ?? asked ?? room.teams.personalChat(how.person);
  const before = ours(room, where).length;
  await room.client.say({ ...how, text });
  const answer = await room.teams.waitFor(() => ours(room, where)[before]);
  await settled(room);
  return answer;
}

/** A follow-up in the ledger, Dana's own unless told otherwise. */
export const add = (room: TeamsRoom, title: string, more: Partial<NewTask> = {}): Promise<Task> =>
  room.app.ledger.tasks.add({
    title,
    clientId: null,
    vendor: null,
    owner: 'Dana Reyes',
    ownerId: idOf(room),
    due: null,
    note: '',
    concern: null,
    directive: null,
    createdBy: { id: idOf(room), name: 'Dana Reyes' },
    ...more,
  });

/** What stands on the buttons of a card, in order; links have nothing on them. */
export const titlesOn = (card: unknown): readonly string[] =>
  actionsOf(card).flatMap(({ action }) => (typeof action['title'] === 'string' ? [action['title']] : []));

/** The card of a message as everybody sees it. */
export function cardOf({ teams }: With, message: TeamsMessage): Fields {
  const card = teams.cardFor(message);
  if (card === undefined) throw new Error('that message has no card');
  return card;
}

/** What a button carries. Throws where there is none of that title. */
export function dataOn(card: unknown, title: string, at = 0): Fields {
  const data = actionsOf(card).filter(({ action }) => action['title'] === title)[at]?.action['data'];
  if (!isFields(data)) throw new Error(`no button '${title}'; there are: ${titlesOn(card).join(', ')}`);
  return data;
}

/** The same message, once everybody reads these words on it. */
export const shows = (room: TeamsRoom, message: TeamsMessage, words: RegExp): Promise<TeamsMessage> =>
  room.teams.waitFor(() => (words.test(textOf(message)) ? message : undefined));

/** The first message of Vouch's there that holds these words. */
export const posted = (room: TeamsRoom, where: Pick<Room, 'id'>, words: RegExp): Promise<TeamsMessage> =>
  room.teams.waitFor(() => ours(room, where).find((message) => words.test(textOf(message))));

/** Where somebody sees a message, and presses its buttons. */
export function spotAt({ teams }: With, message: TeamsMessage, person?: Person): Spot {
  const room = teams.world.rooms.get(message.room);
  const [owner] = room?.members ?? [];
  if (room === undefined || owner === undefined) throw new Error('that message stands nowhere');
  const who = person ?? (room.kind === 'personal' ? owner : teams.dana);
  return { room, person: who, thread: message.thread };
}

/** The press as Teams delivers it, whether or not there is such a button. */
export const pressOf = ({ teams }: With, spot: Spot, data: unknown, replyToId?: string): Fields =>
  invokeOf(teams, spot, {
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb: isFields(data) ? data['does'] : '', data }, trigger: 'manual' },
    source: 'message',
    ...(replyToId === undefined ? {} : { replyToId }),
  });

/** What somebody sees after a press with any data. */
export const pressWith = async (room: TeamsRoom, spot: Spot, data: unknown, replyToId?: string): Promise<Outcome> =>
  readAction(await room.client.deliver(pressOf(room, spot, data, replyToId)));

/** The press of a client that knows no Action.Execute: it sends the fallback's data as a message. */
export async function pressOldClient(
  room: TeamsRoom,
  message: TeamsMessage,
  { title, at = 0 }: Pick<Wanted, 'title' | 'at'>,
  person?: Person,
): Promise<{ readonly status: number; readonly activity: Fields }> {
  const found = actionsOf(cardOf(room, message)).filter(({ action }) => action['title'] === title)[at];
  const fallback = found?.action['fallback'];
  if (!isFields(fallback)) throw new Error(`the button '${title}' has no fallback`);
  const { teams, client } = room;
  const about = { ...envelope(teams, spotAt(room, message, person)), replyToId: message.id };
  const activity = { type: 'message', id: teams.world.newId(), ...about, value: fallback['data'] };
  const { status } = await client.deliver(activity);
  return { status, activity };
}

function ledgerOf({ databaseUrl }: Pick<TeamsRoom, 'databaseUrl'>): DatabaseSync {
  return new DatabaseSync(databaseUrl.replace(/^sqlite:/, ''), { readOnly: true });
}

/** Resolves once nothing waits to be done: what has not happened by then does not happen. */
export async function settled(room: TeamsRoom): Promise<void> {
  const ledger = ledgerOf(room);
  try {
    const waiting = ledger.prepare("select id, tries from outbox where state = 'due'");
    const late = AbortSignal.timeout(30_000);
    for (let rows = waiting.all(); rows.length > 0; rows = waiting.all()) {
      if (late.aborted) throw new Error(`still waiting: ${JSON.stringify(rows)}`);
      await pause(10);
    }
  } finally {
    ledger.close();
  }
}

/** Everything that the ledger holds, as text; of a table alone where one is named. */
export function kept(room: TeamsRoom, table?: string): string {
  const ledger = ledgerOf(room);
  try {
    const tables = ledger.prepare("select name from sqlite_master where type = 'table'").all();
    const names = tables.map(({ name }) => String(name)).filter((name) => table === undefined || name === table);
    return JSON.stringify(names.map((name) => [name, ledger.prepare(`select * from "${name}"`).all()]));
  } finally {
    ledger.close();
  }
}

/** What Vouch asked of Teams in a conversation since so many calls: posts, typing, updates, deletions. */
export const writesTo = ({ teams }: With, where: Pick<Room, 'id'>, since = 0) =>
  teams.calls
    .slice(since)
    .filter(({ kind }) => kind === 'post' || kind === 'typing' || kind === 'put' || kind === 'delete')
    .filter(({ path }) => decodeURIComponent(path).includes(where.id));
