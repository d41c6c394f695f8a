/** How is Vouch in Microsoft Teams, if it is? */
import { z } from 'zod';

/** Where Teams' cloud gives and checks its tokens. */
export interface TeamsCloud {
  /** The OpenID document with the keys that Teams signs with. */
  readonly openIdUrl: string;
  /** Who signs what Teams sends. */
  readonly issuer: string;
  /** Where Vouch gets its own tokens: the authority, with the tenant. */
  readonly loginUrl: string;
  /** What these tokens are for. */
  readonly scope: string;
}

/** With a password, with a managed identity that needs none, or without any login for development on this machine. */
export type TeamsConfig =
  | { readonly way: 'development' }
  | ({
      readonly appId: string;
      /** The organisation whose people see the log; everybody else is a stranger. */
      readonly tenantId: string;
      readonly cloud: TeamsCloud;
    } & ({ readonly way: 'secret'; readonly password: string } | { readonly way: 'identity' }));

/** Every setting of Teams and where its value comes from. The names are those of Microsoft's own documentation. */
export const teamsSettings = {
  MicrosoftAppId: 'the bot’s application id, a UUID; portal.azure.com, your Azure Bot, Configuration, Microsoft App ID',
  MicrosoftAppPassword:
    'portal.azure.com, your Azure Bot, Configuration, Manage Password, New client secret: the value, not its id; none with a managed identity',
  MicrosoftAppTenantId: 'portal.azure.com, your Azure Bot, Configuration, App Tenant ID, a UUID',
  MicrosoftAppType: 'SingleTenant, UserAssignedMSI (a managed identity) or MultiTenant; SingleTenant when unset',
  ChannelService: 'https://botframework.azure.us for the US government cloud; the public cloud when unset',
  ToBotFromChannelOpenIdMetadataUrl: 'another address of the keys that Teams signs with; the cloud’s own when unset',
  ToBotFromChannelTokenIssuer: 'another issuer of what Teams signs; the cloud’s own when unset',
  ToChannelFromBotLoginUrl: 'another login that gives Vouch its tokens, with the tenant; the cloud’s own when unset',
  ToChannelFromBotOAuthScope: 'what these tokens are for; the cloud’s own when unset',
  VOUCH_TEAMS_DEVELOPMENT:
    'yes to try Teams on this machine without any login, in Microsoft’s Agents Playground; unset otherwise',
} as const;

const https = z.url({ protocol: /^https$/, error: 'is not a web address that begins with https://' });
/** Keys are public and what they sign is checked; a test serves them without TLS. */
const anyWeb = z.url({ protocol: /^https?$/, error: 'is not a web address' });
const types = { singletenant: 'SingleTenant', multitenant: 'MultiTenant', userassignedmsi: 'UserAssignedMSI' } as const;

export const teamsEnvironment = {
  MicrosoftAppId: z.guid('is not an application id').optional(),
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppTenantId: z.guid('is not a tenant’s id').optional(),
  MicrosoftAppType: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.literal(['singletenant', 'multitenant', 'userassignedmsi'], 'is none of the types there are'))
    .transform((type) => types[type])
    .optional(),
  ChannelService: z.literal('https://botframework.azure.us', 'is no cloud that is known').optional(),
  ToBotFromChannelOpenIdMetadataUrl: anyWeb.optional(),
  ToBotFromChannelTokenIssuer: z.string().optional(),
  ToChannelFromBotLoginUrl: https.optional(),
  ToChannelFromBotOAuthScope: z.string().optional(),
  VOUCH_TEAMS_DEVELOPMENT: z.literal('yes', 'is not yes').optional(),
};
const Environment = z.object(teamsEnvironment);
type Environment = z.infer<typeof Environment>;

/** Half a set of values is a mistake, not a Teams that is off. Gives the variable and what is wrong with it. */
export function teamsProblems(
  given: Readonly<Record<string, string | undefined>>,
  host: string,
  loopbackHosts: readonly string[],
): (readonly [string, string])[] {
  const parsed = Environment.safeParse(given);
  if (!parsed.success) return [];
  const { MicrosoftAppId: id, MicrosoftAppPassword: password, MicrosoftAppTenantId: tenant } = parsed.data;
  const { MicrosoftAppType: type, VOUCH_TEAMS_DEVELOPMENT: development } = parsed.data;
  if (development !== undefined) {
    if (id !== undefined) return [['VOUCH_TEAMS_DEVELOPMENT', 'cannot be used together with MicrosoftAppId']];
    return loopbackHosts.includes(host)
      ? []
      : [['VOUCH_TEAMS_DEVELOPMENT', `lets anybody in, so it works on this machine only, not with HOST=${host}`]];
  }
  if (id === undefined)
    return [password, tenant, type].some((each) => each !== undefined)
      ? [['MicrosoftAppId', 'is missing, and Teams needs it']]
      : [];
  const problems: (readonly [string, string])[] = [];
  const say = (name: string, what: string): void => void problems.push([name, what]);
  if (tenant === undefined) say('MicrosoftAppTenantId', 'is missing: it says whose people may use Vouch');
  if (type === 'UserAssignedMSI' && password !== undefined)
    say('MicrosoftAppPassword', 'must be unset: a managed identity has no password');
  if (type !== 'UserAssignedMSI' && password === undefined)
    say('MicrosoftAppPassword', 'is missing, and Teams needs it unless MicrosoftAppType is UserAssignedMSI');
  return problems;
}

/** The public cloud and the one of the US government: constants of botframework-connector 4.23.3. */
const clouds = {
  public: {
    openIdUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
    issuer: 'https://api.botframework.com',
    login: 'https://login.microsoftonline.com/',
    tenant: 'botframework.com',
    scope: 'https://api.botframework.com',
  },
  government: {
    openIdUrl: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
    issuer: 'https://api.botframework.us',
    login: 'https://login.microsoftonline.us/',
    tenant: 'MicrosoftServices.onmicrosoft.us',
    scope: 'https://api.botframework.us',
  },
} as const;

/** Null where Teams is off. `given` has no `teamsProblems`. */
export function teamsOf(given: Environment): TeamsConfig | null {
  if (given.VOUCH_TEAMS_DEVELOPMENT !== undefined) return { way: 'development' };
  const { MicrosoftAppId: appId, MicrosoftAppPassword: password, MicrosoftAppType: type } = given;
  const { MicrosoftAppTenantId: tenantId } = given;
  if (appId === undefined || tenantId === undefined) return null;
  const cloud = clouds[given.ChannelService === undefined ? 'public' : 'government'];
  const common = {
    appId,
    tenantId,
    cloud: {
      openIdUrl: given.ToBotFromChannelOpenIdMetadataUrl ?? cloud.openIdUrl,
      issuer: given.ToBotFromChannelTokenIssuer ?? cloud.issuer,
      loginUrl: given.ToChannelFromBotLoginUrl ?? `${cloud.login}${type === 'MultiTenant' ? cloud.tenant : tenantId}`,
      scope: given.ToChannelFromBotOAuthScope ?? cloud.scope,
    },
  };
  if (type === 'UserAssignedMSI') return { way: 'identity', ...common };
  return password === undefined ? null : { way: 'secret', password, ...common };
}
