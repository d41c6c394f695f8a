/** What tokens does Teams send, and what do forged ones look like? */
import { createHmac, randomUUID } from 'node:crypto';
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, type JWK, SignJWT } from 'jose';

/** `good` is what Teams sends; everything else must be refused. `none` is no token, `wrong-scheme` not a bearer's. */
export const tokenKinds = [
  'good',
  'none',
  'wrong-scheme',
  'not-a-jwt',
  'forged',
  'tampered',
  'expired',
  'not-yet-valid',
  'wrong-audience',
  'no-audience',
  'wrong-issuer',
  'alg-none',
  'hs256',
  'unknown-kid',
  'unendorsed-key',
  'wrong-service-url',
  'no-service-url',
  'emulator',
] as const;
export type TokenKind = (typeof tokenKinds)[number];
export const badTokenKinds = tokenKinds.filter((kind) => kind !== 'good');

/** An issuer of the Bot Framework's emulator, as botframework-connector 4.23.3 knows it. */
const emulatorIssuer = 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/';

interface Key {
  readonly kid: string;
  readonly private: CryptoKey;
  readonly jwk: JWK;
  readonly pem: string;
}

async function makeKey(endorsements: readonly string[]): Promise<Key> {
  const pair = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true });
  const kid = randomUUID();
  const { n, e, kty } = await exportJWK(pair.publicKey);
  const jwk = { kty, use: 'sig', kid, x5t: kid, n, e, endorsements };
  return { kid, private: pair.privateKey, jwk: jwk as JWK, pem: await exportSPKI(pair.publicKey) };
}

/** Keys take long to make, so all stand-ins of a process have the same. */
let made: Promise<readonly [Key, Key, Key]> | undefined;
const makeKeys = (): Promise<readonly [Key, Key, Key]> => {
  made ??= Promise.all([
    makeKey(['msteams', 'webchat', 'directline', 'skype']),
    makeKey(['webchat', 'directline']),
    makeKey([]),
  ]);
  return made;
};

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export interface Issuer {
  readonly issuer: string;
  readonly keys: readonly JWK[];
  /** `claims` override; undefined takes one away. Gives '' for `none`. */
  sign(kind?: TokenKind, claims?: Readonly<Record<string, unknown>>): Promise<string>;
  /** The Authorization header; undefined for `none`. */
  authorization(kind?: TokenKind, claims?: Readonly<Record<string, unknown>>): Promise<string | undefined>;
}

/** Makes the keys that Teams signs with, and others. */
export async function makeIssuer(of: {
  readonly issuer: string;
  readonly appId: string;
  readonly serviceUrl: string;
}): Promise<Issuer> {
  const { issuer, appId, serviceUrl } = of;
  const [main, unendorsed, foreign] = await makeKeys();

  const sign = async (kind: TokenKind = 'good', more: Readonly<Record<string, unknown>> = {}): Promise<string> => {
    const now = Math.floor(Date.now() / 1000);
    const good = { iss: issuer, aud: appId, nbf: now - 60, exp: now + 3600, serviceurl: serviceUrl };
    const make = (claims: object, { key = main, kid }: { key?: Key; kid?: string } = {}) =>
      new SignJWT({ ...good, ...claims, ...more })
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: kid ?? key.kid })
        .sign(key.private);
    switch (kind) {
      case 'good':
      case 'wrong-scheme':
        return make({});
      case 'none':
        return '';
      case 'not-a-jwt':
        return 'not-a-jwt';
      case 'forged':
        return make({}, { key: foreign, kid: main.kid });
      case 'tampered': {
        const [header, , signature] = (await make({})).split('.');
        return `${header}.${encode({ ...good, ...more, exp: good.exp + 3600 })}.${signature}`;
      }
      case 'expired':
        return make({ nbf: now - 7200, exp: now - 3600 });
      case 'not-yet-valid':
        return make({ nbf: now + 3600, exp: now + 7200 });
      case 'wrong-audience':
        return make({ aud: randomUUID() });
      case 'no-audience':
        return make({ aud: undefined });
      case 'wrong-issuer':
        return make({ iss: 'https://api.botframework.example' });
      case 'alg-none':
        return `${encode({ alg: 'none', typ: 'JWT', kid: main.kid })}.${encode({ ...good, ...more })}.`;
      case 'hs256': {
        const signed = `${encode({ alg: 'HS256', typ: 'JWT', kid: main.kid })}.${encode({ ...good, ...more })}`;
        return `${signed}.${createHmac('sha256', main.pem).update(signed).digest('base64url')}`;
      }
      case 'unknown-kid':
        return make({}, { kid: randomUUID() });
      case 'unendorsed-key':
        return make({}, { key: unendorsed });
      case 'wrong-service-url':
        return make({ serviceurl: 'https://smba.example/amer/' });
      case 'no-service-url':
        return make({ serviceurl: undefined });
      case 'emulator':
        // As from the emulator of somebody who has got hold of a key: the worst that it can be.
        return make({ iss: emulatorIssuer, ver: '1.0', appid: appId, serviceurl: undefined });
    }
  };

  return {
    issuer,
    keys: [main.jwk, unendorsed.jwk],
    sign,
    authorization: async (kind = 'good', claims) => {
      const token = await sign(kind, claims);
      if (kind === 'none') return undefined;
      return `${kind === 'wrong-scheme' ? 'Basic' : 'Bearer'} ${token}`;
    },
  };
}
