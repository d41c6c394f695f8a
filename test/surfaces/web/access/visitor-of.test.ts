/** Does a claim give the role that was meant, and no name more than a name? */
import { describe, expect, test } from 'vitest';
import { Person } from '../../../../src/core/person.ts';
import type { LoginConfig } from '../../../../src/desk-config.ts';
import { personOf, roleOf } from '../../../../src/surfaces/web/access/visitor-of.ts';

const config = (rolesClaim: string, ...roles: LoginConfig['roles']): LoginConfig => ({
  way: 'login',
  publicUrl: new URL('https://vouch.example'),
  issuer: new URL('https://login.example'),
  clientId: 'vouch',
  clientSecret: 'hush',
  rolesClaim,
  roles,
});
const admins = { role: 'admin', value: 'admins' } as const;
const reps = { role: 'rep', value: 'support' } as const;
const everybody = { role: 'viewer', value: '*' } as const;

describe('the role', () => {
  test.each([
    ['a list', { roles: ['x', 'support'] }, 'roles'],
    ['one word', { roles: 'support' }, 'roles'],
    ['a path', { realm_access: { roles: ['support'] } }, 'realm_access.roles'],
    ['a name that is an address', { 'https://example.com/roles': ['support'] }, 'https://example.com/roles'],
  ])('is found in %s', (_, claims, claim) => {
    expect(roleOf(claims, config(claim, admins, reps))).toBe('rep');
  });

  test('is the most that any value gives, and what everybody has without one', () => {
    expect(roleOf({ roles: ['support', 'admins'] }, config('roles', reps, admins, everybody))).toBe('admin');
    for (const claims of [{}, { roles: null }, { roles: ['x'] }, { roles: { admins: true } }])
      expect(roleOf(claims, config('roles', reps, admins, everybody))).toBe('viewer');
  });

  test.each([
    {},
    { roles: [] },
    { roles: ['Admins', 'admins '] },
    { roles: [['admins']] },
    { roles: { '0': 'admins' } },
    { roles: 'admins support' },
    { role: 'admins' },
  ])('is none for %j', (claims) => {
    expect(roleOf(claims, config('roles', admins, reps))).toBeUndefined();
  });

  test('is not read from what every object has', () => {
    expect(roleOf({}, config('constructor.name', { role: 'admin', value: 'Object' }))).toBeUndefined();
  });
});

describe('the person', () => {
  test('keeps an id through a new name, and no other issuer or subject has it', () => {
    const ids = [
      personOf({ name: 'Dana' }, 'https://a', 's'),
      personOf({ name: 'Dana Reyes' }, 'https://a', 's'),
      personOf({}, 'https://b', 's'),
      personOf({}, 'https://a', 't'),
      personOf({}, 'https://as', ''),
    ].map(({ id }) => id);
    expect(ids[0]).toBe(ids[1]);
    expect(new Set(ids).size).toBe(4);
    expect(ids[0]).toMatch(/^web:[\w-]{22}$/);
  });

  test.each([
    ['its name', { name: ' Dana  Reyes ', email: 'd@x' }, 'Dana Reyes'],
    ['else a login', { name: 7, preferred_username: 'dana' }, 'dana'],
    ['else an address', { name: ' \u0000', email: 'dana@example.com' }, 'dana@example.com'],
    ['else none', {}, 'Somebody without a name'],
    ['no control character or turn of direction', { name: 'Da\u0000na\u202E\u2028<b>\n' }, 'Da na <b>'],
  ])('has %s', (_, claims, name) => {
    expect(personOf(claims, 'i', 's').name).toBe(name);
  });

  test('of a very long name is still a person', () => {
    expect(Person.safeParse(personOf({ name: '😀'.repeat(5_000) }, 'i', 's'.repeat(5_000))).success).toBe(true);
  });
});
