/** Does everything the README says to type work and print what it says, and are its tables and links true? */

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { settings } from '../src/config.ts';
import { makeProgram } from '../src/surfaces/terminal/make-program.ts';
import { runToEnd } from './run-to-end.ts';

const root = resolve(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
/** Too long, or what runs this very test; CI runs the first two in a clean clone, and the third prints figures only. */
const elsewhere: readonly string[] = ['npm ci', 'npm test', 'npm run bench'];
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

interface Block {
  readonly commands: readonly string[];
  /** What stands under the commands as their output. */
  readonly says: string | null;
}

/** The commands of the README in their order, with the output that is shown of them. */
const blocks = readme
  .split('```sh\n')
  .slice(1)
  .map(
    (text): Block => ({
      commands: (text.split('```', 1)[0] ?? '').trim().split('\n'),
      says: /<!-- output: tested -->\n```text\n([\s\S]*?)```/.exec(text)?.[1] ?? null,
    }),
  );
const commands = blocks.flatMap((block) => block.commands);
const isRunElsewhere = (command: string): boolean => elsewhere.includes(command) || command === 'npm start';

/** The project as its reader has it, but with a `data/` of its own. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vouch-readme-'));
  for (const name of readdirSync(root)) if (name !== 'data') symlinkSync(join(root, name), join(folder, name));
  mkdirSync(join(folder, 'data'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function environment(): NodeJS.ProcessEnv {
  const { DATABASE_URL: _, ...others } = process.env;
  return {
    ...others,
    PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
    PORT: '0',
    VOUCH_WATCH: 'off',
  };
}

/** In one line: the README breaks long lines. */
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** The first piece between "..." that is not printed after the ones before it; undefined where all are. */
function missing(says: string, printed: string): string | undefined {
  let rest = oneLine(printed);
  for (const piece of oneLine(says).split('...')) {
    const at = rest.indexOf(piece.trim());
    if (at === -1) return piece.trim();
    rest = rest.slice(at + piece.trim().length);
  }
  return undefined;
}

describe('commands', () => {
  test('are all npm scripts there are', () => {
    for (const command of elsewhere.filter((each) => each !== 'npm ci'))
      expect(scripts).toHaveProperty(command.replace(/^npm (run )?/, ''));
    expect(commands).toEqual(expect.arrayContaining([...elsewhere, 'npm start']));
  });

  // In their order, as a reader types them: a copy is put back after it was taken.
  const here = blocks.filter((block) => !block.commands.every(isRunElsewhere));
  test.each(here.map((block) => [block.commands.join('; '), block] as const))('%s', async (_, block) => {
    expect(block.commands.filter(isRunElsewhere)).toEqual([]);
    const { code, out, err } = await runToEnd(
      spawn('sh', ['-e', '-c', block.commands.join('\n')], {
        cwd: folder,
        env: { ...environment(), VOUCH_NOW: '2026-11-27T09:00:00Z' },
      }),
    );
    expect(code, err).toBe(0);
    expect(out.trim()).not.toBe('');
    if (block.says !== null) expect(missing(block.says, out), out).toBeUndefined();
  });

  test('npm start prints the address of a desk that lets in and answers, and SIGTERM ends it with 0', async () => {
    const child = spawn('npm', ['start'], { cwd: folder, env: environment(), detached: true });
    const address = await new Promise<string>((done, fail) => {
      let out = '';
      child.stdout.on('data', (piece) => {
        out += piece;
        const found = /The desk is at (\S+)/.exec(out)?.[1];
        if (found !== undefined) done(found);
      });
      child.on('close', () => fail(new Error(`npm start ended before it printed an address: ${out}`)));
    });
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=./);
    const opened = await fetch(address, { redirect: 'manual' });
    expect(opened.status).toBe(303);
    const cookie = opened.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
    expect((await fetch(new URL('/', address), { headers: { cookie } })).status).toBe(200);
    const ended = new Promise((done) => child.on('close', done));
    process.kill(child.pid ?? 0, 'SIGTERM');
    expect(await ended).toBe(0);
  });
});

describe('tables and links', () => {
  test('the command table names every command, and no other', () => {
    const table = /<!-- commands[\s\S]*?\n\n/.exec(readme)?.[0] ?? '';
    const said = [...table.matchAll(/`vouch ([a-z]+(?: [a-z]+)?)/g)].map((match) => match[1] ?? '');
    const real = makeProgram().commands.flatMap((command) =>
      command.commands.length === 0
        ? [command.name()]
        : command.commands.map((inner) => `${command.name()} ${inner.name()}`),
    );
    expect(said.toSorted()).toEqual(real.toSorted());
  });

  test('the settings table names every setting, and no other', () => {
    const table = /<!-- settings[\s\S]*?\n\n/.exec(readme)?.[0] ?? '';
    const cells = [...table.matchAll(/^\| (`[^|]+`) \|/gm)].map((match) => match[1] ?? '');
    const said = cells.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map((match) => match[1] ?? ''));
    expect(said.toSorted()).toEqual(Object.keys(settings).toSorted());
  });

  test.each(['README.md', 'content/README.md', 'intents/README.md'])('every link of %s leads somewhere', (name) => {
    const text = readFileSync(join(root, name), 'utf8');
    const links = [...text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map((match) => match[1] ?? '');
    const broken = links.filter((link) => {
      const [path = '', anchor] = link.split('#', 2);
      const file = path === '' ? join(root, name) : resolve(dirname(join(root, name)), path);
      if (!existsSync(file)) return true;
      return anchor !== undefined && !anchorsOf(readFileSync(file, 'utf8')).includes(anchor);
    });
    expect(broken).toEqual([]);
  });
});

/** What GitHub and GitLab call the headings of a text; a heading that stands there twice could not be linked to. */
function anchorsOf(markdown: string): readonly string[] {
  const headings = [...markdown.replaceAll(/```[\s\S]*?```/g, '').matchAll(/^#{1,6} (.+)$/gm)];
  const anchors = headings.map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
  return anchors.filter((anchor) => anchors.indexOf(anchor) === anchors.lastIndexOf(anchor));
}
