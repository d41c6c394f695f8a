/** Is every half a configuration of Teams told, all at once, and every whole one understood? */
import { describe, expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';
import { VouchError } from '../src/core/errors.ts';

const id = '6f1de6b6-2f0c-4c37-9c2d-0f6f4a1f8a11';
const tenant = '0a9ee5c8-6b4f-4a0d-8f2c-6c1df2f4b0aa';
const whole = { MicrosoftAppId: id, MicrosoftAppTenantId: tenant, MicrosoftAppPassword: 'a-secret-value' };

function problemOf(environment: Record<string, string>): VouchError {
  try {
    readConfig(environment);
  } catch (thrown) {
    if (thrown instanceof VouchError) return thrown;
    throw thrown;
  }
  throw new Error('it was taken');
}

test('without any of its values Teams is off', () => {
  expect(readConfig({}).teams).toBeNull();
  expect(readConfig({ MicrosoftAppId: '', MicrosoftAppPassword: '' }).teams).toBeNull();
});

describe('whole configurations', () => {
  test('a single-tenant bot asks its own tenant for tokens, which is the default', () => {
    const single = readConfig({ ...whole, MicrosoftAppType: 'SingleTenant' }).teams;
    expect(single).toMatchObject({ way: 'secret', appId: id, tenantId: tenant, password: 'a-secret-value' });
    expect(single).toMatchObject({ cloud: { loginUrl: `https://login.microsoftonline.com/${tenant}` } });
    expect(readConfig(whole).teams).toEqual(single);
  });

  test('an older multi-tenant bot asks the Bot Framework, and still serves one organisation', () => {
    const { teams } = readConfig({ ...whole, MicrosoftAppType: 'multitenant' });
    expect(teams).toMatchObject({
      tenantId: tenant,
      cloud: { loginUrl: 'https://login.microsoftonline.com/botframework.com' },
    });
  });

  test('a managed identity needs no password', () => {
    const { MicrosoftAppPassword: _, ...rest } = whole;
    const { teams } = readConfig({ ...rest, MicrosoftAppType: 'UserAssignedMSI' });
    expect(teams).toMatchObject({ way: 'identity', appId: id, tenantId: tenant });
  });

  test('the government cloud has other addresses, and each can be set', () => {
    const { teams } = readConfig({ ...whole, ChannelService: 'https://botframework.azure.us' });
    expect(teams).toMatchObject({
      cloud: { issuer: 'https://api.botframework.us', scope: 'https://api.botframework.us' },
    });
    const own = readConfig({
      ...whole,
      ToBotFromChannelOpenIdMetadataUrl: 'http://127.0.0.1:1/openid',
      ToBotFromChannelTokenIssuer: 'https://issuer.example',
      ToChannelFromBotLoginUrl: 'https://login.example/t',
      ToChannelFromBotOAuthScope: 'https://scope.example',
    });
    expect(own.teams).toMatchObject({
      cloud: {
        openIdUrl: 'http://127.0.0.1:1/openid',
        issuer: 'https://issuer.example',
        loginUrl: 'https://login.example/t',
        scope: 'https://scope.example',
      },
    });
  });

  test('development is on this machine only, and not together with a bot', () => {
    expect(readConfig({ VOUCH_TEAMS_DEVELOPMENT: 'yes' }).teams).toEqual({ way: 'development' });
    expect(problemOf({ VOUCH_TEAMS_DEVELOPMENT: 'yes', HOST: '0.0.0.0' }).message).toMatch(
      /VOUCH_TEAMS_DEVELOPMENT: lets anybody in.*HOST=0\.0\.0\.0/,
    );
    expect(problemOf({ VOUCH_TEAMS_DEVELOPMENT: 'yes', ...whole }).message).toMatch(
      /VOUCH_TEAMS_DEVELOPMENT: cannot be used together with MicrosoftAppId/,
    );
    expect(problemOf({ VOUCH_TEAMS_DEVELOPMENT: '1' }).message).toMatch(/VOUCH_TEAMS_DEVELOPMENT: is not yes/);
  });
});

describe('half configurations', () => {
  test.each([
    [{ MicrosoftAppPassword: 'x' }, [/MicrosoftAppId: is missing.*portal\.azure\.com/]],
    [{ MicrosoftAppId: id }, [/MicrosoftAppTenantId: is missing/, /MicrosoftAppPassword: is missing/]],
    [{ MicrosoftAppId: id, MicrosoftAppPassword: 'x' }, [/MicrosoftAppTenantId: is missing/]],
    [{ ...whole, MicrosoftAppType: 'UserAssignedMSI' }, [/MicrosoftAppPassword: must be unset/]],
    [
      { MicrosoftAppId: 'not-an-id', MicrosoftAppTenantId: 'x', MicrosoftAppType: 'Other', SLACK_BOT_TOKEN: 'no' },
      [
        /MicrosoftAppId: is not an application id/,
        /MicrosoftAppTenantId: is not a tenant/,
        /MicrosoftAppType: is none of the types there are/,
        /SLACK_BOT_TOKEN: is not a bot token/,
      ],
    ],
    [{ ...whole, ToChannelFromBotLoginUrl: 'http://login.example/t' }, [/ToChannelFromBotLoginUrl: .*https/]],
  ])('%o', (environment, expected) => {
    const problem = problemOf({ ...environment });
    expect(problem.exit).toBe(2);
    for (const pattern of expected) expect(problem.message).toMatch(pattern);
    expect(problem.message).not.toContain('a-secret-value');
  });
});
