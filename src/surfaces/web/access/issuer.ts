/** Who does the OpenID Connect issuer say that somebody is? */
import * as oidc from 'openid-client';
import { VouchError } from '../../../core/errors.ts';
import type { LoginConfig } from '../../../desk-config.ts';
import { type Claims, claimAt } from './visitor-of.ts';

/** What only this browser's login knows, so that nobody else's answer is taken for it. */
export interface Attempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface Issuer {
  /** Where the browser goes to log in. Rejects with `unavailable` where the issuer does not answer as it should. */
  begin(attempt: Attempt): Promise<URL>;
  /** Who came back at the address `back`; rejects with `forbidden` where that cannot be believed, or `unavailable`. */
  finish(back: URL, attempt: Attempt): Promise<Claims>;
}

/** Where the issuer sends the browser back to, under the public address. */
export const backPath = '/login/back';

export const newAttempt = (): Attempt => ({
  state: oidc.randomState(),
  nonce: oidc.randomNonce(),
  verifier: oidc.randomPKCECodeVerifier(),
});

/** The issuer says how Vouch proves who it is; where it says nothing, OpenID Connect Discovery 1.0 means the header. */
const proof = (secret: string): oidc.ClientAuth => {
  const [inBody, inHeader] = [oidc.ClientSecretPost(secret), oidc.ClientSecretBasic(secret)];
  return (server, ...rest) => {
    const takes = server.token_endpoint_auth_methods_supported ?? [];
    const use = takes.includes('client_secret_post') && !takes.includes('client_secret_basic') ? inBody : inHeader;
    use(server, ...rest);
  };
};

/** The issuer of a configuration, asked for its addresses when somebody first logs in; `seconds` for each answer. */
export function openIssuer(config: LoginConfig, seconds: number): Issuer {
  const redirectUri = new URL(backPath, config.publicUrl).href;
  let found: Promise<oidc.Configuration> | undefined;
  const discovered = (): Promise<oidc.Configuration> => {
    found ??= oidc
      .discovery(config.issuer, config.clientId, undefined, proof(config.clientSecret), {
        timeout: seconds,
        execute: [
          // Tokens come straight from the issuer; their signatures are checked all the same.
          oidc.enableNonRepudiationChecks,
          ...(config.issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : []),
        ],
      })
      .catch((thrown: unknown) => {
        found = undefined;
        throw silence(thrown, config.issuer.host);
      });
    return found;
  };
  return {
    async begin({ state, nonce, verifier }) {
      const issuer = await discovered();
      const [claim = ''] = config.rolesClaim.split('.');
      const scopes = issuer.serverMetadata().scopes_supported ?? [];
      return oidc.buildAuthorizationUrl(issuer, {
        redirect_uri: redirectUri,
        // Some issuers give a person's groups only where they are asked for.
        scope: ['openid', 'profile', 'email', ...(scopes.includes(claim) ? [claim] : [])].join(' '),
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      });
    },
    finish: (back, { state, nonce, verifier }) =>
      (async () => {
        const issuer = await discovered();
        const tokens = await oidc.authorizationCodeGrant(issuer, back, {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined) throw new Error('The issuer sent no ID token.');
        // Some issuers keep their tokens small and tell the rest when asked.
        if (claimAt(claims, config.rolesClaim) !== undefined || issuer.serverMetadata().userinfo_endpoint === undefined)
          return claims;
        return { ...(await oidc.fetchUserInfo(issuer, tokens.access_token, claims.sub)), ...claims };
      })().catch((thrown: unknown) => {
        throw asRefusal(thrown, config.issuer.host);
      }),
  };
}

/** Codes of openid-client for an issuer that gave no answer that could be read. */
const noAnswer = [
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
];

const codeOf = (thrown: unknown): string =>
  typeof thrown === 'object' && thrown !== null && 'code' in thrown && typeof thrown.code === 'string'
    ? thrown.code
    : '';

/** What an issuer may call an error; anything else is not shown. */
const nameOf = (error: string): string => (/^[a-z_]{1,60}$/.test(error) ? error : 'an error');

const silence = (thrown: unknown, host: string): VouchError =>
  new VouchError(
    'unavailable',
    codeOf(thrown) === 'OAUTH_TIMEOUT'
      ? `${host} takes too long to answer.`
      : `${host} does not answer as a login should.`,
    'Try again in a minute. If it stays, whoever looks after Vouch has to check OIDC_ISSUER.',
    { cause: thrown },
  );

function asRefusal(thrown: unknown, host: string): VouchError {
  if (thrown instanceof VouchError) return thrown;
  const cause = { cause: thrown };
  if (thrown instanceof oidc.AuthorizationResponseError)
    return new VouchError(
      'forbidden',
      `${host} did not let you in: ${nameOf(thrown.error)}.`,
      'Log in again; if that is refused too, ask whoever looks after your logins.',
      cause,
    );
  if (thrown instanceof oidc.ResponseBodyError)
    return new VouchError(
      'unavailable',
      `${host} did not tell Vouch who you are: ${nameOf(thrown.error)}.`,
      'Log in again. If it stays, whoever looks after Vouch has to check OIDC_CLIENT_ID and OIDC_CLIENT_SECRET.',
      cause,
    );
  if (thrown instanceof TypeError || noAnswer.includes(codeOf(thrown))) return silence(thrown, host);
  return new VouchError(
    'forbidden',
    `What ${host} says of you could not be verified.`,
    'Log in again. If it stays, whoever looks after Vouch finds the reason in its log.',
    cause,
  );
}
