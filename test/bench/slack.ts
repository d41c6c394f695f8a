/** How many of Slack's events does Vouch answer in a second, beside a bare Bolt app in the same run? */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sideBySide, vouchArgs } from './side-by-side.ts';
import { leanSlack, putUnderLoad, signingSecret } from './slack-load.ts';

export async function benchSlack(): Promise<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'vouch-bench-slack-'));
  const slack = await leanSlack();
  const { bare, vouch, ratios } = await sideBySide(
    {
      bare: { args: ['test/bench/bare-bolt.ts', slack.apiUrl, signingSecret], listening: /listening on (\S+)/ },
      vouch: {
        args: vouchArgs,
        environment: {
          PORT: '0',
          DATABASE_URL: `sqlite:${join(folder, 'v.db')}`,
          SLACK_BOT_TOKEN: 'xoxb-test',
          SLACK_SIGNING_SECRET: signingSecret,
          SLACK_API_URL: slack.apiUrl,
        },
        listening: /The desk is at (\S+)\/\?token=[\s\S]*Slack: in/,
      },
    },
    (url, connections, seconds) => putUnderLoad(url, slack, connections, seconds),
  );
  slack.stop();
  rmSync(folder, { recursive: true, force: true });
  return {
    'a bare Bolt app that posts a fixed text, 50 connections': bare,
    'Vouch, each event durable before its acknowledgement': vouch,
    'Vouch to the bare app': ratios,
  };
}
