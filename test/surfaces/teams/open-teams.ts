/** How does a test get a Vouch in Teams: the real app and SDK against a stand-in of Teams? */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, type TestContext } from 'vitest';
import type { App } from '../../../src/app.ts';
import { readConfig } from '../../../src/config.ts';
import { startTeams, type TeamsSurface } from '../../../src/surfaces/teams/start-teams.ts';
import { measured } from '../../../src/surfaces/web/health/health.ts';
import { serve } from '../../../src/surfaces/web/serve.ts';
import { type TeamsClient, teamsClient } from '../../stand-ins/teams-client.ts';
import {
  startTeams as startStandIn,
  type TeamsMessage,
  type TeamsOptions,
  type TeamsStandIn,
  trustCertificate,
} from '../../stand-ins/teams-server.ts';
import { keepingLog, startVouch } from '../../start-vouch.ts';

trustCertificate();

export interface TeamsRoom {
  readonly teams: TeamsStandIn;
  readonly client: TeamsClient;
  readonly app: App;
  readonly surface: TeamsSurface;
  readonly url: string;
  readonly log: ReturnType<typeof keepingLog>;
  readonly databaseUrl: string;
  /** Puts this Vouch away, as a shutdown does, and opens another on the same ledger. */
  restart(): Promise<TeamsRoom>;
}

export interface RoomOptions {
  readonly now?: string;
  readonly databaseUrl?: string;
  readonly teams?: TeamsOptions;
  /** Other settings of the environment; undefined takes one away. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** With a managed identity instead of a password. */
  readonly identity?: boolean;
  /** The Teams of another room: this Vouch is a second replica in it. */
  readonly beside?: TeamsRoom;
}

/** A function that opens Vouch in Teams on a ledger of its own; everything is put away after each test. */
export function teamsRooms(): (options?: RoomOptions) => Promise<TeamsRoom> {
  const undo: (() => void | Promise<void>)[] = [];
  afterEach(async () => {
    for (const each of undo.splice(0).reverse()) await each();
  });
  return (options = {}) => openRoom(options, (work) => undo.push(work));
}

/** The same for tests that run at once: it is put away when its own test is done. */
export const roomFor = ({ onTestFinished }: TestContext, options: RoomOptions = {}): Promise<TeamsRoom> =>
  openRoom(options, (work) => onTestFinished(async () => void (await work())));

type Later = (work: () => void | Promise<void>) => void;

async function openRoom(options: RoomOptions, undo: Later): Promise<TeamsRoom> {
  async function open(teams: TeamsStandIn, databaseUrl: string): Promise<TeamsRoom> {
    const log = keepingLog();
    const app = await startVouch(options.now ?? '2026-11-26', { log, databaseUrl });
    const own = options.identity === true ? teams.identityEnvironment : teams.environment;
    if (options.identity === true) putIdentity(own, undo);
    const { teams: config } = readConfig({ ...own, ...options.environment });
    if (config === null) throw new Error('Teams is off with these settings');
    const surface = startTeams(app, config);
    const served = await serve(measured(app), '127.0.0.1', 0, {
      handlers: { '/api/messages': (request, response) => surface.handle(request, response) },
      problems: () => [surface.problem()].flatMap((problem) => problem ?? []),
    });
    let isOpen = true;
    const close = async () => {
      if (!isOpen) return;
      isOpen = false;
      await surface.stop(2_000);
      await served.close(500);
      await app.close();
    };
    undo(close);
    return {
      teams,
      app,
      surface,
      log,
      databaseUrl,
      url: served.address,
      client: teamsClient({ teams, url: served.address }),
      restart: async () => {
        await close();
        return open(teams, databaseUrl);
      },
    };
  }

  if (options.beside !== undefined) return open(options.beside.teams, options.beside.databaseUrl);
  const teams = await startStandIn(options.teams);
  undo(() => teams.stop());
  const folder = mkdtempSync(join(tmpdir(), 'vouch-teams-'));
  undo(() => rmSync(folder, { recursive: true, force: true }));
  return open(teams, options.databaseUrl ?? `sqlite:${join(folder, 'vouch.db')}`);
}

/** Azure tells a program of its identity by the environment, and its SDK looks there itself. */
function putIdentity(given: Readonly<Record<string, string>>, undo: Later): void {
  for (const name of ['IDENTITY_ENDPOINT', 'IDENTITY_HEADER']) {
    process.env[name] = given[name];
    undo(() => void delete process.env[name]);
  }
}

/** All texts that a person reads in a card, or in anything in it, and the addresses of its links. */
export function textIn(value: unknown): string {
  if (Array.isArray(value)) return value.map(textIn).join('');
  if (typeof value !== 'object' || value === null) return '';
  const { type, text, title, url, inlines, ...rest } = value as Record<string, unknown>;
  const own = typeof text === 'string' ? text : '';
  const heading = typeof title === 'string' ? title : '';
  const end = type === 'TextRun' ? '' : '\n';
  const below = Object.entries(rest).map(([key, part]) => (key === 'data' || key === 'fallback' ? '' : textIn(part)));
  const link = typeof url === 'string' ? ` ${url}` : '';
  return `${heading}${own}${link}${textIn(inlines)}${end}${below.join('')}`;
}

/** What a person reads of a message: its own text and its cards'. */
export const textOf = (message: Pick<TeamsMessage, 'text' | 'attachments'>): string =>
  `${message.text ?? ''}\n${(message.attachments ?? []).map((each) => textIn(each.content)).join('\n')}`;
