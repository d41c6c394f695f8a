/** How many of Teams' activities does Vouch answer in a second, beside a bare echo bot in the same run? */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certificatePath } from '../stand-ins/teams-certificate.ts';
import { sideBySide, vouchArgs } from './side-by-side.ts';
import { appId, leanTeams, password, putUnderLoad, tenantId } from './teams-load.ts';

export async function benchTeams(): Promise<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'vouch-bench-teams-'));
  const teams = await leanTeams();
  const environment = { NODE_EXTRA_CA_CERTS: certificatePath };
  const { bare, vouch, ratios } = await sideBySide(
    {
      bare: {
        args: ['test/bench/bare-botbuilder.ts', teams.openIdUrl, teams.loginUrl, appId, password],
        environment,
        listening: /listening on (\S+)/,
      },
      vouch: {
        args: vouchArgs,
        environment: {
          ...environment,
          PORT: '0',
          DATABASE_URL: `sqlite:${join(folder, 'v.db')}`,
          MicrosoftAppId: appId,
          MicrosoftAppPassword: password,
          MicrosoftAppTenantId: tenantId,
          ToBotFromChannelOpenIdMetadataUrl: teams.openIdUrl,
          ToChannelFromBotLoginUrl: teams.loginUrl,
        },
        listening: /The desk is at (\S+)\/\?token=[\s\S]*Teams: at/,
      },
    },
    (url, connections, seconds) => putUnderLoad(url, teams, connections, seconds),
  );
  teams.stop();
  rmSync(folder, { recursive: true, force: true });
  return {
    'a bare echo bot of botbuilder, 50 connections': bare,
    'Vouch, each activity durable before its acknowledgement, with its dots': vouch,
    'Vouch to the bare bot': ratios,
  };
}
