/** Where does the Bot Framework end and Vouch begin? */
import {
  type Activity as BotActivity,
  type ConversationReference as BotReference,
  CloudAdapter,
  INVOKE_RESPONSE_KEY,
  type TurnContext,
} from 'botbuilder';
import { z } from 'zod';
import type { TeamsConfig } from '../../../teams-config.ts';
import type { Address } from '../calls/address.ts';
import type { InvokeResponse } from '../invoke/invoke-response.ts';
import { type Caller, channelId, StrictAuthentication } from './strict-authentication.ts';

/** An activity as it is sent: what Vouch sets of it. */
export type OutgoingActivity = { readonly type: 'message' | 'typing'; readonly id?: string } & Readonly<
  Record<string, unknown>
>;

/** What came is read by Vouch's own schema; the SDK only carries it. */
const Turn = z.custom<BotActivity>((value) => typeof value === 'object' && value !== null && 'type' in value);

const Members = z.object({
  members: z.array(z.looseObject({ id: z.string() })).default([]),
  continuationToken: z.string().nullish(),
});
export type Member = z.infer<typeof Members>['members'][number];

/** The SDK's adapter in the words of this surface. Rejects with `ConnectorFailure` or `TokenFailure`. */
export class TeamsAdapter extends CloudAdapter {
  readonly authentication: StrictAuthentication;
  readonly #appId: string;

  constructor(config: TeamsConfig) {
    const authentication = new StrictAuthentication(config);
    super(authentication);
    this.authentication = authentication;
    this.#appId = config.way === 'development' ? '' : config.appId;
  }

  /** Runs what came from Teams through the SDK; `work` gives what an invoke is answered with. */
  async receive(
    caller: Caller,
    activity: Record<string, unknown>,
    work: () => Promise<InvokeResponse | undefined>,
  ): Promise<InvokeResponse | undefined> {
    const response = await this.processActivity(caller.result, Turn.parse(activity), async (context) => {
      const value = await work();
      if (value !== undefined) context.turnState.set(INVOKE_RESPONSE_KEY, { type: 'invokeResponse', value });
    });
    return response ?? undefined;
  }

  /** Sends, and gives the id of what is there now; undefined where Teams gives none. `replyTo`: the message it answers. */
  async send(address: Address, activity: OutgoingActivity, replyTo?: string): Promise<string | undefined> {
    let id: string | undefined;
    await this.#at(address, replyTo, async (context) => {
      id = (await context.sendActivity(activity))?.id || undefined;
    });
    return id;
  }

  async update(address: Address, id: string, activity: OutgoingActivity): Promise<void> {
    await this.#at(address, undefined, async (context) => {
      await context.updateActivity({ ...activity, id });
    });
  }

  async remove(address: Address, id: string): Promise<void> {
    await this.#at(address, undefined, (context) => context.deleteActivity(id));
  }

  /** The conversation between Vouch and a person, made where there is none; gives its id. */
  async openPersonal(serviceUrl: string, tenantId: string, userId: string): Promise<string> {
    const connector = await this.#connector({ serviceUrl });
    const { id } = await connector.conversations.createConversation({
      isGroup: false,
      bot: { id: `28:${this.#appId}`, name: 'Vouch' },
      members: [{ id: userId, name: '' }],
      tenantId,
      channelData: { tenant: { id: tenantId } },
    } as Parameters<typeof connector.conversations.createConversation>[0]);
    return z.string().min(1).parse(id);
  }

  /** One member of a room, as Teams tells of them. */
  async member(address: Address, userId: string): Promise<Member> {
    const connector = await this.#connector(address);
    const found: unknown = await connector.conversations.getConversationMember(address.conversation, userId);
    return z.looseObject({ id: z.string() }).parse(found);
  }

  /** All members of a room, `most` at the most. */
  async members(address: Address, most: number): Promise<Member[]> {
    const connector = await this.#connector(address);
    const all: Member[] = [];
    let continuationToken = '';
    do {
      const page: unknown = await connector.conversations.getConversationPagedMembers(address.conversation, {
        pageSize: 500,
        continuationToken,
      });
      const { members, continuationToken: next } = Members.parse(page);
      all.push(...members);
      continuationToken = next ?? '';
    } while (continuationToken !== '' && all.length < most);
    return all.slice(0, most);
  }

  #connector(address: Pick<Address, 'serviceUrl'>) {
    return this.authentication
      .createConnectorFactory(this.createClaimsIdentity(this.#appId))
      .create(address.serviceUrl, '');
  }

  async #at(
    address: Address,
    replyTo: string | undefined,
    work: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    const reference: Partial<BotReference> = {
      channelId,
      serviceUrl: address.serviceUrl,
      bot: { id: `28:${this.#appId}`, name: 'Vouch' },
      conversation: { id: address.conversation } as BotReference['conversation'],
    };
    // No `onTurnError` is set: what fails inside comes out here.
    await this.continueConversationAsync(this.#appId, reference, (context) => {
      // The SDK makes an id up, and would answer that.
      if (replyTo === undefined) delete context.activity.id;
      else context.activity.id = replyTo;
      return work(context);
    });
  }
}
