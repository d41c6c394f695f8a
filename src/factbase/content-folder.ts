/** Which files make up the content, which kind is each, and which do not belong? */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Id } from '../core/citation.ts';
import type { Finding, FindingWords } from './finding.ts';
import { suggest } from './suggest.ts';

export const folders = ['vendors', 'directives', 'facts', 'guidance', 'playbooks', 'intents'] as const;
export type Folder = (typeof folders)[number];

export const tables = ['audiences', 'jurisdictions', 'topics', 'bounds'] as const;
export type Table = (typeof tables)[number];

/** A file to read. `name` is its path inside the content, the same on every machine. */
export interface ContentFile {
  readonly path: string;
  readonly name: string;
  readonly id: string;
}

export interface Listing {
  readonly records: Readonly<Record<Folder, readonly ContentFile[]>>;
  readonly tables: Readonly<Partial<Record<Table, ContentFile>>>;
  readonly findings: readonly Finding[];
}

/** All content files, by kind, in alphabetical order. Names that begin with a dot are left alone. */
export function listContent(contentDir: string, intentsDir: string): Listing {
  const findings: Finding[] = [];
  const list = (folder: Folder, dir: string) => listFolder(folder, dir, findings);
  const records = {
    vendors: list('vendors', join(contentDir, 'vendors')),
    directives: list('directives', join(contentDir, 'directives')),
    facts: list('facts', join(contentDir, 'facts')),
    guidance: list('guidance', join(contentDir, 'guidance')),
    playbooks: list('playbooks', join(contentDir, 'playbooks')),
    intents: list('intents', intentsDir),
  };
  const found: Partial<Record<Table, ContentFile>> = {};
  for (const name of namesIn(contentDir)) {
    const table = tables.find((each) => name === `${each}.yaml`);
    const path = join(contentDir, name);
    if (table !== undefined) found[table] = { path, name, id: table };
    else if (!folders.some((each) => each === name) && name !== 'README.md') findings.push(stray(path, name));
  }
  for (const table of tables)
    if (found[table] === undefined && table !== 'bounds')
      findings.push(
        at(join(contentDir, `${table}.yaml`), {
          what: `content/${table}.yaml is not there`,
          why: `records name their ${table} by id, and only this file says which there are`,
          fix: `bring ${table}.yaml back, or set CONTENT_DIR to the folder that has it`,
        }),
      );
  return { records, tables: found, findings };
}

function listFolder(folder: Folder, dir: string, findings: Finding[]): ContentFile[] {
  return namesIn(dir).flatMap((name) => {
    const path = join(dir, name);
    const id = name.replace(/\.ya?ml$/, '');
    if (name === 'README.md') return [];
    const words = misplaced(folder, path, name, id);
    if (words !== undefined) findings.push(at(path, words));
    return words === undefined ? [{ path, name: `${folder}/${name}`, id }] : [];
  });
}

function misplaced(folder: Folder, path: string, name: string, id: string): FindingWords | undefined {
  const why = 'a file that is not read looks like knowledge, and is not';
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
    return { what: `a folder inside ${folder}/`, why, fix: `move its files up into ${folder}/, one record a file` };
  if (name.endsWith('.yml')) return { what: 'the ending .yml is not read', why, fix: `rename it to ${id}.yaml` };
  if (!name.endsWith('.yaml'))
    return { what: `"${name}" is not a record`, why, fix: `end its name in .yaml, or move it elsewhere` };
  if (Id.safeParse(id).success) return undefined;
  const better = id
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return {
    what: `"${id}" cannot be an id`,
    why: 'the file name is the id of the record, written in other records and in commands',
    fix: `rename it to ${better === '' ? 'lower-case-words' : better}.yaml`,
  };
}

function stray(path: string, name: string): Finding {
  const known = [
    ...folders.filter((each) => each !== 'intents').map((each) => `${each}/`),
    ...tables.map((each) => `${each}.yaml`),
  ];
  return at(path, {
    what: `"${name}" does not belong in the content folder`,
    why: 'a file or folder that is not read looks like knowledge, and is not',
    fix: suggest(name, known, 'Move it elsewhere.'),
  });
}

function at(path: string, words: FindingWords): Finding {
  return { file: shownPath(path), line: 1, column: 1, severity: 'error', ...words };
}

function namesIn(dir: string): string[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .filter((name) => !name.startsWith('.'))
    .sort();
}

/** A path as people see it: relative to the working folder where it lies inside. */
export function shownPath(path: string): string {
  const near = relative(process.cwd(), path);
  return near.startsWith('..') ? path : near;
}
