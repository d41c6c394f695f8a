/** How does Vouch get the tokens for its own calls, without asking for the same one again and again? */
import { ConfidentialClientApplication, type INetworkModule, type NetworkRequestOptions } from '@azure/msal-node';
import {
  type AppCredentials,
  AuthenticationError,
  JwtTokenProviderFactory,
  ManagedIdentityAppCredentials,
  MsalAppCredentials,
  type MsalServiceClientCredentialsFactory,
} from 'botframework-connector';
import { request } from 'undici';
import { z } from 'zod';
import type { TeamsConfig } from '../../../teams-config.ts';
import { callTimeout } from '../../inbox/job.ts';
import { TokenFailure } from '../calls/connector-failure.ts';

/** The same class, as the SDK's own declarations name it. */
const Application = z.custom<ConstructorParameters<typeof MsalServiceClientCredentialsFactory>[1]>(
  (value) => value instanceof ConfidentialClientApplication,
);

type WithLogin = Exclude<TeamsConfig, { way: 'development' }>;

/** One token for everybody: the SDK asks for one per message until the first has come. */
export class Tokens {
  readonly #credentials: AppCredentials;
  #asked: Promise<string> | undefined;
  #stale = false;
  #problem: string | undefined;

  constructor(config: WithLogin) {
    this.#credentials = credentialsOf(config);
  }

  /** Rejects with `TokenFailure`, which says why without the secret. */
  token(): Promise<string> {
    this.#asked ??= this.#ask().finally(() => {
      this.#asked = undefined;
    });
    return this.#asked;
  }

  /** Why the last try gave none; undefined where it did. */
  problem(): string | undefined {
    return this.#problem;
  }

  /** The connector did not take the last one: the next is a new one. */
  refused(): void {
    this.#stale = true;
  }

  async #ask(): Promise<string> {
    const fresh = this.#stale;
    let late: NodeJS.Timeout | undefined;
    try {
      const token = await Promise.race([
        this.#credentials.getToken(fresh),
        new Promise<never>((_, reject) => {
          late = setTimeout(() => reject(new Error('the login does not answer')), 2 * callTimeout);
        }),
      ]);
      this.#problem = undefined;
      this.#stale = false;
      return token;
    } catch (cause) {
      this.#problem = `Teams’ login gives Vouch no token: ${reasonOf(cause)}`;
      throw new TokenFailure(this.#problem);
    } finally {
      clearTimeout(late);
    }
  }
}

function credentialsOf(config: WithLogin): AppCredentials {
  const { appId, cloud } = config;
  if (config.way === 'identity')
    return new ManagedIdentityAppCredentials(appId, cloud.scope, new JwtTokenProviderFactory());
  const application = new ConfidentialClientApplication({
    auth: {
      clientId: appId,
      clientSecret: config.password,
      authority: cloud.loginUrl,
      // The address is given by whoever runs Vouch: nobody else need confirm that it is a login.
      knownAuthorities: [new URL(cloud.loginUrl).host],
    },
    system: { networkClient },
  });
  return new MsalAppCredentials(Application.parse(application), appId, cloud.loginUrl, cloud.scope);
}

/** MSAL's own client waits for ever. */
const networkClient: INetworkModule = {
  sendGetRequestAsync: (url, options) => ask(url, 'GET', options),
  sendPostRequestAsync: (url, options) => ask(url, 'POST', options),
};

async function ask<Body>(
  url: string,
  method: 'GET' | 'POST',
  options: NetworkRequestOptions = {},
): Promise<{ headers: Record<string, string>; body: Body; status: number }> {
  const response = await request(url, {
    method,
    headers: options.headers ?? {},
    body: options.body ?? null,
    signal: AbortSignal.timeout(callTimeout),
  });
  // MSAL would keep from asking again for a minute, whatever the login says.
  if (response.statusCode === 429 || response.statusCode >= 500) {
    await response.body.dump();
    throw new Error(`the login answers HTTP ${response.statusCode}`);
  }
  const headers = Object.entries(response.headers).map(([name, value]) => [name, String(value)] as const);
  return {
    headers: Object.fromEntries(headers),
    body: (await response.body.json()) as Body,
    status: response.statusCode,
  };
}

/** Microsoft's own words carry the reason: which of id, secret and tenant is wrong. They never hold the secret. */
function reasonOf(cause: unknown): string {
  if (cause instanceof AuthenticationError || cause instanceof Error)
    return cause.message.split('\n')[0]?.slice(0, 300) ?? cause.name;
  return 'unknown';
}
