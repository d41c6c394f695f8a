/** Is everything in content/ and intents/ right, and what fact base does it make? */
import { existsSync } from 'node:fs';
import type { Day } from '../core/day.ts';
import type { FactBase } from '../core/fact-base.ts';
import { checkBounds } from './checks/bounds.ts';
import { checkCitations } from './checks/citations.ts';
import { checkNames } from './checks/names.ts';
import { checkRecordDates } from './checks/record-dates.ts';
import { checkReferences } from './checks/references.ts';
import { checkReviewDates } from './checks/review-dates.ts';
import { checkRules } from './checks/rules.ts';
import { checkTables } from './checks/tables.ts';
import { checkUtterances } from './checks/utterances.ts';
import { folders, shownPath } from './content-folder.ts';
import { type Finding, sortFindings } from './finding.ts';
import { makeFactBase } from './make-fact-base.ts';
import { type Content, readRecords } from './read-records.ts';

export interface Checked {
  /** By file and place. */
  readonly findings: readonly Finding[];
  /** Null when a finding is an error: content that is partly wrong is not used at all. */
  readonly factBase: FactBase | null;
  /** How many record files there are, tables not counted. */
  readonly records: number;
}

/**
 * Read and check both folders. `today` decides only what is warned of (a review in the future, a recheck that has passed),
 * never whether the content is used.
 */
export function checkContent(contentDir: string, intentsDir: string, today: Day): Checked {
  const missing = [contentDir, intentsDir].filter((dir) => !existsSync(dir)).map(missingFolder);
  if (missing.length > 0) return { findings: missing, factBase: null, records: 0 };
  const { content, findings: ofFiles } = readRecords(contentDir, intentsDir);
  const findings = sortFindings([
    ...ofFiles,
    ...checkReferences(content),
    ...checkTables(content),
    ...checkRecordDates(content),
    ...checkReviewDates(content, today),
    ...checkRules(content),
    ...checkNames(content),
    ...checkCitations(content),
    ...checkUtterances(content),
    ...checkBounds(content),
  ]);
  const wrong = findings.some((finding) => finding.severity === 'error');
  return {
    findings,
    factBase: wrong ? null : factBaseOf(content),
    records: folders.reduce((sum, folder) => sum + content.ids[folder].size, 0),
  };
}

function missingFolder(dir: string): Finding {
  return {
    file: shownPath(dir),
    line: 1,
    column: 1,
    severity: 'error',
    what: 'the folder is not there',
    why: 'without its records Vouch knows nothing',
    fix: 'start Vouch in its own folder, or set CONTENT_DIR to the folder that holds vendors/ and directives/',
  };
}

function factBaseOf(content: Content): FactBase {
  const keyed = <T>(files: readonly { readonly id: string; readonly value: T }[]) =>
    new Map(files.map((file) => [file.id, file.value]));
  const rows = <T extends { readonly id: string }>(list: readonly T[] | undefined) =>
    new Map((list ?? []).map((row) => [row.id, row]));
  return makeFactBase({
    vendors: keyed(content.vendors),
    directives: keyed(content.directives),
    facts: keyed(content.facts),
    guidance: keyed(content.guidance),
    playbooks: keyed(content.playbooks),
    intents: keyed(content.intents),
    audiences: rows(content.audiences?.value.audiences),
    jurisdictions: rows(content.jurisdictions?.value.jurisdictions),
    topics: rows(content.topics?.value.topics),
    hashes: content.hashes,
  });
}
