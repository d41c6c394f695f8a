/** How are rooms and people reached when Vouch speaks first? */
import { z } from 'zod';
import type { ConversationReferences } from '../../../core/delivery.ts';
import type { Person } from '../../../core/person.ts';
import type { Activity } from '../receive/activity.ts';
import { Address, roomOf } from './address.ts';
import { roomId } from './ids.ts';

/** The most addresses kept in mind, so that not every message writes them down again. */
const most = 5_000;

/** Where a room is, and the team whose channel it is. */
const RoomAddress = Address.extend({ team: z.string().optional() });

/** How a person is reached: their id at the connector, and their chat with Vouch where there is one. */
export const PersonAddress = z.object({
  serviceUrl: Address.shape.serviceUrl,
  user: z.string(),
  conversation: z.string().nullable(),
});
export type PersonAddress = z.infer<typeof PersonAddress>;

/** Teams tells its addresses only when somebody speaks, so they are written down then. */
export class AddressBook {
  readonly #references: ConversationReferences;
  readonly #written = new Map<string, { readonly name: string; readonly address: string }>();

  constructor(references: ConversationReferences) {
    this.#references = references;
  }

  /** Writes down how the room and the person are reached, where that is new. An outsider is never written to, so never written down. */
  async remember(of: {
    readonly activity: Activity;
    readonly person: Person;
    readonly tenant: string;
    readonly direct: boolean;
    readonly outsider: boolean;
  }): Promise<void> {
    const { activity, person, tenant, direct, outsider } = of;
    const { serviceUrl, conversation, channelData, from } = activity;
    const room = roomOf(conversation.id);
    const id = roomId(tenant, room);
    const chat = { serviceUrl, conversation: room };
    if (direct) {
      await this.#write(id, 'room', person.name, chat);
      if (!outsider) await this.rememberChat(person, { serviceUrl, user: from.id, conversation: room });
      return;
    }
    // A message names neither channel nor team: only what happens to them does.
    const said = channelData?.channel?.name ?? conversation.name ?? channelData?.team?.name;
    const name = said ?? this.#written.get(id)?.name ?? (await this.#references.get(id))?.name ?? '';
    const team = channelData?.team?.id;
    await this.#write(id, 'room', name, team === undefined ? chat : { ...chat, team });
    if (outsider || this.#written.has(person.id)) return;
    const known = await this.personAddress(person.id);
    await this.rememberChat(person, { serviceUrl, user: from.id, conversation: known?.conversation ?? null });
  }

  /** The chat between a person and Vouch is known now. */
  rememberChat(person: Person, address: PersonAddress): Promise<void> {
    return this.#write(person.id, 'person', person.name, address);
  }

  async #write(id: string, kind: 'room' | 'person', said: string, to: object): Promise<void> {
    const name = said.slice(0, 200);
    const address = JSON.stringify(to);
    const before = this.#written.get(id);
    if (before?.name === name && before.address === address) return;
    await this.#references.put({ id, surface: 'teams', kind, name, address, reachable: true });
    if (this.#written.size >= most) this.#written.clear();
    this.#written.set(id, { name, address });
  }

  /** A room has another name. */
  async rename(id: string, name: string): Promise<void> {
    const known = await this.#references.get(id);
    if (known === undefined) return;
    await this.#references.put({ ...known, name: name.slice(0, 200) });
    this.#written.delete(id);
  }

  /** Vouch was taken out of a room, or by a person. */
  async lose(id: string): Promise<void> {
    this.#written.delete(id);
    await this.#references.lose(id);
  }

  /** The ids of a team's rooms that Vouch knows. */
  async roomsOfTeam(team: string): Promise<string[]> {
    const rooms = await this.#references.rooms('teams');
    return rooms.flatMap(({ id, address }) =>
      RoomAddress.safeParse(JSON.parse(address)).data?.team === team ? [id] : [],
    );
  }

  /** Where a room is; undefined where Vouch never was there, or is no longer. */
  async roomAddress(id: string): Promise<Address | undefined> {
    const found = await this.#references.get(id);
    return found?.reachable === true ? Address.safeParse(JSON.parse(found.address)).data : undefined;
  }

  /** How a person is reached; undefined for somebody Vouch never met in Teams, or who left. */
  async personAddress(id: string): Promise<PersonAddress | undefined> {
    const found = await this.#references.get(id);
    return found?.reachable === true ? PersonAddress.safeParse(JSON.parse(found.address)).data : undefined;
  }
}
