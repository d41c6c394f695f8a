/** Which ids point to a record, a product or a table row that is not there? */
import type { Finding } from '../finding.ts';
import { placedClaims } from '../placed-claims.ts';
import type { Content } from '../read-records.ts';
import { findingAt, labelOf, type SourceFile } from '../source-file.ts';
import { suggest } from '../suggest.ts';

type Path = readonly (string | number)[];

/** What an id may point to. `known` is null where that is not known because its file is broken. */
interface Target {
  readonly noun: string;
  readonly known: ReadonlySet<string> | null;
  /** The one of them that does not count. */
  readonly not?: string;
  /** Where one more could be written. */
  readonly home: string;
}

/** A file that is gone is named in many places; more than this many are told as one. */
const toldSingly = 3;

export function checkReferences(content: Content): Finding[] {
  const dangling = new Map<string, Finding[]>();
  const one = (source: SourceFile, path: Path, id: string, { noun, known, not, home }: Target) => {
    if (known === null || (known.has(id) && id !== not)) return;
    const finding = findingAt(source, path, {
      what: `${labelOf(path)}: there is no ${noun} "${id}"`,
      why: 'what points nowhere is neither found nor shown',
      fix: suggest(
        id,
        not === undefined ? known : known.difference(new Set([not])),
        `Write ${home.replaceAll('ID', id)} first.`,
      ),
    });
    const before = dangling.get(`${home} ${id}`);
    if (before === undefined) dangling.set(`${home} ${id}`, [finding]);
    else before.push(finding);
  };
  const each = (source: SourceFile, path: Path, ids: readonly string[] | undefined, target: Target) => {
    for (const [index, id] of (ids ?? []).entries()) one(source, [...path, index], id, target);
  };
  const to = targetsOf(content);
  const vendorById = new Map(content.vendors.map((vendor) => [vendor.id, vendor]));

  for (const { id, source, value } of content.directives) {
    each(source, ['vendors'], value.vendors, to.vendor);
    one(source, ['jurisdiction'], value.jurisdiction, to.jurisdiction);
    each(source, ['topics'], value.topics, to.topic);
    for (const key of ['supersedes', 'disagrees'] as const)
      each(source, [key], value[key], notItself(to.directive, id));
    each(source, ['related'], value.related, notItself(to.record, id));
    const product = productOf(vendorById, value.vendors);
    for (const [index, { audiences, sparing, products }] of value.binds.entries()) {
      each(source, ['binds', index, 'audiences'], audiences, to.audience);
      each(source, ['binds', index, 'sparing'], sparing, to.audience);
      if (products === undefined) continue;
      const [key, ids] =
        'only' in products ? (['only', products.only] as const) : (['except', products.except] as const);
      each(source, ['binds', index, 'products', key], ids, product);
    }
    for (const [index, { audiences }] of value.deadlines.entries())
      each(source, ['deadlines', index, 'audiences'], audiences, to.audience);
    for (const [index, { audiences, products }] of value.exceptions.entries()) {
      each(source, ['exceptions', index, 'audiences'], audiences, to.audience);
      each(source, ['exceptions', index, 'products'], products, product);
    }
  }
  for (const { id, source, value } of content.facts) {
    each(source, ['vendors'], value.vendors, to.vendor);
    each(source, ['topics'], value.topics, to.topic);
    each(source, ['answers'], value.answers, to.directive);
    each(source, ['related'], value.related, notItself(to.record, id));
  }
  for (const { id, source, value } of content.guidance) {
    each(source, ['vendors'], value.vendors, to.vendor);
    each(source, ['topics'], value.topics, to.topic);
    each(source, ['related'], value.related, notItself(to.record, id));
  }
  for (const { id, source, value } of content.vendors) {
    for (const [index, { vendor }] of value.alternatives.entries())
      one(source, ['alternatives', index, 'vendor'], vendor, notItself(to.vendor, id));
    const own = productOf(vendorById, [id]);
    for (const [index, each] of value.classes.entries()) {
      one(source, ['classes', index, 'class'], each.class, to.class);
      for (const [at, product] of (each.products ?? []).entries())
        one(source, ['classes', index, 'products', at], product, own);
    }
  }
  for (const { source, value } of content.playbooks)
    each(source, ['when', 'audiences'], value.when.audiences, to.audience);
  for (const { source, value } of content.intents)
    for (const [index, { means }] of value.unlike.entries()) one(source, ['unlike', index, 'means'], means, to.meaning);
  for (const { claim, path, record } of placedClaims(content))
    each(record.source, [...path, 'topics'], claim.topics, to.topic);
  return [...dangling.values()].flatMap((findings) => (findings.length > toldSingly ? together(findings) : findings));
}

function together(findings: readonly Finding[]): Finding[] {
  return findings
    .slice(0, 1)
    .map((finding) => ({ ...finding, what: `${finding.what}, here and in ${findings.length - 1} more places` }));
}

function targetsOf(content: Content) {
  const { ids } = content;
  const rows = (list: readonly { readonly id: string }[] | undefined) =>
    list === undefined ? null : new Set(list.map((row) => row.id));
  return {
    vendor: { noun: 'vendor', known: ids.vendors, home: 'content/vendors/ID.yaml' },
    class: {
      noun: 'class of makers',
      known: classesOf(content),
      home: 'content/vendors/ID.yaml with kind: class',
    },
    directive: { noun: 'directive', known: ids.directives, home: 'content/directives/ID.yaml' },
    record: {
      noun: 'directive, fact or guidance',
      known: new Set([...ids.directives, ...ids.facts, ...ids.guidance]),
      home: 'content/directives/ID.yaml or content/facts/ID.yaml',
    },
    meaning: {
      noun: 'intent or guidance',
      known: new Set([...ids.intents, ...ids.guidance]),
      home: 'intents/ID.yaml',
    },
    audience: {
      noun: 'audience',
      known: rows(content.audiences?.value.audiences),
      home: 'it in content/audiences.yaml',
    },
    jurisdiction: {
      noun: 'jurisdiction',
      known: rows(content.jurisdictions?.value.jurisdictions),
      home: 'it in content/jurisdictions.yaml',
    },
    topic: { noun: 'topic', known: rows(content.topics?.value.topics), home: 'it in content/topics.yaml' },
  } satisfies Record<string, Target>;
}

/** The vendor records that stand for a class; not known while a vendor's file is broken. */
function classesOf(content: Content): ReadonlySet<string> | null {
  if (content.vendors.length < content.ids.vendors.size) return null;
  return new Set(content.vendors.filter((vendor) => vendor.value.kind === 'class').map((vendor) => vendor.id));
}

const notItself = (target: Target, id: string): Target => ({ ...target, noun: `other ${target.noun}`, not: id });

/** The products of some vendors; not known while one of their files is missing or broken. */
function productOf(byId: ReadonlyMap<string, Content['vendors'][number]>, vendors: readonly string[]): Target {
  const files = [...new Set(vendors)].flatMap((id) => byId.get(id) ?? []);
  const known =
    files.length < new Set(vendors).size
      ? null
      : new Set(files.flatMap((vendor) => vendor.value.products.map((product) => product.id)));
  return { noun: 'product', known, home: `it under products in content/vendors/${vendors[0] ?? 'ID'}.yaml` };
}
