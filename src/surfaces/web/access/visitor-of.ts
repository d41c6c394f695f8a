/** Who is it that the issuer let in, and which role have they? */
import type { Person } from '../../../core/person.ts';
import { type Role, roles } from '../../../core/role.ts';
import type { LoginConfig } from '../../../desk-config.ts';
import { digestOf } from './secrets.ts';

export type Claims = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Claims => typeof value === 'object' && value !== null;

/** A claim by its full name, which may look like an address, or else by its path: `realm_access.roles`. */
export function claimAt(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  return name
    .split('.')
    .reduce<unknown>(
      (inner, part) => (isObject(inner) && Object.hasOwn(inner, part) ? inner[part] : undefined),
      claims,
    );
}

/** The most that any value of the claim gives; undefined where none gives a role. */
export function roleOf(claims: Claims, { rolesClaim, roles: rules }: LoginConfig): Role | undefined {
  const found = claimAt(claims, rolesClaim);
  const values = (Array.isArray(found) ? found : [found]).filter((value) => typeof value === 'string');
  return roles.findLast((role) =>
    rules.some((rule) => rule.role === role && (rule.value === '*' || values.includes(rule.value))),
  );
}

/** Without control characters and what turns the direction of writing, in at most 100 characters. */
const tidy = (text: unknown): string =>
  typeof text === 'string'
    ? [
        ...text
          .normalize('NFC')
          .replaceAll(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
          .replaceAll(/\s+/g, ' ')
          .trim(),
      ]
        .slice(0, 100)
        .join('')
    : '';

/** The id stays the same however the person is renamed, and tells nothing of them. */
export function personOf(claims: Claims, issuer: string, subject: string): Person {
  const name = ['name', 'preferred_username', 'email'].map((claim) => tidy(claims[claim])).find((each) => each !== '');
  return {
    id: `web:${digestOf('person', JSON.stringify([issuer, subject])).slice(0, 22)}`,
    name: name ?? 'Somebody without a name',
  };
}
