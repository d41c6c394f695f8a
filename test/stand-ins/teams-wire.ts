/** How does Teams reach a bot? */
import { envelope } from './teams-activities.ts';
import { readJson } from './teams-http.ts';
import type { TokenKind } from './teams-issuer.ts';
import { type Fields, isFields } from './teams-refusal.ts';
import type { TeamsStandIn } from './teams-server.ts';

/** How one activity is sent; what is left out is as Teams does it. */
export interface Delivery {
  readonly token?: TokenKind;
  /** Override those of the token. */
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
}

/** How the bot answered. */
export interface Answer {
  /** 0 when Teams gave up waiting or could not connect. */
  readonly status: number;
  /** JSON; as text where it is none, undefined where there is nothing. */
  readonly body: unknown;
}

export interface Wire {
  readonly teams: TeamsStandIn;
  deliver(activity: Fields, delivery?: Delivery): Promise<Answer>;
  raw(body: string, delivery?: Delivery): Promise<Answer>;
}

/** What Teams says beside the token. */
function headersOf({ conversation, channelData }: Fields): Readonly<Record<string, string>> {
  const tenant = isFields(channelData) && isFields(channelData['tenant']) ? channelData['tenant']['id'] : undefined;
  return {
    'user-agent': 'Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)',
    ...(isFields(conversation) && { 'x-ms-conversation-id': encodeURIComponent(String(conversation['id'])) }),
    ...(tenant !== undefined && { 'x-ms-tenant-id': String(tenant) }),
  };
}

export function wireTo(to: { readonly teams: TeamsStandIn; readonly url: string; readonly timeoutMs?: number }): Wire {
  const { teams, url, timeoutMs = 15_000 } = to;
  const raw = async (body: string, delivery: Delivery = {}): Promise<Answer> => {
    const authorization = await teams.authorization(delivery.token, delivery.claims);
    try {
      const response = await fetch(new URL('/api/messages', url), {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json; charset=utf-8',
          ...(authorization !== undefined && { authorization }),
          ...delivery.headers,
        },
        signal: AbortSignal.timeout(delivery.timeoutMs ?? timeoutMs),
      });
      return { status: response.status, body: readJson(await response.text()) };
    } catch (thrown) {
      return { status: 0, body: String(thrown) };
    } finally {
      teams.world.changed();
    }
  };
  return {
    teams,
    raw,
    deliver: (activity, delivery = {}) => {
      const spot = { room: teams.personalChat(), person: teams.dana };
      const whole = { id: teams.world.newId(), ...envelope(teams, spot), ...activity };
      return raw(JSON.stringify(whole), { ...delivery, headers: { ...headersOf(whole), ...delivery.headers } });
    },
  };
}
