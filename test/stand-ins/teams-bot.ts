/** What is a bot of the real botbuilder and MSAL like, for the stand-in's people to talk to? */
import { createServer, type Server } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { ConfidentialClientApplication, LogLevel } from '@azure/msal-node';
import {
  type Response as BotResponse,
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  MessageFactory,
  TeamsActivityHandler,
  type TurnContext,
} from 'botbuilder';
import { MsalServiceClientCredentialsFactory, type ServiceClientCredentialsFactory } from 'botframework-connector';
import { z } from 'zod';
import { type Fields, type TeamsClient, teamsClient } from './teams-client.ts';
import { close, listen } from './teams-http.ts';
import {
  startTeams,
  type TeamsMessage,
  type TeamsOptions,
  type TeamsStandIn,
  trustCertificate,
} from './teams-server.ts';

trustCertificate();

/** The same class, as the SDK's own declarations name it. */
const Application = z.custom<ConstructorParameters<typeof MsalServiceClientCredentialsFactory>[1]>(
  (value) => value instanceof ConfidentialClientApplication,
);

export interface Bot {
  readonly adapter: CloudAdapter;
  readonly url: string;
  /** What was taken, in order. */
  readonly seen: Fields[];
  /** What the next turns do. */
  does: (context: TurnContext) => Promise<unknown>;
  readonly errors: unknown[];
  stop(): Promise<void>;
}

function secretOf(teams: TeamsStandIn): ServiceClientCredentialsFactory {
  const application = new ConfidentialClientApplication({
    auth: {
      clientId: teams.appId,
      clientSecret: teams.password,
      authority: teams.loginUrl,
      knownAuthorities: [new URL(teams.loginUrl).host],
    },
    system: { loggerOptions: { logLevel: LogLevel.Error, loggerCallback: () => {} } },
  });
  return new MsalServiceClientCredentialsFactory(teams.appId, Application.parse(application));
}

/** Starts a bot that keeps what comes and does as it is told. */
export async function startBot(teams: TeamsStandIn): Promise<Bot> {
  const authentication = new ConfigurationBotFrameworkAuthentication(
    {
      ToBotFromChannelOpenIdMetadataUrl: teams.openIdUrl,
      ToBotFromChannelTokenIssuer: teams.issuer,
      ToChannelFromBotLoginUrl: teams.loginUrl,
      ToChannelFromBotOAuthScope: teams.scope,
      ToBotFromEmulatorOpenIdMetadataUrl: teams.openIdUrl,
      OAuthUrl: teams.scope,
    },
    secretOf(teams),
  );
  const adapter = new CloudAdapter(authentication);
  const errors: unknown[] = [];
  adapter.onTurnError = async (_, error) => void errors.push(error);
  const seen: Fields[] = [];
  const handler = new TeamsActivityHandler();
  const server: Server = createServer((request, response) => {
    readText(request).then(async (text) => {
      const shim: BotResponse = {
        socket: response.socket,
        status: (code: number) => {
          response.statusCode = code;
        },
        header: (name: string, value: unknown) => response.setHeader(name, String(value)),
        send: (body: unknown) => response.write(typeof body === 'string' ? body : JSON.stringify(body)),
        end: () => response.end(),
      };
      const { headers, method = '' } = request;
      await adapter.process({ body: JSON.parse(text), headers, method }, shim, async (context) => {
        seen.push(JSON.parse(JSON.stringify(context.activity)));
        await bot.does(context);
        if (context.activity.type !== 'invoke') await handler.run(context);
      });
    });
  });
  const port = await listen(server);
  const bot: Bot = {
    adapter,
    url: `http://127.0.0.1:${port}`,
    seen,
    errors,
    does: async () => {},
    stop: () => close(server),
  };
  return bot;
}

/** Answers an invoke. */
export const invokeResponse =
  (body: unknown, status = 200) =>
  async (context: TurnContext) => {
    const value: InvokeResponse = { status, body };
    await context.sendActivity({ type: 'invokeResponse', value });
  };

/** An Adaptive Card with these parts, as an attachment. */
export const card = (parts: Fields) => CardFactory.adaptiveCard({ type: 'AdaptiveCard', version: '1.5', ...parts });

export interface BotRoom {
  readonly teams: TeamsStandIn;
  readonly bot: Bot;
  readonly client: TeamsClient;
  /** What comes of a turn that does this. */
  turn<T>(does: (context: TurnContext) => Promise<T>, room?: ReturnType<TeamsStandIn['personalChat']>): Promise<T>;
  /** The message with a card of these parts that the bot sends. */
  showCard(parts: Fields, room?: ReturnType<TeamsStandIn['personalChat']>): Promise<TeamsMessage>;
  stop(): Promise<void>;
}

/** A Teams with a bot in it. */
export async function openBotRoom(options: TeamsOptions = { rate: null }): Promise<BotRoom> {
  const teams = await startTeams(options);
  const bot = await startBot(teams);
  const client = teamsClient({ teams, url: bot.url });
  const room: BotRoom = {
    teams,
    bot,
    client,
    turn: async <T>(does: (context: TurnContext) => Promise<T>, where = teams.personalChat()): Promise<T> => {
      const { promise, resolve, reject } = Promise.withResolvers<T>();
      bot.does = (context) => does(context).then(resolve, reject);
      await client.say({ room: where, text: 'go' });
      bot.does = async () => {};
      return promise;
    },
    showCard: async (parts, where = teams.personalChat()) => {
      await room.turn((context) => context.sendActivity(MessageFactory.attachment(card(parts))), where);
      const message = teams.messages(where.id).at(-1);
      if (message?.from !== 'bot') throw new Error('no card came');
      return message;
    },
    stop: async () => {
      await bot.stop();
      await teams.stop();
    },
  };
  return room;
}
