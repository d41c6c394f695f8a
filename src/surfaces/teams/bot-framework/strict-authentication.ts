/** Who sent this, and is it really Teams? */
import { ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import {
  type AuthenticateRequestResult,
  AuthenticationError,
  type ClaimsIdentity,
  type ConnectorFactory,
  type UserTokenClient,
} from 'botframework-connector';
import { decodeJwt } from 'jose';
import type { TeamsConfig } from '../../../teams-config.ts';
import { Connectors } from './connectors.ts';
import { Tokens } from './tokens.ts';

export const channelId = 'msteams';

/** Teams shows one token for an hour. Once checked, it is believed for so long, in milliseconds; then its key is looked at again. */
const believed = 5 * 60_000;
/** The most tokens believed at once. */
const mostTokens = 50;

/** How far the clocks of Teams and of this machine may be apart, in seconds; the same as the SDK's. */
const tolerated = 5 * 60;

/** A token that is not what Teams would send. `status` 401: nobody we know; 403: somebody who may not. */
export class NotTeams extends Error {
  override readonly name = 'NotTeams';
  readonly status: 401 | 403;

  constructor(status: 401 | 403, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.status = status;
  }
}

/** What a good token says. */
export interface Caller {
  /** The one address that may be answered; null in development, where nobody says. */
  readonly serviceUrl: string | null;
  readonly result: AuthenticateRequestResult;
}

/**
 * The SDK's checks, made strict: it answers five kinds of bad token with an error of its own making, asks for the keys once a
 * request until they have come, takes tokens of its emulator, and takes everything where no application id is set.
 */
export class StrictAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #config: TeamsConfig;
  readonly #connectors: Connectors;
  #userTokens: Promise<UserTokenClient> | undefined;
  #firstKeys: Promise<unknown> | undefined;
  #keyProblem: string | undefined;
  readonly #checked = new Map<string, { readonly caller: Caller; readonly until: number }>();

  constructor(config: TeamsConfig) {
    super(...settingsOf(config));
    this.#config = config;
    this.#connectors = new Connectors(config.way === 'development' ? undefined : new Tokens(config));
  }

  /** The caller by the Authorization header alone, before anything else of the request is read. Rejects with `NotTeams`. */
  async identify(authorization: string): Promise<Caller> {
    if (this.#config.way === 'development') return { serviceUrl: null, result: await this.#authenticate('', null) };
    const known = this.#checked.get(authorization);
    if (known !== undefined && known.until > Date.now()) return known.caller;
    this.#checked.delete(authorization);
    const { serviceUrl, exp } = claimsOf(authorization);
    try {
      const result = await this.#afterFirst(() => this.#authenticate(authorization, serviceUrl));
      this.#keyProblem = undefined;
      const caller = { serviceUrl, result };
      if (this.#checked.size >= mostTokens) this.#checked.clear();
      this.#checked.set(authorization, { caller, until: Math.min(exp * 1000, Date.now() + believed) });
      return caller;
    } catch (cause) {
      this.#noteKeys(cause);
      if (cause instanceof NotTeams) throw cause;
      const why = cause instanceof AuthenticationError ? cause.message : 'The token is not valid.';
      throw new NotTeams(401, why, { cause });
    }
  }

  async #authenticate(authorization: string, serviceUrl: string | null): Promise<AuthenticateRequestResult> {
    const activity = { channelId, serviceUrl: serviceUrl ?? '' };
    const result = await super.authenticateRequest(
      activity as Parameters<ConfigurationBotFrameworkAuthentication['authenticateRequest']>[0],
      authorization,
    );
    return { ...result, connectorFactory: this.#connectors };
  }

  /** Until the keys have come the first time, one request asks for them and the others wait. */
  async #afterFirst<T>(work: () => Promise<T>): Promise<T> {
    if (this.#firstKeys !== undefined) await this.#firstKeys.catch(() => undefined);
    const done = work();
    this.#firstKeys ??= done.catch(() => {
      this.#firstKeys = undefined;
    });
    return done;
  }

  /** The SDK tells that the keys could not be fetched by an error with a status of its own, or by its fetch's. */
  #noteKeys(cause: unknown): void {
    const failed =
      cause instanceof AuthenticationError
        ? cause.statusCode >= 500
        : cause instanceof Error && cause.name === 'FetchError';
    if (failed)
      this.#keyProblem = `The keys that Teams signs with could not be fetched: ${(cause as Error).message.slice(0, 200)}`;
  }

  /** What keeps Teams from getting through to Vouch, or Vouch to Teams; undefined while nothing does. */
  problem(): string | undefined {
    return this.#connectors.problem() ?? this.#keyProblem;
  }

  /** A token for Vouch's own calls, to see whether it gets one. Rejects with `TokenFailure`. */
  async tryLogin(): Promise<void> {
    await this.#connectors.token();
  }

  override createConnectorFactory(_: ClaimsIdentity): ConnectorFactory {
    return this.#connectors;
  }

  /** Vouch signs nobody in; the SDK makes a client for it on each turn all the same. */
  override createUserTokenClient(identity: ClaimsIdentity): Promise<UserTokenClient> {
    this.#userTokens ??= super.createUserTokenClient(identity);
    return this.#userTokens;
  }
}

function settingsOf(config: TeamsConfig): ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication> {
  if (config.way === 'development') return [{}, new ConfigurationServiceClientCredentialFactory({})];
  const { cloud, appId } = config;
  return [
    {
      ToBotFromChannelOpenIdMetadataUrl: cloud.openIdUrl,
      ToBotFromChannelTokenIssuer: cloud.issuer,
      ToChannelFromBotLoginUrl: cloud.loginUrl,
      ToChannelFromBotOAuthScope: cloud.scope,
      OAuthUrl: cloud.scope,
      // Tokens of the emulator are refused before their keys are looked up.
      ToBotFromEmulatorOpenIdMetadataUrl: cloud.openIdUrl,
    },
    // Only for whose tokens these are; what Vouch itself shows comes from `Tokens`.
    new ConfigurationServiceClientCredentialFactory({
      MicrosoftAppId: appId,
      MicrosoftAppPassword: 'kept elsewhere',
      MicrosoftAppType: 'MultiTenant',
    }),
    { requiredEndorsements: [] },
  ];
}

/** The address in a token that is still to be checked, and its end (epoch seconds). Throws `NotTeams` for what cannot be Teams' at all. */
function claimsOf(authorization: string): { readonly serviceUrl: string; readonly exp: number } {
  const [scheme, token, ...rest] = authorization.split(' ');
  if (scheme !== 'Bearer' || token === undefined || token === '' || rest.length > 0)
    throw new NotTeams(401, 'There is no bearer token.');
  let claims: Record<string, unknown>;
  try {
    claims = decodeJwt(token);
  } catch (cause) {
    throw new NotTeams(401, 'The token is no JWT.', { cause });
  }
  const url = claims['serviceurl'];
  // Teams always says it. Tokens of the emulator and of other bots do not.
  if (typeof url !== 'string' || url === '') throw new NotTeams(403, 'The token names no service URL.');
  const exp = typeof claims['exp'] === 'number' ? claims['exp'] : 0;
  // The SDK refuses it too, after it has fetched keys and written to the console.
  if (exp !== 0 && (exp + tolerated) * 1000 < Date.now()) throw new NotTeams(401, 'The token has expired.');
  return { serviceUrl: url, exp };
}
