/** Does everything the README says to type work, and are its tables and links true? */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { settings } from '../src/config.ts';
import { makeProgram } from '../src/surfaces/terminal/make-program.ts';

const root = resolve(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const commands = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap((block) => (block[1] ?? '').trim().split('\n'));
/** Too long, or what runs this very test; CI runs the first two in a clean clone, and the third prints figures only. */
const elsewhere: readonly string[] = ['npm ci', 'npm test', 'npm run bench'];
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vouch-readme-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function environment(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
    DATABASE_URL: `sqlite:${join(folder, 'vouch.db')}`,
    PORT: '0',
    VOUCH_WATCH: 'off',
  };
}

describe('commands', () => {
  test('are all npm scripts there are', () => {
    for (const command of elsewhere.filter((each) => each !== 'npm ci'))
      expect(scripts).toHaveProperty(command.replace(/^npm (run )?/, ''));
    expect(commands).toEqual(expect.arrayContaining([...elsewhere, 'npm start']));
  });

  test.each(commands.filter((command) => !elsewhere.includes(command) && command !== 'npm start'))(
    '%s',
    async (command) => {
      const child = spawn('sh', ['-c', command], { cwd: root, env: environment() });
      let out = '';
      child.stdout.on('data', (piece) => {
        out += piece;
      });
      const code = await new Promise((done) => child.on('close', done));
      expect(code).toBe(0);
      expect(out.trim()).not.toBe('');
    },
  );

  test('npm start prints the address of a desk that answers, and SIGTERM ends it with 0', async () => {
    const child = spawn('npm', ['start'], { cwd: root, env: environment(), detached: true });
    const address = await new Promise<string>((done, fail) => {
      let out = '';
      child.stdout.on('data', (piece) => {
        out += piece;
        const found = /The desk is at (\S+)/.exec(out)?.[1];
        if (found !== undefined) done(found);
      });
      child.on('close', () => fail(new Error(`npm start ended before it printed an address: ${out}`)));
    });
    expect((await fetch(address)).status).toBe(200);
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

  test.each([...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map((match) => match[1] ?? ''))('%s is there', (path) => {
    expect(existsSync(join(root, path))).toBe(true);
  });
});
