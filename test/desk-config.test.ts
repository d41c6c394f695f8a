/** Is the way in to the desk taken as meant, and half of one refused, every problem at once? */
import { describe, expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';
import { refuseNothing } from '../src/desk-config.ts';

const login = {
  VOUCH_PUBLIC_URL: 'https://vouch.example',
  OIDC_ISSUER: 'https://login.example/tenant/v2.0',
  OIDC_CLIENT_ID: 'vouch',
  OIDC_CLIENT_SECRET: 'hush',
  OIDC_ROLES: 'admin=vouch-admins, curator = vouch-curators,rep=support,rep=sales=east,viewer=*',
};
const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'x' };

describe('the way in', () => {
  test('is a token on this machine, a login where one is set, and none where it is off', () => {
    for (const HOST of ['127.0.0.1', 'localhost', '::1']) expect(readConfig({ HOST }).desk).toEqual({ way: 'token' });
    for (const HOST of ['127.0.0.1', '0.0.0.0'])
      expect(readConfig({ HOST, ...login }).desk).toEqual({
        way: 'login',
        publicUrl: new URL('https://vouch.example'),
        issuer: new URL('https://login.example/tenant/v2.0'),
        clientId: 'vouch',
        clientSecret: 'hush',
        rolesClaim: 'roles',
        roles: [
          { role: 'admin', value: 'vouch-admins' },
          { role: 'curator', value: 'vouch-curators' },
          { role: 'rep', value: 'support' },
          { role: 'rep', value: 'sales=east' },
          { role: 'viewer', value: '*' },
        ],
      });
    expect(readConfig({ ...login, VOUCH_DESK: 'off' }).desk).toMatchObject({ way: 'off', chosen: true });
  });

  test('an issuer without TLS is on this machine only', () => {
    const OIDC_ISSUER = 'http://127.0.0.1:9000/realms/x';
    expect(readConfig({ ...login, OIDC_ISSUER }).desk).toMatchObject({ issuer: new URL(OIDC_ISSUER) });
    expect(() => readConfig({ ...login, OIDC_ISSUER: 'http://login.example' })).toThrow(
      /OIDC_ISSUER: begins with http/,
    );
  });
});

describe('without a login on an address others reach', () => {
  test('a chat platform is served and the desk is off, which says what it needs', () => {
    const config = readConfig({ HOST: '0.0.0.0', ...slack });
    expect(config.desk).toMatchObject({ way: 'off', said: expect.stringMatching(/OIDC_ISSUER.*README/) });
    expect(() => refuseNothing(config)).not.toThrow();
  });

  test('nothing else to serve is an error with its remedy, unless the desk was turned off', () => {
    const refused = () => refuseNothing(readConfig({ HOST: '0.0.0.0' }));
    expect(refused).toThrow(expect.objectContaining({ code: 'config', exit: 2 }));
    expect(refused).toThrow(
      expect.objectContaining({ remedy: expect.stringMatching(/HOST=127\.0\.0\.1.*VOUCH_DESK=off/) }),
    );
    expect(() => refuseNothing(readConfig({ HOST: '0.0.0.0', VOUCH_DESK: 'off' }))).not.toThrow();
    expect(() => refuseNothing(readConfig({ HOST: '0.0.0.0', ...login }))).not.toThrow();
  });
});

test('half a login, and every wrong value, is told at once with where to get it, and without a secret', () => {
  const read = () =>
    readConfig({
      VOUCH_DESK: 'maybe',
      VOUCH_PUBLIC_URL: 'http://vouch.example/desk',
      OIDC_ISSUER: 'https://dana:pass@login.example/?x=1',
      OIDC_CLIENT_SECRET: 'hush',
      OIDC_ROLES: 'admin=vouch-admins,boss=me,viewer',
    });
  for (const line of [
    /VOUCH_DESK: is neither on nor off/,
    /VOUCH_PUBLIC_URL: begins with http:\/\/.*your proxy with TLS/,
    /OIDC_ISSUER: holds a login/,
    /OIDC_CLIENT_ID: is missing.*\(your issuer, the application you registered/,
    /OIDC_ROLES: “boss=me” is not/,
    /OIDC_ROLES: “viewer” is not/,
  ])
    expect(read).toThrow(line);
  expect(read).not.toThrow(/hush|pass/);
  expect(() => readConfig({ ...login, VOUCH_PUBLIC_URL: 'https://vouch.example/desk' })).toThrow(/a name and a port/);
  expect(() => readConfig({ OIDC_ROLES_CLAIM: 'groups' })).toThrow(/5 problems/);
});

test.each(['common', 'organizations', 'consumers'])(
  'Microsoft’s issuer for everybody, %s, is none of yours',
  (tenant) => {
    expect(() => readConfig({ ...login, OIDC_ISSUER: `https://login.microsoftonline.com/${tenant}/v2.0` })).toThrow(
      /OIDC_ISSUER: lets in people of any organisation/,
    );
  },
);
