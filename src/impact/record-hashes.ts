/** By which hashes is it told that the content changed? */
import { createHash } from 'node:crypto';
import type { Directive } from '../core/directive.ts';
import { type FactBase, recordKinds } from '../core/fact-base.ts';

/** The record of a directive's rules alone, without its sentences and notes; `kind/id` as with the records of the content. */
export const rulesOf = (directive: string): string => `rules/${directive}`;

/** The directive whose rules a record stands for; undefined for a record of the content. */
export const directiveOfRules = (record: string): string | undefined =>
  record.startsWith('rules/') ? record.slice('rules/'.length) : undefined;

/** Every record by its file's hash, and the rules of each directive by a hash of their own. */
export function recordHashes(base: FactBase): Map<string, string> {
  const records = recordKinds.flatMap((kind) => [...base[kind].keys()].map((id) => `${kind}/${id}`));
  return new Map([
    ...records.flatMap((record): [string, string][] => {
      const hash = base.hashOf(record);
      return hash === undefined ? [] : [[record, hash]];
    }),
    ...[...base.directives].map(([id, directive]): [string, string] => [rulesOf(id), hashOfRules(directive)]),
  ]);
}

/** Whom it binds to what, where and when: what decides which clients it touches and what they have to do. */
export function hashOfRules(directive: Directive): string {
  const { stage, vendors, jurisdiction, published, from, until, binds, deadlines } = directive;
  const due = deadlines.map(({ cites: _, ...deadline }) => deadline);
  const rules = { stage, vendors, jurisdiction, published, from, until, binds, due };
  return createHash('sha256').update(JSON.stringify(rules)).digest('hex');
}
