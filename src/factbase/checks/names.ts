/** Does every name mean one vendor, or one directive, only? */
import { nameKey } from '../../core/fold.ts';
import type { Finding } from '../finding.ts';
import type { Content } from '../read-records.ts';
import { findingAt, type SourceFile } from '../source-file.ts';

/** One name with its owner and place; `silent` for the id, which answers to its name without being written as one. */
interface Named {
  readonly name: string;
  readonly owner: string;
  readonly source: SourceFile;
  readonly path: readonly (string | number)[];
  readonly silent: boolean;
}

export function checkNames(content: Content): Finding[] {
  return [...checkClashes('vendor', vendorNames(content)), ...checkClashes('directive', directiveNames(content))];
}

function vendorNames(content: Content): Named[] {
  return content.vendors.flatMap(({ id, source, value }) => {
    const one = (name: string, path: readonly (string | number)[], silent = false) => ({
      name,
      owner: id,
      source,
      path,
      silent,
    });
    return [
      one(id, [], true),
      one(value.name, ['name']),
      ...(['legal', 'aliases', 'misspellings'] as const).flatMap((key) =>
        value[key].map((name, index) => one(name, [key, index])),
      ),
      ...value.products.flatMap((product, index) => [
        one(product.name, ['products', index, 'name']),
        ...product.aliases.map((name, at) => one(name, ['products', index, 'aliases', at])),
      ]),
    ];
  });
}

function directiveNames(content: Content): Named[] {
  return content.directives.flatMap(({ id, source, value }) => [
    { name: id, owner: id, source, path: [], silent: true },
    ...value.names.map((name, index) => ({ name, owner: id, source, path: ['names', index], silent: false })),
  ]);
}

function checkClashes(noun: string, names: readonly Named[]): Finding[] {
  const findings: Finding[] = [];
  const first = new Map<string, Named>();
  for (const named of [...names].sort((a, b) => Number(b.silent) - Number(a.silent))) {
    const key = nameKey(named.name);
    const before = first.get(key);
    if (before === undefined) first.set(key, named);
    else if (before.owner !== named.owner) {
      findings.push(
        findingAt(named.source, named.path, {
          what: `"${named.name}" already means the ${noun} "${before.owner}"`,
          why: 'an answer about the wrong one is worse than none',
          fix: `keep the name in one of the two files: ${before.source.path} or ${named.source.path}`,
        }),
      );
    } else if (before.silent) first.set(key, named);
    else {
      findings.push(
        findingAt(
          named.source,
          named.path,
          {
            what: `"${named.name}" is the same name as "${before.name}"`,
            why: 'case, accents and punctuation make no difference, so it adds nothing',
            fix: 'delete it',
          },
          'warning',
        ),
      );
    }
    if (key === '')
      findings.push(
        findingAt(named.source, named.path, {
          what: `"${named.name}" holds no letter or digit`,
          why: 'nobody can be understood by it',
          fix: 'delete it',
        }),
      );
  }
  return findings;
}
