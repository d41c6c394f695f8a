/** What does an OpenID Connect issuer say, and how may it misbehave? */
import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';

/** What it does wrong where somebody logs in; each of them must let nobody in. */
export const misdeeds = [
  'wrong-nonce',
  'no-nonce',
  'expired',
  'wrong-audience',
  'alg-none',
  'wrong-issuer',
  'foreign-key',
  'no-id-token',
  'wrong-state',
  'denied',
  'token-500',
  'token-slow',
  'token-html',
] as const;
/** What it does wrong before anybody can log in. */
export const silences = ['discovery-500', 'discovery-slow', 'discovery-html', 'other-issuer'] as const;
export type Misdeed = (typeof misdeeds)[number] | (typeof silences)[number];

export interface OidcIssuer {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The paths it was asked for. */
  readonly asked: readonly string[];
  /** Who logs in from now on; `userinfo` is told only when asked there. */
  isNow(claims: Readonly<Record<string, unknown>>, userinfo?: Readonly<Record<string, unknown>>): void;
  misbehave(misdeed: Misdeed | null): void;
  /** Logs in at the address a browser was sent to; gives the address it is sent back to. */
  logIn(location: string): Promise<URL>;
  stop(): Promise<void>;
}

interface Grant {
  readonly nonce: string;
  readonly challenge: string;
  readonly redirectUri: string;
}

/** Keys take long to make, so all stand-ins of a process have the same. */
let keys: Promise<readonly [CryptoKey, CryptoKey, object]> | undefined;
const makeKeys = () => {
  keys ??= (async () => {
    const [own, foreign] = await Promise.all([
      generateKeyPair('RS256', { extractable: true }),
      generateKeyPair('RS256'),
    ]);
    return [
      own.privateKey,
      foreign.privateKey,
      { ...(await exportJWK(own.publicKey)), kid: 'k1', use: 'sig', alg: 'RS256' },
    ] as const;
  })();
  return keys;
};

const bodyOf = async (request: IncomingMessage): Promise<URLSearchParams> => {
  let body = '';
  for await (const piece of request) body += String(piece);
  return new URLSearchParams(body);
};

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Listens on a port of its own, without TLS. */
export async function startIssuer(): Promise<OidcIssuer> {
  const [own, foreign, jwk] = await makeKeys();
  const [clientId, clientSecret] = ['vouch', `secret-${randomUUID()}`];
  const grants = new Map<string, Grant>();
  const asked: string[] = [];
  let claims: Readonly<Record<string, unknown>> = { sub: 'dana' };
  let more: Readonly<Record<string, unknown>> = {};
  let misdeed: Misdeed | null = null;
  let issuer = '';

  const json = (response: ServerResponse, value: unknown, status = 200) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));

  const idToken = async (nonce: string): Promise<string> => {
    const now = Math.floor(Date.now() / 1000);
    const late = misdeed === 'expired' ? 7200 : 0;
    const payload = {
      iss: misdeed === 'wrong-issuer' ? 'https://login.example' : issuer,
      aud: misdeed === 'wrong-audience' ? 'another-client' : clientId,
      iat: now - late,
      exp: now + 600 - late,
      ...(misdeed === 'no-nonce' ? {} : { nonce: misdeed === 'wrong-nonce' ? 'of-somebody-else' : nonce }),
      ...claims,
    };
    if (misdeed === 'alg-none') return `${encode({ alg: 'none' })}.${encode(payload)}.`;
    return new SignJWT(payload)
      .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
      .sign(misdeed === 'foreign-key' ? foreign : own);
  };

  const authorize = (query: URLSearchParams, response: ServerResponse) => {
    const [redirectUri, challenge] = [query.get('redirect_uri'), query.get('code_challenge')];
    if (query.get('client_id') !== clientId || redirectUri === null || challenge === null)
      return json(response, { error: 'invalid_request' }, 400);
    const code = randomUUID();
    grants.set(code, { nonce: query.get('nonce') ?? '', challenge, redirectUri });
    const back = new URL(redirectUri);
    if (misdeed === 'denied') back.searchParams.set('error', 'access_denied');
    else back.searchParams.set('code', code);
    back.searchParams.set('state', misdeed === 'wrong-state' ? 'of-somebody-else' : (query.get('state') ?? ''));
    return response.writeHead(303, { location: back.href }).end();
  };

  const token = async (request: IncomingMessage, response: ServerResponse) => {
    if (misdeed === 'token-slow') return undefined;
    if (misdeed === 'token-500') return json(response, { oops: true }, 500);
    if (misdeed === 'token-html') return response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Hello</h1>');
    const body = await bodyOf(request);
    const header = Buffer.from((request.headers.authorization ?? '').replace('Basic ', ''), 'base64').toString();
    if (decodeURIComponent(header) !== `${clientId}:${clientSecret}`)
      return json(response, { error: 'invalid_client' }, 401);
    const code = body.get('code') ?? '';
    const grant = grants.get(code);
    grants.delete(code);
    const challenge = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url');
    if (grant === undefined || challenge !== grant.challenge || body.get('redirect_uri') !== grant.redirectUri)
      return json(response, { error: 'invalid_grant' }, 400);
    return json(response, {
      access_token: 'access',
      token_type: 'Bearer',
      ...(misdeed === 'no-id-token' ? {} : { id_token: await idToken(grant.nonce) }),
    });
  };

  const discovery = (response: ServerResponse) => {
    if (misdeed === 'discovery-slow') return undefined;
    if (misdeed === 'discovery-500') return json(response, {}, 500);
    if (misdeed === 'discovery-html')
      return response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Hello</h1>');
    return json(response, {
      issuer: misdeed === 'other-issuer' ? 'https://login.example' : issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    });
  };

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', issuer);
    asked.push(url.pathname);
    switch (url.pathname) {
      case '/.well-known/openid-configuration':
        return void discovery(response);
      case '/jwks':
        return void json(response, { keys: [jwk] });
      case '/authorize':
        return void authorize(url.searchParams, response);
      case '/token':
        return void token(request, response);
      case '/userinfo':
        return void json(response, { sub: claims['sub'], ...more });
      default:
        return void json(response, {}, 404);
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    issuer,
    clientId,
    clientSecret,
    asked,
    isNow(next, userinfo = {}) {
      claims = next;
      more = userinfo;
    },
    misbehave(next) {
      misdeed = next;
    },
    async logIn(location) {
      const response = await fetch(location, { redirect: 'manual' });
      return new URL(response.headers.get('location') ?? '');
    },
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
