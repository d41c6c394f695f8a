/** How does a test get a Vouch in a Slack workspace: the real app against a stand-in of Slack? */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, type TestContext } from 'vitest';
import type { App } from '../../../src/app.ts';
import { type SlackSurface, startSlack } from '../../../src/surfaces/slack/start-slack.ts';
import { measured } from '../../../src/surfaces/web/health/health.ts';
import { type Served, serve } from '../../../src/surfaces/web/serve.ts';
import { type HttpSender, slackSender } from '../../stand-ins/slack-client.ts';
import {
  type SlackOptions,
  type SlackStandIn,
  startSlack as startStandIn,
  tokens,
} from '../../stand-ins/slack-server.ts';
import { keepingLog, startVouch } from '../../start-vouch.ts';

export const signingSecret = 'only-for-tests-0123456789';

export interface Room {
  readonly slack: SlackStandIn;
  readonly send: HttpSender;
  readonly app: App;
  readonly surface: SlackSurface;
  readonly url: string;
  readonly log: ReturnType<typeof keepingLog>;
  readonly databaseUrl: string;
  /** Puts this Vouch away, as a shutdown does, and opens another on the same ledger. */
  restart(): Promise<Room>;
}

export interface RoomOptions {
  readonly now?: string;
  readonly way?: 'http' | 'socket';
  readonly databaseUrl?: string;
  readonly slack?: SlackOptions;
  /** The workspace of another room: this Vouch is a second replica in it. */
  readonly beside?: Room;
}

/** A function that opens Vouch in Slack on a ledger of its own; everything is put away after each test. */
export function slackRooms(): (options?: RoomOptions) => Promise<Room> {
  const undo: (() => void | Promise<void>)[] = [];
  afterEach(async () => {
    for (const each of undo.splice(0).reverse()) await each();
  });
  return (options = {}) => openRoom(options, (work) => undo.push(work));
}

/** The same for tests that run at once: it is put away when its own test is done. */
export const roomFor = ({ onTestFinished }: TestContext, options: RoomOptions = {}): Promise<Room> =>
  openRoom(options, (work) => onTestFinished(async () => void (await work())));

type Later = (work: () => void | Promise<void>) => void;

async function openRoom(options: RoomOptions, undo: Later): Promise<Room> {
  async function open(slack: SlackStandIn, databaseUrl: string, options: RoomOptions): Promise<Room> {
    const log = keepingLog();
    const app = await startVouch(options.now ?? '2026-11-26', { log, databaseUrl });
    const apiUrl = slack.apiUrl;
    const surface = await startSlack(
      app,
      options.way === 'socket'
        ? { way: 'socket', botToken: tokens.bot, appToken: tokens.app, apiUrl }
        : { way: 'http', botToken: tokens.bot, signingSecret, apiUrl },
    );
    const served: Served = await serve(measured(app), '127.0.0.1', 0, {
      handlers: surface.handle === undefined ? {} : { '/slack/events': surface.handle },
      problems: () => [],
    });
    let open_ = true;
    const close = async () => {
      if (!open_) return;
      open_ = false;
      await surface.stop(2_000);
      await served.close(500);
      await app.close();
    };
    undo(close);
    return {
      slack,
      app,
      surface,
      log,
      databaseUrl,
      url: served.address,
      send: slackSender({ slack, url: served.address, signingSecret }),
      restart: async () => {
        await close();
        return open(slack, databaseUrl, options);
      },
    };
  }

  if (options.beside !== undefined) return open(options.beside.slack, options.beside.databaseUrl, options);
  const slack = await startStandIn(options.slack);
  undo(() => slack.stop());
  const folder = mkdtempSync(join(tmpdir(), 'vouch-slack-'));
  undo(() => rmSync(folder, { recursive: true, force: true }));
  return open(slack, options.databaseUrl ?? `sqlite:${join(folder, 'vouch.db')}`, options);
}

/** All texts in a message's blocks and its own text, for looking into them. */
export const textOf = (message: { readonly text: string; readonly blocks?: readonly unknown[] | undefined }): string =>
  `${message.text}\n${stringsIn(message.blocks).join('\n')}`;

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === 'block_id' || key === 'action_id' || key === 'type' ? [] : stringsIn(part),
  );
}

/** The elements a person can press in a message or view, by their action_id. */
export function pressable(blocks: readonly unknown[] | undefined): readonly string[] {
  const found: string[] = [];
  const look = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) look(each);
    else if (typeof value === 'object' && value !== null) {
      if ('action_id' in value && typeof value.action_id === 'string') found.push(value.action_id);
      for (const part of Object.values(value)) look(part);
    }
  };
  look(blocks);
  return found;
}
