/** Where does a bot get the tokens for its own calls to Teams? */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Reply } from './teams-refusal.ts';

/** What the tokens of a bot are for. */
export const scope = 'https://api.botframework.com';

/** The tokens that a login has given, and who may have one. */
export class Login {
  readonly appId: string;
  readonly password: string;
  readonly tenantId: string;
  /** What a managed identity shows. */
  readonly identityHeader = randomUUID();
  /** How long a token is good for, in seconds. */
  seconds = 3599;
  readonly #given = new Map<string, number>();

  constructor(app: { readonly appId: string; readonly password: string; readonly tenantId: string }) {
    this.appId = app.appId;
    this.password = app.password;
    this.tenantId = app.tenantId;
  }

  isGood(token: string | undefined): boolean {
    return token !== undefined && (this.#given.get(token) ?? 0) > Date.now();
  }

  /** No token that was given so far is good any longer. */
  revokeAll(): void {
    this.#given.clear();
  }

  #give(): { readonly token: string; readonly expires: number } {
    const expires = Math.floor(Date.now() / 1000) + this.seconds;
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = { aud: scope, iss: `https://sts.windows.net/${this.tenantId}/`, appid: this.appId, ver: '1.0' };
    const id = { tid: this.tenantId, exp: expires, uti: randomUUID() };
    const token = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ ...claims, ...id })}.${part({})}`;
    this.#given.set(token, expires * 1000);
    return { token, expires };
  }

  /** Which endpoint of the login a path is of; undefined for none. */
  endpointOf(method: string, path: string): 'discovery' | 'token' | undefined {
    if (method === 'GET' && path.endsWith('/v2.0/.well-known/openid-configuration')) return 'discovery';
    return method === 'POST' && path.endsWith('/oauth2/v2.0/token') ? 'token' : undefined;
  }

  /** What the login is, for MSAL. `origin` as https://localhost:1234. */
  discovery(origin: string, path: string): Reply {
    if (!path.startsWith(`/${this.tenantId}/`)) return noTenant();
    const base = `${origin}/${this.tenantId}`;
    const body = {
      issuer: `${base}/v2.0`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
      jwks_uri: `${base}/discovery/v2.0/keys`,
      end_session_endpoint: `${base}/oauth2/v2.0/logout`,
      token_endpoint_auth_methods_supported: ['client_secret_post'],
      response_types_supported: ['code'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      tenant_region_scope: null,
    };
    return { status: 200, body };
  }

  /** A token for the application's id and secret. */
  clientCredentials(path: string, form: URLSearchParams): Reply {
    if (!path.startsWith(`/${this.tenantId}/`)) return noTenant();
    if (form.get('grant_type') !== 'client_credentials')
      return oauthError(400, 'unsupported_grant_type', 'AADSTS70003: The app requested an unsupported grant type.');
    if (form.get('client_id') !== this.appId)
      return oauthError(401, 'invalid_client', 'AADSTS700016: Application was not found in the directory.');
    if (form.get('client_secret') !== this.password)
      return oauthError(401, 'invalid_client', 'AADSTS7000215: Invalid client secret provided.');
    const asked = (form.get('scope') ?? '').split(' ');
    if (!asked.includes(`${scope}/.default`))
      return oauthError(400, 'invalid_scope', 'AADSTS70011: The provided value for scope is not valid.');
    const { token } = this.#give();
    const times = { expires_in: this.seconds, ext_expires_in: this.seconds };
    return { status: 200, body: { token_type: 'Bearer', ...times, access_token: token } };
  }

  /**
   * A token for the machine that Vouch runs on: https://learn.microsoft.com/azure/app-service/overview-managed-identity
   * #rest-endpoint-reference
   */
  managedIdentity(request: IncomingMessage, query: URLSearchParams): Reply {
    if (request.headers['x-identity-header'] !== this.identityHeader)
      return { status: 401, body: { statusCode: 401, message: 'The identity header is missing or wrong.' } };
    if (query.get('api-version') !== '2019-08-01')
      return { status: 400, body: { statusCode: 400, message: 'The api-version is not supported.' } };
    if (query.get('client_id') !== this.appId)
      return { status: 400, body: { statusCode: 400, message: 'No managed identity has this client_id.' } };
    if (query.get('resource') !== scope)
      return { status: 400, body: { statusCode: 400, message: 'The resource is not known.' } };
    const { token, expires } = this.#give();
    const of = { resource: scope, client_id: this.appId };
    return { status: 200, body: { access_token: token, expires_on: String(expires), ...of, token_type: 'Bearer' } };
  }
}

function oauthError(status: number, error: string, description: string): Reply {
  const trace = { trace_id: randomUUID(), correlation_id: randomUUID(), timestamp: new Date().toISOString() };
  return { status, body: { error, error_description: `${description} Trace ID: ${trace.trace_id}`, ...trace } };
}

const noTenant = (): Reply => oauthError(400, 'invalid_request', 'AADSTS90002: Tenant not found.');
