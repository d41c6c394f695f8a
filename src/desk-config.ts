/** Who is let in to the desk, and how do people reach it? */
import { z } from 'zod';
import { VouchError } from './core/errors.ts';
import { type Role, roles } from './core/role.ts';

/** How people log in where the desk is not only for this machine. */
export interface LoginConfig {
  readonly way: 'login';
  /** Where people reach the desk, over TLS: scheme, host and port. */
  readonly publicUrl: URL;
  /** As the issuer names itself. */
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The claim whose values give roles. */
  readonly rolesClaim: string;
  readonly roles: readonly RoleRule[];
}

/** A value of the claim, and the role it gives; `*` is given to everybody who can log in. */
export interface RoleRule {
  readonly role: Role;
  readonly value: string;
}

/** `token`: the printed address lets in, on this machine. `off` says why, and what it needs. */
export type DeskConfig =
  | { readonly way: 'token' }
  | { readonly way: 'off'; readonly chosen: boolean; readonly said: string }
  | LoginConfig;

/** Every setting of the desk and where its value comes from. */
export const deskSettings = {
  VOUCH_DESK: 'off where no desk is served; on when unset',
  VOUCH_PUBLIC_URL: 'https:// and the name people reach the desk at, as your proxy with TLS serves it',
  OIDC_ISSUER:
    'the address of your OpenID Connect issuer, such as https://login.microsoftonline.com/TENANT/v2.0; its documentation, “issuer”',
  OIDC_CLIENT_ID: 'your issuer, the application you registered for Vouch, its client id',
  OIDC_CLIENT_SECRET: 'your issuer, the application you registered for Vouch, its client secret',
  OIDC_ROLES:
    'who has which role, such as admin=vouch-admins,curator=vouch-curators,rep=support,viewer=*; the values are those of OIDC_ROLES_CLAIM',
  OIDC_ROLES_CLAIM:
    'the claim that lists a person’s roles or groups: groups, realm_access.roles or https://example.com/roles; roles when unset',
} as const;

/** What a login needs; all of them, or none. */
const needed = ['VOUCH_PUBLIC_URL', 'OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_ROLES'] as const;

const web = z.url({ protocol: /^https?$/, error: 'is not a web address' }).optional();
const text = z.string().trim().min(1, 'is empty').optional();
export const deskEnvironment = {
  VOUCH_DESK: z.literal(['on', 'off'], 'is neither on nor off').default('on'),
  VOUCH_PUBLIC_URL: web,
  OIDC_ISSUER: web,
  OIDC_CLIENT_ID: text,
  OIDC_CLIENT_SECRET: text,
  OIDC_ROLES: text,
  OIDC_ROLES_CLAIM: text,
};
const Environment = z.object(deskEnvironment);

type Given = Readonly<Record<string, string | undefined>>;
type Problem = readonly [string, string];

/** Half a login, and one that would go without TLS. Gives the variable and what is wrong with it. */
export function deskProblems(given: Given, loopbackHosts: readonly string[]): readonly Problem[] {
  const half = [...needed, 'OIDC_ROLES_CLAIM'].some((name) => given[name] !== undefined);
  const missing = half ? needed.filter((name) => given[name] === undefined) : [];
  return [
    ...missing.map((name): Problem => [name, 'is missing, and a login at the desk needs it']),
    ...publicUrlProblems(given['VOUCH_PUBLIC_URL']),
    ...issuerProblems(given['OIDC_ISSUER'], loopbackHosts),
    ...roleProblems(given['OIDC_ROLES']),
  ];
}

function publicUrlProblems(given: string | undefined): readonly Problem[] {
  const url = URL.parse(given ?? '');
  if (url === null || !/^https?:$/.test(url.protocol)) return [];
  if (url.protocol !== 'https:')
    return [['VOUCH_PUBLIC_URL', 'begins with http://, and people may reach the desk over TLS only']];
  if (url.href !== `${url.origin}/`)
    return [['VOUCH_PUBLIC_URL', 'holds more than a name and a port, and the desk is at the top of a name of its own']];
  return [];
}

function issuerProblems(given: string | undefined, loopbackHosts: readonly string[]): readonly Problem[] {
  const url = URL.parse(given ?? '');
  if (url === null) return [];
  const problems: Problem[] = [];
  if (url.protocol === 'http:' && !loopbackHosts.includes(url.hostname.replace(/^\[|\]$/g, '')))
    problems.push(['OIDC_ISSUER', 'begins with http://, which only an address on this machine may']);
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    problems.push(['OIDC_ISSUER', 'holds a login, a question mark or a #, and an issuer has none']);
  if (url.hostname === 'login.microsoftonline.com' && /^\/(common|organizations|consumers)\b/.test(url.pathname))
    problems.push([
      'OIDC_ISSUER',
      'lets in people of any organisation; put your tenant’s id in the place of that word',
    ]);
  return problems;
}

const rulesOf = (given: string): readonly string[] => given.split(',').map((rule) => rule.trim());

function roleProblems(given: string | undefined): readonly Problem[] {
  return (given === undefined ? [] : rulesOf(given)).flatMap((rule): readonly Problem[] => {
    if (ruleOf(rule) !== undefined) return [];
    return [['OIDC_ROLES', `“${rule}” is not one of ${roles.join(', ')}, then =, then a value of the claim or *`]];
  });
}

function ruleOf(rule: string): RoleRule | undefined {
  const [, name, value] = /^([a-z]+)\s*=\s*(.+)$/.exec(rule) ?? [];
  const role = roles.find((each) => each === name);
  return role === undefined || value === undefined ? undefined : { role, value };
}

/** `given` has no `deskProblems`. */
export function deskOf(given: z.infer<typeof Environment>, host: string, loopbackHosts: readonly string[]): DeskConfig {
  if (given.VOUCH_DESK === 'off') return { way: 'off', chosen: true, said: 'The desk is off: VOUCH_DESK is off.' };
  const { VOUCH_PUBLIC_URL, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_ROLES } = given;
  if (
    VOUCH_PUBLIC_URL !== undefined &&
    OIDC_ISSUER !== undefined &&
    OIDC_CLIENT_ID !== undefined &&
    OIDC_CLIENT_SECRET !== undefined &&
    OIDC_ROLES !== undefined
  )
    return Object.freeze({
      way: 'login',
      publicUrl: new URL(VOUCH_PUBLIC_URL),
      issuer: new URL(OIDC_ISSUER),
      clientId: OIDC_CLIENT_ID,
      clientSecret: OIDC_CLIENT_SECRET,
      rolesClaim: given.OIDC_ROLES_CLAIM ?? 'roles',
      roles: Object.freeze(rulesOf(OIDC_ROLES).flatMap((rule) => ruleOf(rule) ?? [])),
    });
  if (loopbackHosts.includes(host)) return { way: 'token' };
  return {
    way: 'off',
    chosen: false,
    said: `The desk is off: on ${host} it needs a login. Set ${needed.join(', ')}; see the README.`,
  };
}

/** Refuses with `config` to start a server that would serve nothing, because only a desk was wanted and nobody could log in. */
export function refuseNothing(config: {
  readonly desk: DeskConfig;
  readonly slack: unknown;
  readonly teams: unknown;
}): void {
  const { desk, slack, teams } = config;
  if (desk.way !== 'off' || desk.chosen || slack !== null || teams !== null) return;
  throw new VouchError(
    'config',
    desk.said,
    'Set them, or HOST=127.0.0.1 to open the desk on this machine only, or VOUCH_DESK=off to serve none.',
  );
}
