/** What does Vouch do in Teams? Every call it makes, in the words of this surface. */
import { z } from 'zod';
import type { OutgoingActivity, TeamsAdapter } from '../bot-framework/teams-adapter.ts';
import type { Address } from './address.ts';
import { ConnectorFailure, failureOf, refusalOf } from './connector-failure.ts';
import type { Message } from './message.ts';

const cardType = 'application/vnd.microsoft.card.adaptive';
/** For so long after a failed call, in milliseconds, the connector is not trusted to say what it did. */
const troubledFor = 60_000;

const Found = z.looseObject({
  id: z.string(),
  name: z.string().nullish(),
  aadObjectId: z.string().nullish(),
  objectId: z.string().nullish(),
  tenantId: z.string().nullish(),
  userRole: z.string().nullish(),
});

export interface FoundMember {
  /** Their id in the organisation's directory. */
  readonly directoryId: string | undefined;
  /** Their id at the connector, `29:...`. */
  readonly user: string;
  readonly name: string | undefined;
  readonly tenantId: string | null;
  readonly role: string | null;
}

export class TeamsCalls {
  readonly #adapter: TeamsAdapter;
  #troubledUntil = 0;

  constructor(adapter: TeamsAdapter) {
    this.#adapter = adapter;
  }

  /** True when a call failed just now in a way that leaves open what was done. */
  get isTroubled(): boolean {
    return Date.now() < this.#troubledUntil;
  }

  /** Posts and gives the message's id. `replyTo`: the message it answers. */
  async post(address: Address, message: Message, replyTo?: string): Promise<string> {
    const id = await this.#watch(this.#adapter.send(address, activityOf(message), replyTo));
    if (id === undefined) throw new ConnectorFailure({ status: null, code: 'no id for a message' });
    return id;
  }

  /** False when the message is no longer there. Doing it twice does no harm. */
  update(address: Address, id: string, message: Message): Promise<boolean> {
    return this.#unlessGone(this.#adapter.update(address, id, activityOf(message)));
  }

  /** False when the message was gone already. */
  remove(address: Address, id: string): Promise<boolean> {
    return this.#unlessGone(this.#adapter.remove(address, id));
  }

  /** The dots that show that Vouch is at it; they go by themselves. */
  async typing(address: Address): Promise<void> {
    await this.#watch(this.#adapter.send(address, { type: 'typing' }));
  }

  openPersonal(serviceUrl: string, tenant: string, user: string): Promise<string> {
    return this.#watch(this.#adapter.openPersonal(serviceUrl, tenant, user));
  }

  async member(address: Address, user: string): Promise<FoundMember> {
    return memberOf(Found.parse(await this.#adapter.member(address, user)));
  }

  async members(address: Address, most: number): Promise<FoundMember[]> {
    return (await this.#adapter.members(address, most)).map((each) => memberOf(Found.parse(each)));
  }

  async #unlessGone(call: Promise<void>): Promise<boolean> {
    try {
      await this.#watch(call);
      return true;
    } catch (thrown) {
      if (isGone(thrown)) return false;
      throw thrown;
    }
  }

  async #watch<T>(call: Promise<T>): Promise<T> {
    try {
      return await call;
    } catch (thrown) {
      if (failureOf(thrown)?.kind === 'unsure') this.#troubledUntil = Date.now() + troubledFor;
      throw thrown;
    }
  }
}

/** The message is not there, or never was. */
const isGone = (thrown: unknown): boolean =>
  refusalOf(thrown) !== undefined &&
  thrown instanceof ConnectorFailure &&
  thrown.status === 404 &&
  thrown.code !== 'ConversationNotFound';

const memberOf = ({ id, name, aadObjectId, objectId, tenantId, userRole }: z.infer<typeof Found>): FoundMember => ({
  directoryId: aadObjectId ?? objectId ?? undefined,
  user: id,
  name: name ?? undefined,
  tenantId: tenantId ?? null,
  role: userRole ?? null,
});

/** Card and text never go together: Teams makes two messages of them and gives no id to change either by. */
function activityOf(message: Message): OutgoingActivity {
  if ('text' in message) return { type: 'message', text: message.text, textFormat: 'plain' };
  const { card, summary, entities, feedback } = message;
  return {
    type: 'message',
    summary,
    attachments: [{ contentType: cardType, content: card }],
    ...(entities.length === 0 ? {} : { entities }),
    ...(feedback ? { channelData: { feedbackLoop: { type: 'default' } } } : {}),
  };
}
