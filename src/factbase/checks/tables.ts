/** Do the rows of audiences.yaml, jurisdictions.yaml and topics.yaml fit together? */
import { nameKey } from '../../core/fold.ts';
import type { Finding } from '../finding.ts';
import type { Content, RecordFile } from '../read-records.ts';
import { findingAt, type SourceFile } from '../source-file.ts';
import { suggest } from '../suggest.ts';

interface Row {
  readonly id: string;
  readonly path: readonly (string | number)[];
  /** What it belongs to: `path` leads from the row to each id. */
  readonly wider: readonly { readonly id: string; readonly path: readonly (string | number)[] }[];
  /** Other names it answers to, each of which must be its alone. */
  readonly names: readonly { readonly name: string; readonly path: readonly (string | number)[] }[];
}

export function checkTables(content: Content): Finding[] {
  const { audiences, jurisdictions, topics } = content;
  return [
    ...(audiences === null ? [] : checkRows(audiences.source, 'audience', audienceRows(audiences))),
    ...(audiences === null || jurisdictions === null ? [] : checkHomes(audiences, jurisdictions)),
    ...(jurisdictions === null ? [] : checkRows(jurisdictions.source, 'jurisdiction', jurisdictionRows(jurisdictions))),
    ...(topics === null
      ? []
      : checkRows(
          topics.source,
          'topic',
          topics.value.topics.map(({ id }, index) => ({ id, path: ['topics', index], wider: [], names: [] })),
        )),
  ];
}

type AudienceFile = NonNullable<Content['audiences']>;
type JurisdictionFile = NonNullable<Content['jurisdictions']>;

const named = (list: readonly string[], key: string) => list.map((name, index) => ({ name, path: [key, index] }));

function audienceRows(file: AudienceFile): Row[] {
  return file.value.audiences.map(({ id, is, words, also }, index) => ({
    id,
    path: ['audiences', index],
    wider: is.map((wider, at) => ({ id: wider, path: ['is', at] })),
    names: [...named(words, 'words'), ...named(also, 'also')],
  }));
}

function jurisdictionRows(file: JurisdictionFile): Row[] {
  return file.value.jurisdictions.map(({ id, within, words }, index) => ({
    id,
    path: ['jurisdictions', index],
    wider: within === null ? [] : [{ id: within, path: ['within'] }],
    names: named(words, 'words'),
  }));
}

function checkRows(source: SourceFile, noun: string, rows: readonly Row[]): Finding[] {
  const findings: Finding[] = [];
  const ids = new Set(rows.map((row) => row.id));
  const seen = new Set<string>();
  const owners = new Map(rows.map((row) => [nameKey(row.id), row.id]));
  for (const row of rows) {
    if (seen.has(row.id))
      findings.push(
        findingAt(source, [...row.path, 'id'], {
          what: `the ${noun} "${row.id}" is written twice`,
          why: 'only one of the two would be used',
          fix: 'keep one, or give the other an id of its own',
        }),
      );
    seen.add(row.id);
    for (const { id, path } of row.wider)
      if (!ids.has(id))
        findings.push(
          findingAt(source, [...row.path, ...path], {
            what: `${row.id}: there is no ${noun} "${id}"`,
            why: 'the rules of the wider one would be missed',
            fix: suggest(id, ids),
          }),
        );
    for (const { name, path } of row.names) {
      const owner = owners.get(nameKey(name)) ?? row.id;
      owners.set(nameKey(name), owner);
      if (owner !== row.id)
        findings.push(
          findingAt(source, [...row.path, ...path], {
            what: `"${name}" already stands for the ${noun} "${owner}"`,
            why: 'one word must not mean two things',
            fix: `remove it here or at "${owner}"`,
          }),
        );
    }
  }
  return [...findings, ...checkCycles(source, noun, rows)];
}

function checkCycles(source: SourceFile, noun: string, rows: readonly Row[]): Finding[] {
  const wider = new Map(rows.map((row) => [row.id, row.wider.map((each) => each.id)]));
  return rows.flatMap((row) => {
    const above = new Set(wider.get(row.id));
    for (const each of above) for (const next of wider.get(each) ?? []) above.add(next);
    if (!above.has(row.id)) return [];
    return findingAt(source, [...row.path, ...(row.wider[0]?.path ?? [])], {
      what: `the ${noun} "${row.id}" belongs, in the end, to itself`,
      why: 'a rule holds for the narrower through the wider, which here have no order',
      fix: `remove one of: ${[...above].join(', ')}`,
    });
  });
}

function checkHomes(
  audiences: AudienceFile,
  jurisdictions: RecordFile<{ jurisdictions: { id: string }[] }>,
): Finding[] {
  const places = new Set(jurisdictions.value.jurisdictions.map((row) => row.id));
  return audiences.value.audiences.flatMap(({ jurisdiction }, index) =>
    jurisdiction === undefined || places.has(jurisdiction)
      ? []
      : findingAt(audiences.source, ['audiences', index, 'jurisdiction'], {
          what: `there is no jurisdiction "${jurisdiction}"`,
          why: 'the rules of that place would be missed',
          fix: suggest(jurisdiction, places),
        }),
  );
}
