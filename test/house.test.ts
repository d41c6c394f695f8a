/** Is the house built as planned: imports run one way, every SDK has one importer, files stay small? */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

const root = resolve(import.meta.dirname, '..');
const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name: name.replaceAll('\\', '/'), text: readFileSync(join(root, 'src', name), 'utf8') }));

const importsOf = (text: string) =>
  [...text.matchAll(/from '([^']+)'|import\('([^']+)'\)/g)].map((match) => match[1] ?? match[2] ?? '');

/** Which rooms each room may import from, besides itself. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  core: [],
  factbase: ['core'],
  ledger: ['core'],
  watch: ['core', 'factbase', 'screening'],
  screening: ['core'],
  model: ['core'],
  understand: ['core', 'factbase'],
  decide: ['core', 'factbase'],
  digest: ['core', 'factbase', 'decide'],
  impact: ['core', 'factbase', 'decide'],
  actions: ['core', 'factbase', 'watch', 'decide', 'digest', 'impact'],
  background: ['core', 'factbase', 'watch', 'decide', 'digest', 'impact', 'actions'],
  '.': [
    'core',
    'factbase',
    'ledger',
    'screening',
    'model',
    'watch',
    'understand',
    'decide',
    'digest',
    'impact',
    'actions',
    'background',
    'surfaces',
  ],
  surfaces: ['core', 'factbase', 'ledger', 'screening', 'watch', 'digest', 'impact', 'actions', 'background', '.'],
};

const roomOf = (name: string) => (name.includes('/') ? (name.split('/')[0] ?? '.') : '.');

/** The packages only one room may import. */
const oneImporter: Readonly<Record<string, string>> = {
  kysely: 'ledger/',
  pg: 'ledger/',
  keyv: 'ledger/',
  'node:sqlite': 'ledger/',
  'csv-stringify/sync': 'ledger/',
  yaml: 'factbase/',
  'chrono-node': 'understand/',
  openai: 'model/',
  feedsmith: 'watch/',
  'node-html-parser': 'watch/',
  hono: 'surfaces/web/',
  '@hono/node-server': 'surfaces/web/',
  'openid-client': 'surfaces/web/access/',
  pdfkit: 'surfaces/web/receipts/',
  'prom-client': 'surfaces/web/',
  commander: 'surfaces/terminal/',
  '@slack': 'surfaces/slack/',
  botbuilder: 'surfaces/teams/',
  'botframework-connector': 'surfaces/teams/',
  'botframework-schema': 'surfaces/teams/',
  jose: 'surfaces/teams/',
  '@azure': 'surfaces/teams/',
};

/** The package of an import; the font is read by its path and not imported. */
const packageOf = (path: string) => path.split('/', path.startsWith('@') ? 2 : 1).join('/');
const notImported = ['dejavu-fonts-ttf'];

test('what runs is installed without the tools of development, and nothing that no longer runs', () => {
  const { dependencies } = z
    .object({ dependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const imported = files
    .flatMap(({ text }) => importsOf(text))
    .filter((path) => !path.startsWith('.') && !path.startsWith('node:'));
  const used = new Set([...imported.map(packageOf), ...notImported]);
  expect([...used].sort()).toEqual(Object.keys(dependencies).sort());
});

test('there are files to look at', () => {
  expect(files.length).toBeGreaterThan(50);
});

describe.each(files)('$name', ({ name, text }) => {
  test('imports only from the rooms below it', () => {
    const room = roomOf(name);
    const foreign = importsOf(text)
      .filter((path) => path.startsWith('.'))
      .map((path) => relative(join(root, 'src'), resolve(root, 'src', name, '..', path)).replaceAll('\\', '/'))
      .map(roomOf)
      .filter((other) => other !== room && !(mayImport[room] ?? []).includes(other));
    expect(foreign).toEqual([]);
  });

  test('leaves each SDK to its one importer', () => {
    const wrong = importsOf(text).filter((path) => {
      const owner = oneImporter[path] ?? oneImporter[path.split('/')[0] ?? ''];
      return owner !== undefined && !name.startsWith(owner) && name !== 'cli.ts';
    });
    expect(wrong).toEqual([]);
  });

  test('opens with the question it answers', () => {
    expect(text).toMatch(/^\/\*\*[^*]*\?/);
  });

  test('has at most 200 lines and no loose types', () => {
    expect(text.split('\n').length).toBeLessThanOrEqual(201);
    expect(text).not.toMatch(/as unknown as|@ts-ignore|@ts-expect-error|: any\b/);
  });
});
