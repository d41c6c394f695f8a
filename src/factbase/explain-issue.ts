/** What does the schema's complaint about a record mean for the person who wrote it, and where is it? */
import { isAlias, isMap } from 'yaml';
import type { z } from 'zod';
import { nearest } from '../core/edit-distance.ts';
import { explainValue } from './explain-value.ts';
import { hintOf } from './field-hints.ts';
import type { Finding } from './finding.ts';
import { findingAt, labelOf, nodeAt, positionOf, type SourceFile, type ValuePath } from './source-file.ts';
import { suggest } from './suggest.ts';
import { keysAt } from './walk-schema.ts';

type Issue = z.core.$ZodIssue;

/** The findings for a record that does not fit its schema. */
export function explainIssues(source: SourceFile, schema: z.ZodType, issues: readonly Issue[]): Finding[] {
  const flat = issues.flatMap((issue) => settleUnion(source, issue));
  return flat
    .filter((issue) => !isMisspelt(source, issue, flat))
    .flatMap((issue) =>
      issue.code === 'unrecognized_keys' ? unknownKeys(source, schema, issue) : [explainOne(source, issue)],
    );
}

/** A value that may have one of several forms is explained by the form it comes nearest to. */
function settleUnion(source: SourceFile, issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const branches = issue.errors.map((branch) =>
    branch
      .map((inner): Issue => ({ ...inner, path: [...issue.path, ...inner.path] }))
      .flatMap((inner) => settleUnion(source, inner)),
  );
  const weighed = branches.map((branch) => ({ branch, weight: weigh(source, branch) }));
  return weighed.toSorted((a, b) => a.weight - b.weight)[0]?.branch ?? [issue];
}

/** How far a value is from a form: a key of another form weighs most, a misspelt one least. */
function weigh(source: SourceFile, issues: readonly Issue[]): number {
  return issues.reduce((sum, issue) => {
    if (isMisspelt(source, issue, issues)) return sum - 2;
    if (issue.code === 'unrecognized_keys') return sum + 3 * issue.keys.length;
    return sum + (isMissing(source, issue) ? 2 : 1);
  }, 0);
}

function isMissing(source: SourceFile, issue: Issue): boolean {
  return (issue.code === 'invalid_type' || issue.code === 'invalid_value') && !nodeAt(source, issue.path).whole;
}

/** A missing key beside an unknown one that resembles it: one mistake, said once. */
function isMisspelt(source: SourceFile, issue: Issue, all: readonly Issue[]): boolean {
  if (!isMissing(source, issue)) return false;
  const place = issue.path.slice(0, -1).join('\n');
  return all.some(
    (other) =>
      other.code === 'unrecognized_keys' &&
      other.path.join('\n') === place &&
      other.keys.some((key) => nearest(key, [String(issue.path.at(-1))]) !== undefined),
  );
}

function unknownKeys(
  source: SourceFile,
  schema: z.ZodType,
  issue: Extract<Issue, { code: 'unrecognized_keys' }>,
): Finding[] {
  const written = keysWritten(source, issue.path);
  const free = keysAt(schema, issue.path).filter((key) => !written.includes(key));
  return issue.keys.map((key) => ({
    file: source.path,
    ...positionOf(source, [...issue.path, key], 'key'),
    severity: 'error',
    what: `unknown key "${key}"`,
    why: 'nobody reads a key that is not part of the form; what it says would be lost',
    fix: suggest(key, free, 'delete the line.'),
  }));
}

function keysWritten(source: SourceFile, path: ValuePath): string[] {
  const { node } = nodeAt(source, path);
  const map = isAlias(node) ? node.resolve(source.document) : node;
  return isMap(map) ? map.items.map((pair) => String(pair.key)) : [];
}

function explainOne(source: SourceFile, issue: Issue): Finding {
  const key = String(issue.path.findLast((step) => typeof step === 'string') ?? '');
  if (isMissing(source, issue)) {
    const { why, example } = hintOf(key);
    return findingAt(source, issue.path, { what: `"${key}" is missing`, why, fix: `add: ${example}` });
  }
  return findingAt(source, issue.path, explainValue(issue, nodeAt(source, issue.path).node, key, labelOf(issue.path)));
}
