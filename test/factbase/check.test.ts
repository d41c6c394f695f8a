import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkContent } from '../../src/factbase/check.ts';
import { formatFinding } from '../../src/factbase/finding.ts';
import { generatedOn, generateRecords, writeRecords } from '../generate-content.ts';
import { checkTiny, edited, tinyFiles, today } from './tiny-content.ts';

describe('checkContent', () => {
  it('finds nothing in right content and gives its fact base', () => {
    const { said, factBase, records } = checkTiny();

    expect(said).toEqual([]);
    expect(records).toBe(8);
    expect(factBase?.vendors.get('northwind')?.name).toBe('Northwind');
  });

  it('gives no fact base while there is an error, but does with warnings', () => {
    expect(checkTiny(edited('content/facts/denial.yaml', ['kind: statement', 'kind: statment'])).factBase).toBeNull();

    const stale = checkTiny({}, '2027-06-01');
    expect(stale.said.length).toBeGreaterThan(0);
    expect(stale.factBase).not.toBeNull();
  });

  it('says where the content is missing', () => {
    const { findings, factBase } = checkContent('/nowhere/content', '/nowhere/intents', today);

    expect(findings.map(formatFinding)).toEqual([
      expect.stringContaining('/nowhere/content:1:1  error  the folder is not there\n  why: '),
      expect.stringContaining('/nowhere/intents:1:1'),
    ]);
    expect(factBase).toBeNull();
  });

  it('names files that are not read', () => {
    const { said, fixes } = checkTiny({
      'content/facts/old.yml': 'title: x',
      'content/facts/Big Name.yaml': 'title: x',
      'content/facts/notes.txt': 'x',
      'content/facts/deeper/one.yaml': 'title: x',
      'content/directive/one.yaml': 'title: x',
      'content/facts/.draft.yaml': 'title: x',
      'content/README.md': 'how to write records',
    });

    expect(said).toEqual([
      'content/directive:1:1 error "directive" does not belong in the content folder',
      'content/facts/Big Name.yaml:1:1 error "Big Name" cannot be an id',
      'content/facts/deeper:1:1 error a folder inside facts/',
      'content/facts/notes.txt:1:1 error "notes.txt" is not a record',
      'content/facts/old.yml:1:1 error the ending .yml is not read',
    ]);
    expect(fixes[0]).toContain('did you mean "directives/"?');
    expect(fixes[1]).toContain('big-name.yaml');
    expect(fixes[4]).toContain('old.yaml');
  });

  it('names a missing table, without calling every id that it would hold wrong', () => {
    const { said } = checkTiny({ 'content/audiences.yaml': null });

    expect(said).toEqual(['content/audiences.yaml:1:1 error content/audiences.yaml is not there']);
  });

  it('reports a broken record once, not once more for every record that names it', () => {
    const { said } = checkTiny({ 'content/vendors/northwind.yaml': 'name: [' });

    expect(new Set(said.map((line) => line.split(':')[0]))).toEqual(new Set(['content/vendors/northwind.yaml']));
  });

  it('counts the records against content/bounds.yaml', () => {
    const bounds = 'vendors: { min: 2, max: 9 }\ndirectives: { min: 3, max: 9 }\nfacts: { min: 0, max: 9 }\n';

    expect(checkTiny({ 'content/bounds.yaml': bounds }).said).toEqual([
      'content/bounds.yaml:2:20 error 1 records in directives/, at least 3 are expected',
    ]);
    expect(checkTiny({ 'content/bounds.yaml': 'vendors: { min: 5, max: 2 }' }).said).toEqual([
      'content/bounds.yaml:1:17 error min: min is larger than max',
    ]);
  });

  it('changes the version with any change of any file', () => {
    const before = checkTiny().factBase?.version;

    expect(checkTiny().factBase?.version).toBe(before);
    for (const [name, text] of Object.entries(tinyFiles))
      expect(checkTiny({ [name]: `${text}# a remark\n` }).factBase?.version, name).not.toBe(before);
  });

  it('finds nothing in generated records, which are made to be right', () => {
    const dir = mkdtempSync(join(tmpdir(), 'vouch-generated-'));
    onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
    const { contentDir, intentsDir } = writeRecords(generateRecords(300), dir);

    const { findings, records } = checkContent(contentDir, intentsDir, generatedOn);

    expect(findings.map(formatFinding)).toEqual([]);
    expect(records).toBe(300);
  });
});
