/** What stands in the content files, each record checked against its form? */
import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { Audiences, Jurisdictions } from '../core/audience.ts';
import { Directive } from '../core/directive.ts';
import { Fact } from '../core/fact.ts';
import { Guidance } from '../core/guidance.ts';
import { Intent } from '../core/intent.ts';
import { Playbook } from '../core/playbook.ts';
import { Topics } from '../core/topic.ts';
import { Vendor } from '../core/vendor.ts';
import { Bounds } from './bounds.ts';
import { type ContentFile, type Folder, listContent, shownPath } from './content-folder.ts';
import { explainIssues } from './explain-issue.ts';
import type { Finding } from './finding.ts';
import { parseSource, type SourceFile } from './source-file.ts';

/** One file that fits its form. */
export interface RecordFile<T> {
  readonly id: string;
  readonly source: SourceFile;
  readonly value: T;
}

/** All that could be read. A file that does not fit its form is missing from the lists, but not from `ids`. */
export interface Content {
  readonly vendors: readonly RecordFile<Vendor>[];
  readonly directives: readonly RecordFile<Directive>[];
  readonly facts: readonly RecordFile<Fact>[];
  readonly guidance: readonly RecordFile<Guidance>[];
  readonly playbooks: readonly RecordFile<Playbook>[];
  readonly intents: readonly RecordFile<Intent>[];
  /** Null where the file is missing or does not fit: then nothing is said about ids that it would hold. */
  readonly audiences: RecordFile<Audiences> | null;
  readonly jurisdictions: RecordFile<Jurisdictions> | null;
  readonly topics: RecordFile<Topics> | null;
  readonly bounds: RecordFile<Bounds> | null;
  /** Of every file there is, broken ones too, so that one broken file does not make ten others wrong. */
  readonly ids: Readonly<Record<Folder, ReadonlySet<string>>>;
  /** SHA-256 of every file by its name: `vendors/kaspersky.yaml`. */
  readonly hashes: ReadonlyMap<string, string>;
}

/** Read both folders. Findings here are about single files: place, syntax and form. */
export function readRecords(contentDir: string, intentsDir: string): { content: Content; findings: Finding[] } {
  const listing = listContent(contentDir, intentsDir);
  const findings: Finding[] = [...listing.findings];
  const hashes = new Map<string, string>();
  const all = <T>(schema: z.ZodType<T>, files: readonly (ContentFile | undefined)[]): RecordFile<T>[] =>
    files.flatMap((file) => (file === undefined ? [] : readOne(schema, file, hashes, findings)));
  const { records, tables } = listing;
  const content: Content = {
    vendors: all(Vendor, records.vendors),
    directives: all(Directive, records.directives),
    facts: all(Fact, records.facts),
    guidance: all(Guidance, records.guidance),
    playbooks: all(Playbook, records.playbooks),
    intents: all(Intent, records.intents),
    audiences: all(Audiences, [tables.audiences])[0] ?? null,
    jurisdictions: all(Jurisdictions, [tables.jurisdictions])[0] ?? null,
    topics: all(Topics, [tables.topics])[0] ?? null,
    bounds: all(Bounds, [tables.bounds])[0] ?? null,
    ids: idsOf(records),
    hashes,
  };
  return { content, findings };
}

function idsOf(records: Readonly<Record<Folder, readonly ContentFile[]>>): Content['ids'] {
  const ids = (folder: Folder) => new Set(records[folder].map((file) => file.id));
  return {
    vendors: ids('vendors'),
    directives: ids('directives'),
    facts: ids('facts'),
    guidance: ids('guidance'),
    playbooks: ids('playbooks'),
    intents: ids('intents'),
  };
}

function readOne<T>(
  schema: z.ZodType<T>,
  file: ContentFile,
  hashes: Map<string, string>,
  findings: Finding[],
): RecordFile<T>[] {
  const bytes = bytesOf(file, findings);
  if (bytes === undefined) return [];
  const { source, findings: syntax } = parseSource(shownPath(file.path), file.name, bytes);
  hashes.set(file.name, source.hash);
  findings.push(...syntax);
  if (syntax.some((finding) => finding.severity === 'error')) return [];
  const plain = plainValue(source, findings);
  if (plain === undefined) return [];
  const parsed = schema.safeParse(plain.value);
  if (parsed.success) return [{ id: file.id, source, value: parsed.data }];
  findings.push(...explainIssues(source, schema, parsed.error.issues));
  return [];
}

/** The file's bytes; undefined, with a finding, where it may not be read or went away meanwhile. */
function bytesOf(file: ContentFile, findings: Finding[]): Uint8Array | undefined {
  try {
    return readFileSync(file.path);
  } catch (thrown) {
    findings.push({
      file: shownPath(file.path),
      line: 1,
      column: 1,
      severity: 'error',
      what: `the file cannot be read: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
      why: 'a file that cannot be read is not used',
      fix: 'check that it is still there and that Vouch may read it',
    });
    return undefined;
  }
}

/** The document as plain values; undefined, with a finding, where it is empty or its anchors multiply without end. */
function plainValue(source: SourceFile, findings: Finding[]): { value: unknown } | undefined {
  const found = (what: string, why: string, fix: string) => {
    findings.push({ file: source.path, line: 1, column: 1, severity: 'error', what, why, fix });
    return undefined;
  };
  if (source.plain !== undefined) return source.plain;
  if (source.document.contents === null)
    return found('the file is empty', 'an empty record says nothing', 'write the record, or delete the file');
  try {
    return { value: source.document.toJS() };
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return found(
      `anchors (& and *) cannot be resolved: ${message}`,
      'a file that cannot be read is not used',
      'write the parts out',
    );
  }
}
