/** What is the least that a bot does: a fixed text for each message? Run by teams.ts: `bare-botbuilder.ts OPENID LOGIN APP PASSWORD`. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { ConfidentialClientApplication } from '@azure/msal-node';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { MsalServiceClientCredentialsFactory } from 'botframework-connector';

const [, , openIdUrl = '', loginUrl = '', appId = '', clientSecret = ''] = process.argv;
const application = new ConfidentialClientApplication({
  auth: { clientId: appId, clientSecret, authority: loginUrl, knownAuthorities: [new URL(loginUrl).host] },
});
type Application = ConstructorParameters<typeof MsalServiceClientCredentialsFactory>[1];
const adapter = new CloudAdapter(
  new ConfigurationBotFrameworkAuthentication(
    {
      ToBotFromChannelOpenIdMetadataUrl: openIdUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: openIdUrl,
      ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
      ToChannelFromBotLoginUrl: loginUrl,
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      OAuthUrl: 'https://api.botframework.com',
    },
    new MsalServiceClientCredentialsFactory(appId, application as object as Application),
  ),
);
const server = createServer(async (request, response) => {
  const asked = {
    headers: request.headers as Record<string, string>,
    method: request.method ?? '',
    body: (await json(request)) as Record<string, unknown>,
  };
  const answer = {
    socket: response.socket,
    status: (code: number) => {
      response.statusCode = code;
    },
    header: (name: string, value: unknown) => response.setHeader(name, String(value)),
    send: (body: unknown) => response.write(typeof body === 'string' ? body : JSON.stringify(body)),
    end: () => response.end(),
  };
  await adapter.process(asked, answer as never, async (context) => {
    if (context.activity.type === 'message') await context.sendActivity('A fixed text.');
  });
});
server.listen(0, '127.0.0.1', () =>
  process.stdout.write(`listening on http://127.0.0.1:${(server.address() as AddressInfo).port}\n`),
);
