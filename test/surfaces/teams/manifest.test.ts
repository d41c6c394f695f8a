/** Is the app that a team uploads the one the code speaks for, and does the command that makes it say what is wrong? */

import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawIcons } from '../../../manifest/draw-icons.ts';
import manifest from '../../../manifest/teams/manifest.json' with { type: 'json' };
import { fillManifest, iconProblem, manifestProblems } from '../../../manifest/teams-package.ts';
import { type Content, loadContent } from '../../../src/app.ts';
import { extensionCommands } from '../../../src/surfaces/teams/extension-commands.ts';
import { starters, textCommands } from '../../../src/surfaces/teams/text-commands.ts';
import { teamsSettings } from '../../../src/teams-config.ts';
import { runToEnd } from '../../run-to-end.ts';
import { readWith, today } from '../../understand/said.ts';

const root = resolve(import.meta.dirname, '../../..');
const folder = join(root, 'manifest', 'teams');
const text = readFileSync(join(folder, 'manifest.json'), 'utf8');
const id = '01234567-89ab-cdef-0123-456789abcdef';
const values = { MicrosoftAppId: id, VOUCH_ABOUT_URL: 'https://vouch.example/"about"' };
const [bot] = manifest.bots;
const [extension] = manifest.composeExtensions;
if (bot === undefined || extension === undefined) throw new Error('the manifest has a bot and a message extension');
const lists = Object.fromEntries(bot.commandLists.map((list) => [list.scopes.join(), list.commands]));
const teams = join(root, 'src', 'surfaces', 'teams');
const sources = readdirSync(teams, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(teams, name), 'utf8'));

describe('Teams takes it', () => {
  test('filled, it fits the schema; the ids and links are what was filled in', () => {
    const filled = fillManifest(text, values);
    expect(manifestProblems(filled)).toEqual([]);
    expect(JSON.parse(filled)).toMatchObject({
      id,
      bots: [{ botId: id }],
      composeExtensions: [{ botId: id }],
      developer: { websiteUrl: values.VOUCH_ABOUT_URL },
    });
    expect(manifest.$schema).toContain(`/v${manifest.manifestVersion}/`);
    expect(manifest.version).toMatch(/^[1-9]\d*\.\d+\.\d+$/);
  });

  test('no address of anybody is in it before', () => {
    const said = JSON.stringify({ ...manifest, $schema: '' }).match(/https?:/g);
    expect(said).toBeNull();
  });

  test('what is wrong is told in words, where it is', () => {
    const broken = { ...manifest, version: undefined, accentColor: 'blue', colour: 1, name: { short: 'V'.repeat(31) } };
    expect(manifestProblems(JSON.stringify(broken))).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^\$\{\{MicrosoftAppId\}\} has no value$/),
        'The manifest: version is missing',
        'The manifest: colour is nothing that Teams knows here',
        'accentColor is not a colour, such as #16324f',
        'name.short has 31 characters; Teams takes 30',
        'bots[0].botId is not a UUID, such as 01234567-89ab-cdef-0123-456789abcdef',
      ]),
    );
    const other = fillManifest(text.replace('"personal", "team"', '"personal", "dog"'), values);
    expect(manifestProblems(other)).toEqual(['bots[0].scopes[1] is none of team, personal, groupChat, copilot']);
    const older = fillManifest(text.replace('"1.30"', '"1.29"'), values);
    expect(manifestProblems(older)).toEqual(['manifestVersion is not 1.30']);
    expect(manifestProblems('{"id": ')).toEqual([expect.stringContaining('It is not JSON')]);
  });

  test('it asks for nothing that the code does not do', () => {
    const asked = manifest.permissions;
    const calls = (name: string) => sources.some((source) => source.includes(`.${name}(`));
    expect(asked.includes('identity')).toBe(calls('member'));
    expect(asked.includes('messageTeamMembers')).toBe(calls('openPersonal'));
    // No tabs, no sign-in, no pages of its own, no Microsoft Graph, no rights to read along.
    const parts = [
      'webApplicationInfo',
      'authorization',
      'validDomains',
      'devicePermissions',
      'staticTabs',
      'connectors',
    ];
    for (const part of parts) expect(manifest).not.toHaveProperty(part);
    expect(bot.supportsFiles).toBe(false);
    expect(bot.scopes).toContain(manifest.defaultInstallScope);
  });
});

describe('text commands', () => {
  let content: Content;
  beforeAll(() => {
    content = loadContent({ contentDir: join(root, 'content'), intentsDir: join(root, 'intents') }, today);
  });
  const personal = lists['personal'] ?? [];
  const rooms = lists['team,groupChat'] ?? [];

  test('are those the code knows, and no other', () => {
    expect(Object.keys(lists)).toHaveLength(2);
    expect(bot.scopes.toSorted()).toEqual(bot.commandLists.flatMap(({ scopes }) => scopes).toSorted());
    const known = starters.map(({ title, prompt }) => ({ title, type: 'prompt', prompt }));
    expect(personal.slice(0, known.length)).toMatchObject(known);
    expect(personal.slice(known.length).map(({ title }) => title)).toEqual(textCommands.personal);
    expect(rooms.map(({ title }) => title)).toEqual(textCommands.rooms);
  });

  test('are few and short enough to be shown whole', () => {
    for (const list of [personal, rooms]) {
      // The schema takes more and longer ones since 1.27; older clients and the Developer Portal do not.
      expect(list.length).toBeLessThanOrEqual(10);
      for (const { title, description } of list) {
        expect(title.length).toBeLessThanOrEqual(32);
        expect(description.length).toBeLessThanOrEqual(128);
      }
    }
  });

  test.each([...personal.slice(starters.length), ...rooms])(
    '"$title" is read as its command',
    ({ title, description }) => {
      const reading = readWith(content.reader, title);
      expect(reading.by).toBe('command');
      const command = content.base.intents.get(reading.intent ?? '')?.command;
      const [name = '', step] = title.split(' ');
      expect([command?.name, ...(command?.also ?? [])]).toContain(name.replaceAll('-', ''));
      // The digest's command has three uses, each listed where it can be used.
      if (name === 'digest') expect(reading.digest).toBe(step);
      else expect(description).toBe(command?.shows);
    },
  );

  test('may be completed, as somebody does who chose one', () => {
    const read = (said: string) => readWith(content.reader, said);
    expect(read('status Kaspersky')).toMatchObject({ intent: 'vendor-status', vendors: ['kaspersky'] });
    expect(read('concern Acme Dental Kaspersky: do we have to remove it?')).toMatchObject({
      intent: 'log-concern',
      vendors: ['kaspersky'],
      client: { name: 'Acme Dental' },
    });
    expect(read('follow-ups for Acme Dental').intent).toBe('list-tasks');
  });

  test('questions to begin with are understood', () => {
    const read = starters.map(({ prompt }) => readWith(content.reader, prompt));
    expect(read.map(({ intent }) => intent)).toEqual(['ask-vendor', 'list-directives', 'alternatives']);
  });
});

test('the message extension has the commands the code answers, and no other', () => {
  const { search, logConcern } = extensionCommands;
  const byId = new Map(extension.commands.map((command) => [command.id, command]));
  expect([...byId].map(([key, { title }]) => ({ key, title }))).toEqual(
    Object.values(extensionCommands).map((command) => ({ key: command.id, title: command.title })),
  );
  expect(byId.get(search.id)).toMatchObject({
    type: 'query',
    context: ['compose', 'commandBox'],
    parameters: [{ name: search.query }],
  });
  expect(byId.get(logConcern.id)).toMatchObject({ type: 'action', context: ['message'], fetchTask: true });
});

describe('icons', () => {
  const pixels = ({ data }: { readonly data: Buffer }) =>
    Array.from({ length: data.length / 4 }, (_, index) => [...data.subarray(index * 4, index * 4 + 4)]);
  const kept = (kind: 'color' | 'outline') => readFileSync(join(folder, manifest.icons[kind]));
  const drawn = drawIcons();

  test.each(['color', 'outline'] as const)('%s.png is what draw-icons.ts draws, in the size Teams wants', (kind) => {
    expect(iconProblem(kind, kept(kind))).toBeUndefined();
    expect(PNG.sync.read(kept(kind)).data.equals(drawn[kind].data)).toBe(true);
    const other = kind === 'color' ? 'outline' : 'color';
    expect(iconProblem(kind, kept(other))).toContain('Teams wants');
    expect(iconProblem(kind, Buffer.from('not a picture'))).toContain('not a PNG');
  });

  test('the colour one fills its square and has its sign within the middle 120 x 120', () => {
    const { width } = drawn.color;
    const all = pixels(drawn.color);
    const ground = all[0];
    expect(new Set(all.map((pixel) => pixel[3]))).toEqual(new Set([255]));
    const sign = all.flatMap((pixel, index) =>
      pixel.join() === ground?.join() ? [] : [index % width, Math.floor(index / width)],
    );
    expect(sign.length).toBeGreaterThan(0);
    expect(Math.min(...new Set(sign))).toBeGreaterThanOrEqual(36);
    expect(Math.max(...new Set(sign))).toBeLessThan(156);
    const hex = (ground ?? []).slice(0, 3).map((part) => part.toString(16).padStart(2, '0'));
    expect(`#${hex.join('')}`).toBe(manifest.accentColor);
  });

  test('the outline is white and nothing else, and most of its square is empty', () => {
    const all = pixels(drawn.outline);
    expect(new Set(all.map((pixel) => pixel.slice(0, 3).join()))).toEqual(new Set(['255,255,255']));
    const empty = all.filter((pixel) => pixel[3] === 0).length;
    expect(empty).toBeGreaterThan(all.length / 2);
    expect(all.some((pixel) => pixel[3] === 255)).toBe(true);
  });
});

describe.concurrent('npm run manifest', () => {
  let place: string;
  beforeAll(() => {
    place = mkdtempSync(join(tmpdir(), 'vouch-manifest-'));
  });
  afterAll(() => rmSync(place, { recursive: true, force: true }));

  function make(args: readonly string[], env: Readonly<Record<string, string>>) {
    return runToEnd(
      spawn(process.execPath, ['--import', './src/guard.js', 'manifest/make-manifest.ts', ...args], {
        cwd: root,
        env: { PATH: process.env['PATH'], ...env },
      }),
    );
  }

  test('writes a package of three files, and says what to do with it', async () => {
    const file = join(place, 'new', 'vouch.zip');
    const about = 'https://vouch.example/about';
    const { code, out, err } = await make([file], { MicrosoftAppId: id, VOUCH_ABOUT_URL: about });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(file);
    expect(out).toMatch(/Upload an app/);
    expect(out).not.toContain('VOUCH_ABOUT_URL');
    const files = unzipSync(readFileSync(file));
    expect(Object.keys(files).toSorted()).toEqual(['color.png', 'manifest.json', 'outline.png']);
    const packed = strFromU8(files['manifest.json'] ?? new Uint8Array());
    expect(packed).toBe(fillManifest(text, { MicrosoftAppId: id, VOUCH_ABOUT_URL: about }));
    for (const name of ['color.png', 'outline.png'])
      expect(Buffer.from(files[name] ?? []).equals(readFileSync(join(folder, name)))).toBe(true);
  });

  test('writes the same bytes anywhere', async () => {
    const bytes = [];
    for (const TZ of ['UTC', 'Pacific/Auckland', 'America/Los_Angeles']) {
      const file = join(place, `${TZ.replace('/', '-')}.zip`);
      expect(await make([file], { MicrosoftAppId: id, TZ })).toMatchObject({ code: 0 });
      bytes.push(readFileSync(file).toString('base64'));
    }
    expect(new Set(bytes).size).toBe(1);
  });

  test('says that links lead nowhere while no page of yours is set', async () => {
    const { out } = await make([join(place, 'links.zip')], { MicrosoftAppId: id, VOUCH_ABOUT_URL: '' });
    expect(out).toMatch(/nobody's.*VOUCH_ABOUT_URL/);
  });

  test.each([
    ['no id', {}, /^MicrosoftAppId is missing/],
    ['an empty one', { MicrosoftAppId: '' }, /^MicrosoftAppId is missing/],
    ['what is no id', { MicrosoftAppId: 'vouch' }, /^MicrosoftAppId is not an application id/],
    [
      'a page without https',
      { MicrosoftAppId: id, VOUCH_ABOUT_URL: 'http://vouch.example' },
      /^VOUCH_ABOUT_URL is not/,
    ],
  ])('with %s it says what is needed and from where, and writes nothing', async (_, env, said) => {
    const file = join(place, 'none.zip');
    const { code, out, err } = await make([file], env);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(said);
    expect(err).toContain(err.startsWith('MicrosoftAppId') ? teamsSettings.MicrosoftAppId : 'a page of yours');
    expect(existsSync(file)).toBe(false);
  });

  test.each([
    [['a.zip', 'b.zip'], /One file is enough/],
    [['--form', 'x'], /--form/],
  ])('with the arguments %j it says how it is used', async (args, said) => {
    const { code, err } = await make(args, { MicrosoftAppId: id });
    expect(code).toBe(2);
    expect(err).toMatch(said);
    expect(err).toContain('npm run manifest');
  });

  const breaks: readonly (readonly [string, (from: string) => void, RegExp])[] = [
    [
      'a manifest that does not fit',
      (from) => writeFileSync(join(from, 'manifest.json'), text.replaceAll('"version"', '"verzion"')),
      /version is missing\n.*verzion is nothing/,
    ],
    ['a manifest that is not JSON', (from) => writeFileSync(join(from, 'manifest.json'), '{'), /not JSON/],
    ['no manifest', (from) => rmSync(join(from, 'manifest.json')), /manifest\.json cannot be read/],
    ['an icon too few', (from) => rmSync(join(from, 'outline.png')), /outline\.png cannot be read/],
    [
      'an icon of another size',
      (from) => cpSync(join(folder, 'outline.png'), join(from, 'color.png')),
      /32 x 32 pixels; Teams wants 192 x 192/,
    ],
  ];
  test.each(breaks)('with %s it says so and writes nothing', async (name, spoil, said) => {
    const from = join(place, name);
    mkdirSync(from);
    cpSync(folder, from, { recursive: true });
    spoil(from);
    const file = join(place, 'broken.zip');
    const { code, err } = await make([file, '--from', from], { MicrosoftAppId: id });
    expect(code).toBe(1);
    expect(err).toMatch(said);
    expect(err).toContain('Nothing was written.');
    expect(existsSync(file)).toBe(false);
  });

  test('a file that cannot be written is told', async () => {
    const { code, err } = await make([place], { MicrosoftAppId: id });
    expect(code).toBe(1);
    expect(err).toContain(`${place} cannot be written.`);
  });
});
