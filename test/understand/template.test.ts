/** Can an intent be made from the template of intents/README.md, and is its table true? */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { Intent } from '../../src/core/intent.ts';
import { realIntents } from '../fact-base.ts';

const folder = resolve(import.meta.dirname, '../../intents');
const readme = readFileSync(join(folder, 'README.md'), 'utf8');
const template = /```yaml\n# template: intents\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';

test('the template is a valid intent', () => {
  expect(Intent.safeParse(parse(template)).error?.issues ?? []).toEqual([]);
});

test('the template shows every key, and says of each whether it is needed', () => {
  const lines = template.split('\n').filter((line) => /^[ -]*\w+:/.test(line));
  const shown = new Set(lines.map((line) => /(\w+):/.exec(line)?.[1]));
  const command = ['name', 'also', 'usage', 'shows'];
  expect([...Object.keys(Intent.shape), ...command, 'means'].filter((key) => !shown.has(key))).toEqual([]);
  expect(lines.filter((line) => !/ # (mandatory|optional)/.test(line))).toEqual([]);
});

test('the table names every intent with its title and commands', () => {
  const rows = [...readme.matchAll(/^\| `([^`]+)` \| (.+?) \|(.*)\|$/gm)].map(([, id, title, commands = '']) => ({
    id,
    title,
    commands: [...commands.matchAll(/`([^`]+)`/g)].map((match) => match[1]),
  }));
  const wanted = [...realIntents()].map(([id, intent]) => ({
    id,
    title: intent.title,
    commands: intent.command === undefined ? [] : [intent.command.name, ...intent.command.also],
  }));
  expect(rows).toEqual(wanted.sort((a, b) => (a.id < b.id ? -1 : 1)));
});

test('every intent has sentences enough, and says what it would ask', () => {
  for (const [id, intent] of realIntents()) {
    expect(intent.says.length, id).toBeGreaterThanOrEqual(12);
    expect(new Set(intent.says.map((says) => says.toLowerCase())).size, id).toBe(intent.says.length);
  }
});
