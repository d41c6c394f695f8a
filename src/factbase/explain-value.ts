/** What is wrong with one value, and how is it to be written? */
import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type { z } from 'zod';
import { hintOf, holdsDate } from './field-hints.ts';
import type { FindingWords } from './finding.ts';
import { suggest } from './suggest.ts';

type Issue = z.core.$ZodIssue;

/** The words for an issue about a value that is there; `key` is the field's name, `label` how its place is called. */
export function explainValue(issue: Issue, node: Node | null, key: string, label: string): FindingWords {
  const { why, example } = hintOf(key);
  const fix = `write it like this: ${example}`;
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected, node, key, label);
    case 'invalid_value':
      return {
        what: `${label}: ${shown(node)} is not one of the known values`,
        why,
        fix: suggest(String(scalar(node)), issue.values.map(String)),
      };
    case 'too_small':
      return issue.origin === 'string'
        ? { what: `${label}: the text is empty`, why, fix }
        : own(issue, label, why, fix, `needs at least ${issue.minimum}${countOf(node)}`);
    case 'too_big':
      return issue.origin === 'string'
        ? {
            what: `${label}: ${String(scalar(node)).length} characters, at most ${issue.maximum} fit`,
            why: 'a longer text does not fit a line of a chat card',
            fix: key === 'text' ? 'shorten it, or make two claims of it' : 'shorten it',
          }
        : own(issue, label, why, fix, `at most ${issue.maximum}${countOf(node)}`);
    case 'invalid_format':
      return issue.format === 'url'
        ? { what: `${label}: ${shown(node)} is not a web address`, why, fix }
        : { what: `${label}: ${shown(node)}: ${issue.message}`, why, fix: 'write it like this: federal-agency' };
    default:
      return { what: `${label}: ${issue.message}`, why, fix };
  }
}

/** The schema's own sentence where it has one, else ours. */
function own(issue: Issue, label: string, why: string, fix: string, ours: string): FindingWords {
  return { what: `${label}: ${/^Too (small|big)/.test(issue.message) ? ours : issue.message}`, why, fix };
}

function wrongType(expected: string, node: Node | null, key: string, label: string): FindingWords {
  const { why, example } = hintOf(key);
  const fix = `write it like this: ${example}`;
  const value = scalar(node);
  if (isScalar(node) && value === null) return { what: `${label}: there is no value`, why, fix };
  if (expected === 'string' && (typeof value === 'number' || typeof value === 'boolean')) {
    const written = isScalar(node) && node.source !== undefined ? node.source : String(value);
    const date = holdsDate(key) && !/^\d{4}$/.test(written);
    return {
      what: `${label}: ${written} is read as ${typeof value === 'number' ? `the number ${value}` : `the switch ${value}`}, but text is expected`,
      why: 'without quotes YAML turns digits into numbers (7.10 becomes 7.1) and true or false into switches',
      fix: date ? fix : `put it in quotes: "${written}"`,
    };
  }
  if (expected === 'array' && isScalar(node))
    return { what: `${label}: a list is expected`, why, fix: `put it in brackets: [${String(value)}]` };
  if ((expected === 'number' || expected === 'int') && typeof value === 'string')
    return {
      what: `${label}: ${shown(node)} is text, but a whole number is expected`,
      why,
      fix: 'write digits without quotes',
    };
  return { what: `${label}: ${said[expected] ?? expected} is expected, but this is ${sort(node)}`, why, fix };
}

const said: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'a group of "key: value" lines',
  record: 'a group of "key: value" lines',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

function sort(node: Node | null): string {
  if (isMap(node)) return 'a group of "key: value" lines';
  return isSeq(node) ? 'a list' : isScalar(node) ? shown(node) : 'nothing';
}

function scalar(node: Node | null): unknown {
  return isScalar(node) ? node.value : undefined;
}

function shown(node: Node | null): string {
  const value = scalar(node);
  return value === undefined ? sort(node) : `"${String(value)}"`;
}

function countOf(node: Node | null): string {
  return isSeq(node) ? `, here are ${node.items.length}` : '';
}
