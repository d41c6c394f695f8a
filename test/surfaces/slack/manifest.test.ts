/** Is the app that a team makes from manifest/slack.json the one the code speaks for: the same commands, events and scopes? */
// slack-manifest.schema.json is Slack's own schema, laid out anew: schemas/manifest.schema.2.0.0.json of
// https://github.com/slackapi/manifest-schema, MIT License, Copyright (c) Slack Technologies.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { WebClient } from '@slack/web-api';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import manifest from '../../../manifest/slack.json' with { type: 'json' };
import type { App } from '../../../src/app.ts';
import { Directory } from '../../../src/surfaces/slack/calls/directory.ts';
import { prompts } from '../../../src/surfaces/slack/prompts.ts';
import { SlackEvent } from '../../../src/surfaces/slack/receive/payloads.ts';
import { shortcutIds } from '../../../src/surfaces/slack/shortcut-ids.ts';
import { slashCommands } from '../../../src/surfaces/slack/slash-commands.ts';
import { limits, methodScopes } from '../../stand-ins/slack-limits.ts';
import { keepingLog, startVouch } from '../../start-vouch.ts';
import { slackRooms } from './open-slack.ts';
import schema from './slack-manifest.schema.json' with { type: 'json' };

const root = resolve(import.meta.dirname, '../../..');
const folder = join(root, 'src', 'surfaces', 'slack');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(folder, name), 'utf8'));
const { features, settings } = manifest;
const scopes: readonly string[] = manifest.oauth_config.scopes.bot;
const address = 'https://YOUR-HOST/slack/events';

describe('Slack takes it', () => {
  // "regex" beside "pattern" is a word of Slack's own, and the one "format" is for a field we leave out.
  const fits = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);

  test('it fits the schema', () => {
    fits(manifest);
    expect(fits.errors ?? []).toEqual([]);
    const [first] = features.shortcuts;
    const long = { ...features, shortcuts: [{ ...first, name: 'Log the concern of a client' }] };
    expect(fits({ ...manifest, features: long })).toBe(false);
  });

  test('what the schema does not check fits as well', () => {
    const { display_information: about } = manifest;
    expect(about.background_color).toMatch(/^#[0-9a-f]{6}$/i);
    expect(about.long_description.length).toBeGreaterThanOrEqual(limits.manifest.long_description[0] ?? 0);
    expect(features.agent_view.agent_description.length).toBeLessThanOrEqual(limits.manifest.agent_description_max);
    for (const { command, usage_hint } of features.slash_commands) {
      expect(command).toMatch(/^\/[a-z]+$/);
      expect(usage_hint.length).toBeLessThanOrEqual(100);
    }
    // Slack refuses assistant:write without it, and its conversations are those of the Messages tab:
    // https://docs.slack.dev/ai/migrating-to-agent-messaging
    expect(scopes.includes('assistant:write')).toBe('agent_view' in features);
    expect(features.app_home).toEqual({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
  });

  test('it has one address, to be put in for YOUR-HOST, and nothing is sent elsewhere', () => {
    const said = JSON.stringify(manifest).match(/https?:[^"]+/g) ?? [];
    expect(new Set(said)).toEqual(new Set([address]));
    expect(settings.event_subscriptions.request_url).toBe(address);
    // The fields that look things up ask the second one.
    expect(settings.interactivity).toEqual({
      is_enabled: true,
      request_url: address,
      message_menu_options_url: address,
    });
  });
});

describe('commands and shortcuts', () => {
  let app: App;
  beforeAll(async () => {
    app = await startVouch('2026-11-26');
  });
  afterAll(() => app.close());

  test('are those the code answers, and no other', () => {
    expect(features.slash_commands.map(({ command }) => command)).toEqual(slashCommands);
    const byType = Object.fromEntries(features.shortcuts.map(({ type, callback_id }) => [type, callback_id]));
    expect(features.shortcuts).toHaveLength(2);
    expect(byType).toEqual({ message: shortcutIds.logConcern, global: shortcutIds.askVouch });
    expect(Object.keys(shortcutIds)).toHaveLength(2);
  });

  test.each(features.slash_commands)('$command says what its intent says', ({ command, description, ...hint }) => {
    const intents = [...app.factBase().intents.values()];
    const own = intents.find((intent) => `/${intent.command?.name}` === command)?.command;
    if (command === '/vouch') {
      // It takes any question, and every command of the others.
      expect(own).toBeUndefined();
      expect(intents.some((intent) => intent.command?.name === 'help' && hint.usage_hint.includes('help'))).toBe(true);
      return;
    }
    expect(own).toMatchObject({ usage: `${command} ${hint.usage_hint}`, shows: description });
    // Mentions come as ids, so that an owner is somebody Slack knows.
    expect(hint.should_escape).toBe(true);
  });

  test('suggested prompts are those shown in the conversation', () => {
    expect(features.agent_view.suggested_prompts).toEqual(prompts);
  });
});

/** The kinds of rooms whose messages Slack sends, as the names of its events and scopes begin. */
const rooms = ['channels', 'groups', 'im', 'mpim'] as const;
/** Where a method is not called for every kind of room. */
const narrower: Readonly<Record<string, readonly string[]>> = {
  // Nobody needs to ask who reads a direct message: tested below.
  'conversations.info': ['channels', 'groups', 'mpim'],
  // With one person each.
  'conversations.open': ['im'],
};

/** Every method the SDK knows, "chat.postMessage" and the like. */
function knownMethods(object: object, path: readonly string[] = []): string[] {
  return Object.entries(object).flatMap(([name, part]: [string, unknown]) => {
    if (typeof part === 'function') return path.length === 0 ? [] : [[...path, name].join('.')];
    const plain = typeof part === 'object' && part !== null && Object.getPrototypeOf(part) === Object.prototype;
    return plain ? knownMethods(part, [...path, name]) : [];
  });
}

/** What a client of the SDK is called in the sources. */
const clients = new Set(sources.flatMap((text) => [...text.matchAll(/(\w+): WebClient\b/g)].map((match) => match[1])));

/** Those called anywhere in the Slack surface, by name or through the SDK. */
const called = knownMethods(new WebClient()).filter((method) =>
  sources.some((text) =>
    [`'${method}'`, ...[...clients].map((name) => `${name}.${method}(`)].some((use) => text.includes(use)),
  ),
);

/** The scopes a method needs; of alternatives for kinds of rooms, those of every kind it is called for. */
function scopesOf(method: string): readonly string[] {
  const needs = methodScopes[method];
  if (needs === undefined || needs === null) throw new Error(`${method} is not in slack-limits.json`);
  return needs.flatMap((need) => {
    const alternatives = need.split('|');
    const ofRooms = (narrower[method] ?? rooms).flatMap((room) =>
      alternatives.filter((scope) => scope.startsWith(`${room}:`)),
    );
    if (ofRooms.length > 0 || alternatives.length === 1) return ofRooms.length > 0 ? ofRooms : alternatives;
    return alternatives.some((scope) => scopes.includes(scope)) ? [] : alternatives;
  });
}

const eventScopes: Readonly<Record<string, string | null>> = limits.event_scopes;

describe('events and scopes', () => {
  test('events are those the code reads, and no other', () => {
    const read = SlackEvent.options.map((option) => option.shape.type.value);
    const wanted = read.flatMap((type) => (type === 'message' ? rooms.map((room) => `message.${room}`) : [type]));
    expect(settings.event_subscriptions.bot_events.toSorted()).toEqual(wanted.toSorted());
  });

  test('the methods called are found', () => {
    expect(clients).toEqual(new Set(['client', 'quick']));
    expect(called).toEqual(expect.arrayContaining(['chat.postMessage', 'conversations.replies', 'views.open']));
    for (const text of sources) expect(text).not.toMatch(/\.(?:filesUploadV2|chatStream|paginate)\(/);
  });

  test('listeners take nothing from Bolt that calls Slack by itself', () => {
    const taken = sources.flatMap((text) =>
      [...text.matchAll(/app\.(?:event|command|action|shortcut|view|options)\([\s\S]*?\(\{ ([^}]*) \}\)/g)].flatMap(
        (match) => (match[1] ?? '').split(', ').map((name) => name.replace(/:.*/, '')),
      ),
    );
    expect([...new Set(taken)].toSorted()).toEqual(['ack', 'body', 'context']);
  });

  test('scopes are what the called methods, the events and the commands need, and nothing else', () => {
    const ofEvents = settings.event_subscriptions.bot_events.map((event) => {
      const scope = eventScopes[event];
      if (scope === undefined) throw new Error(`${event} is not in slack-limits.json`);
      return scope;
    });
    // https://docs.slack.dev/reference/scopes/commands: for slash commands and shortcuts.
    const needed = [...called.flatMap(scopesOf), ...ofEvents.filter((scope) => scope !== null), 'commands'];
    expect(scopes.toSorted()).toEqual([...new Set(needed)].toSorted());
    expect(new Set(scopes).size).toBe(scopes.length);
  });

  test('nobody asks Slack who reads a direct message', async () => {
    const asked: string[] = [];
    const calls = {
      nameOf: async () => undefined,
      isShared: async (channel: string) => asked.push(channel) > 0,
    };
    const directory = new Directory(calls, 'T1', keepingLog());
    expect(await directory.isShared('D1')).toBe(true);
    expect(await directory.isShared('C1')).toBe(true);
    expect(asked).toEqual(['C1']);
  });
});

describe('with these scopes and no other', () => {
  const open = slackRooms();

  test('nothing is refused, in any kind of room', async () => {
    const { slack, send } = await open({ slack: { scopes } });
    slack.addChannel({ id: 'C2', name: 'federal', isPrivate: true });
    const group = slack.workspace.openDirect(['U1', 'U2'], 'G1').id;
    const question = '<@UBOT> Is Kaspersky safe for our federal work?';
    const answers = (channel: string) => slack.messages(channel).filter((message) => message.bot_id !== undefined);
    for (const channel of ['C1', 'C2', group, 'D1']) {
      // Of a command Slack does not say who reads the channel.
      await send.command({ command: '/vendor', text: 'kaspersky', channel });
      const before = await slack.waitFor(() => answers(channel).length + slack.ephemerals(channel).length);
      // A post that got through unnoticed is looked for.
      slack.fail('chat.postMessage', { kind: 'drop-after' });
      await send.event(slack.say({ channel, text: question }).event);
      await slack.waitFor((s) =>
        s.calls.some((c) => c.method === 'conversations.replies' && c.args['channel'] === channel),
      );
      expect(answers(channel).length + slack.ephemerals(channel).length).toBe(before + 1);
    }
    slack.addChannel({ id: 'C3', name: 'with-acme', isExtShared: true });
    slack.fail('chat.postMessage', { kind: 'drop-after' });
    await send.event(slack.say({ channel: 'C3', text: '<@UBOT> which clients asked about Kaspersky?' }).event);
    await slack.waitFor((s) => s.calls.some(({ method }) => method === 'conversations.history'));
    for (const tab of ['home', 'messages'])
      await send.event({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab, event_ts: slack.workspace.newTs() });
    await slack.waitFor((s) => s.home('U1') !== undefined && s.mark('prompts', 'D1') !== undefined);
    for (const command of slashCommands) await send.command({ command });
    await slack.waitFor((s) => s.ephemerals('C1').length > slashCommands.length);
    await send.shortcut(shortcutIds.askVouch);
    await send.messageShortcut(shortcutIds.logConcern, slack.say({ text: 'Acme asks about Kaspersky' }).message);
    await slack.waitFor((s) => s.views.length === 2);
    expect(slack.calls.filter(({ error }) => error !== undefined)).toEqual([]);
    const used = new Set(slack.calls.map(({ method }) => method));
    expect([...used]).toEqual(expect.arrayContaining(Object.keys(narrower)));
  });
});

describe('the README', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');

  test('gives the reason for every scope, and for no other', () => {
    const table = /<!-- scopes[\s\S]*?\n\n/.exec(readme)?.[0] ?? '';
    const rows = [...table.matchAll(/^\| (`[^|]+`) \| ([^|]+) \|$/gm)];
    const said = rows.flatMap((row) => [...(row[1] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''));
    expect(said.toSorted()).toEqual(scopes.toSorted());
    for (const row of rows) expect(row[2]?.trim().length).toBeGreaterThan(10);
  });
});
