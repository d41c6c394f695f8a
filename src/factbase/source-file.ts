/** What does one YAML file hold, and at which line and column does each of its values stand? */
import { createHash } from 'node:crypto';
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';
import { explainSyntax } from './explain-syntax.ts';
import type { Finding, FindingWords } from './finding.ts';
import { readPlainYaml } from './plain-yaml.ts';

/** One file as read. `name` is its path inside the content folder, the same on every machine: `vendors/kaspersky.yaml`. */
export interface SourceFile {
  /** As shown to people. */
  readonly path: string;
  readonly name: string;
  /** SHA-256 of the bytes, in hex. */
  readonly hash: string;
  /** Parsed when it is first asked for: only a finding needs to know where something stands. */
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
  /** What the file holds, where it could be read without the document. */
  readonly plain: { readonly value: unknown } | undefined;
}

export type ValuePath = readonly PropertyKey[];

/** Parse a file's bytes. Where there is an error among the findings, the document is not to be used. */
export function parseSource(
  path: string,
  name: string,
  bytes: Uint8Array,
): { source: SourceFile; findings: Finding[] } {
  const text = new TextDecoder().decode(bytes);
  let parsed: { readonly document: Document.Parsed; readonly lines: LineCounter } | undefined;
  const placed = () => {
    parsed ??= parseText(text);
    return parsed;
  };
  const source: SourceFile = {
    path,
    name,
    hash: createHash('sha256').update(bytes).digest('hex'),
    plain: readPlainYaml(text),
    get document() {
      return placed().document;
    },
    get lines() {
      return placed().lines;
    },
  };
  return { source, findings: source.plain === undefined ? findingsIn(source, text) : [] };
}

function parseText(text: string) {
  const lines = new LineCounter();
  return {
    lines,
    document: parseDocument(text, { lineCounter: lines, strict: true, uniqueKeys: true, prettyErrors: false }),
  };
}

/** What is wrong or misleading in how a file is written. Plain files have none of it. */
export function findingsIn(source: SourceFile, text: string): Finding[] {
  const { document } = source;
  const found = (offset: number, severity: Finding['severity'], words: FindingWords): Finding => ({
    file: source.path,
    ...lineAt(source, offset),
    severity,
    ...words,
  });
  const findings = [
    ...document.errors.map((error) => found(error.pos[0], 'error', explainSyntax(error, text))),
    ...document.warnings.map((warning) => found(warning.pos[0], 'warning', explainSyntax(warning, text))),
    ...textTraps(document, text).map(({ offset, severity, words }) => found(offset, severity, words)),
  ];
  const broken = text.indexOf('\uFFFD');
  if (broken >= 0)
    findings.push(
      found(broken, 'error', {
        what: 'a character here is damaged',
        why: 'the file is not UTF-8 text, or was saved from damaged text; people would see the damage',
        fix: 'save the file as UTF-8 and write the character again',
      }),
    );
  return findings;
}

interface Trap {
  readonly offset: number;
  readonly severity: Finding['severity'];
  readonly words: FindingWords;
}

/** Text without quotes that YAML reads otherwise than it looks: cut short at a `#`, or run together with the next list item. */
function textTraps(document: Document.Parsed, text: string): Trap[] {
  const traps: Trap[] = [];
  visit(document, {
    Scalar(_, node) {
      if (node.type !== 'PLAIN' || !node.range) return;
      const [offset, end] = node.range;
      if (node.comment && !/^[\s#]/.test(node.comment))
        traps.push({
          offset,
          severity: 'warning',
          words: {
            what: `everything after "#" is left out: "#${node.comment}"`,
            why: 'in YAML a space and a # begin a comment',
            fix: 'put the whole text in quotes; or write a space after the # if it is a comment',
          },
        });
      const item = /\n\s*(?=- )/.exec(text.slice(offset, end));
      if (item)
        traps.push({
          offset: offset + item.index + item[0].length,
          severity: 'error',
          words: {
            what: 'this item is read as more of the text above it',
            why: 'it stands further to the right than the item before',
            fix: 'line it up with the other items; or put the whole text in quotes',
          },
        });
    },
  });
  return traps;
}

function lineAt(source: SourceFile, offset: number): { line: number; column: number } {
  const { line, col } = source.lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

interface Found {
  readonly node: Node | null;
  readonly key: Node | null;
  /** False when only an ancestor was found. */
  readonly whole: boolean;
}

/** The node at a path of keys and indexes, or the nearest one above it. */
export function nodeAt(source: SourceFile, path: ValuePath): Found {
  let node: Node | null = source.document.contents;
  let key: Node | null = null;
  for (const step of path) {
    const at: Node | null | undefined = isAlias(node) ? node.resolve(source.document) : node;
    if (isMap<Node, Node | null>(at)) {
      const pair = at.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
      if (pair === undefined) return { node: at, key, whole: false };
      key = pair.key;
      node = pair.value ?? pair.key;
    } else if (isSeq<Node>(at) && typeof step === 'number' && at.items[step] !== undefined) {
      node = at.items[step] ?? null;
      key = null;
    } else return { node: at ?? null, key, whole: false };
  }
  return { node, key, whole: true };
}

/** Line and column, from 1, of the value (or the key) at a path; of the nearest thing above it where it is missing. */
export function positionOf(
  source: SourceFile,
  path: ValuePath,
  at: 'key' | 'value' = 'value',
): { line: number; column: number } {
  const found = nodeAt(source, path);
  const node = at === 'key' && found.whole ? (found.key ?? found.node) : found.node;
  return lineAt(source, node?.range?.[0] ?? 0);
}

/** A finding about the value at a path. */
export function findingAt(
  source: SourceFile,
  path: ValuePath,
  words: FindingWords,
  severity: Finding['severity'] = 'error',
): Finding {
  return { file: source.path, ...positionOf(source, path), severity, ...words };
}

/** How a value's place is called in a sentence: its key, or its list and number: `vendors, item 2`. */
export function labelOf(path: ValuePath): string {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  if (typeof last !== 'number') return String(last);
  return `${labelOf(path.slice(0, -1))}, item ${last + 1}`;
}
