/** A fact base of a few records with the real audiences, places, topics and intents, for tests of what reads them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { Audiences, Jurisdictions } from '../src/core/audience.ts';
import { dayOf } from '../src/core/day.ts';
import type { Directive } from '../src/core/directive.ts';
import type { Fact } from '../src/core/fact.ts';
import type { FactBase } from '../src/core/fact-base.ts';
import { Guidance } from '../src/core/guidance.ts';
import { Intent } from '../src/core/intent.ts';
import { Topics } from '../src/core/topic.ts';
import type { Vendor } from '../src/core/vendor.ts';
import { checkContent } from '../src/factbase/check.ts';
import { makeFactBase } from '../src/factbase/make-fact-base.ts';
import { claim, vendor } from './factbase/some-records.ts';

const root = resolve(import.meta.dirname, '..');
const content = join(root, 'content');
const intents = join(root, 'intents');

const read = (path: string): unknown => parse(readFileSync(path, 'utf8'));
const byId = <Row extends { readonly id: string }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [row.id, row]));

/** A vendor by its name, with whatever the test cares about. */
export const namedVendor = (name: string, parts: Record<string, unknown> = {}): Vendor => vendor({ name, ...parts });

/** Guidance that answers these questions. */
export const guidanceFor = (asks: readonly string[], parts: Record<string, unknown> = {}): Guidance =>
  Guidance.parse({
    title: 'Guidance',
    asks,
    claims: [claim('It depends.')],
    reviewed: { by: 'test', on: '2026-11-01' },
    recheck: '2027-05-01',
    ...parts,
  });

interface Parts {
  readonly vendors?: Readonly<Record<string, Vendor>>;
  readonly directives?: Readonly<Record<string, Directive>>;
  readonly facts?: Readonly<Record<string, Fact>>;
  readonly guidance?: Readonly<Record<string, Guidance>>;
}

/** The real intents, as they stand in intents/. */
export const realIntents = (): Map<string, Intent> =>
  new Map(
    readdirSync(intents)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => [name.replace('.yaml', ''), Intent.parse(read(join(intents, name)))]),
  );

/** These records (Kaspersky and Webroot where no vendor is given), with the real tables and intents around them. */
export function tinyFactBase(parts: Parts = {}): FactBase {
  const vendors = parts.vendors ?? { kaspersky: namedVendor('Kaspersky'), webroot: namedVendor('Webroot') };
  return makeFactBase({
    vendors: new Map(Object.entries(vendors)),
    directives: new Map(Object.entries(parts.directives ?? {})),
    facts: new Map(Object.entries(parts.facts ?? {})),
    guidance: new Map(Object.entries(parts.guidance ?? {})),
    audiences: byId(Audiences.parse(read(join(content, 'audiences.yaml'))).audiences),
    jurisdictions: byId(Jurisdictions.parse(read(join(content, 'jurisdictions.yaml'))).jurisdictions),
    topics: byId(Topics.parse(read(join(content, 'topics.yaml'))).topics),
    playbooks: new Map(),
    intents: realIntents(),
    hashes: new Map(),
  });
}

/** The real content; throws when it does not check. */
export function realFactBase(): FactBase {
  const { factBase } = checkContent(content, intents, dayOf(Date.now()));
  if (factBase === null) throw new Error('content/ does not check: run npm run check');
  return factBase;
}
