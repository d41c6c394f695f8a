/** How do people use Teams, and what does the bot get to see of it? */
import { extensionOf, type MessageExtension } from './teams-extension.ts';
import { type Membership, membershipOf } from './teams-membership.ts';
import type { Fields } from './teams-refusal.ts';
import type { TeamsStandIn } from './teams-server.ts';
import { type Talk, talkOf } from './teams-talk.ts';
import { type CardUse, cardUseOf } from './teams-use-cards.ts';
import { type Answer, type Delivery, type Wire, wireTo } from './teams-wire.ts';

export type { FoundAction, Inputs, Wanted } from './teams-cards.ts';
export { actionsOf } from './teams-cards.ts';
export type { Dialog, Outcome } from './teams-outcome.ts';
export type { Said, Sent } from './teams-talk.ts';
export type { Answer, Delivery } from './teams-wire.ts';
export type { Fields };

/** Everything that people do in Teams; each resolves with how the bot answered. */
export interface TeamsClient extends Talk, CardUse, MessageExtension, Membership {
  /** Sends any activity, signed; what is left out of it is Dana's in her chat with the bot. */
  deliver(activity: Fields, delivery?: Delivery): Promise<Answer>;
  /** Sends any body, signed. */
  raw(body: string, delivery?: Delivery): Promise<Answer>;
}

/** Sends what people do in a Teams to the bot at `url`. `timeoutMs`: when Teams gives up; 15 s by default. */
export function teamsClient(to: {
  readonly teams: TeamsStandIn;
  readonly url: string;
  readonly timeoutMs?: number;
}): TeamsClient {
  const wire: Wire = wireTo(to);
  return {
    deliver: wire.deliver,
    raw: wire.raw,
    ...talkOf(wire),
    ...cardUseOf(wire),
    ...extensionOf(wire),
    ...membershipOf(wire),
  };
}
