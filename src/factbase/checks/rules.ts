/** Does each rule say all that its verdict needs, and does each record say who speaks? */
import { firstDay, lastDay } from '../../core/day.ts';
import type { Directive } from '../../core/directive.ts';
import type { Finding } from '../finding.ts';
import { placedClaims } from '../placed-claims.ts';
import type { Content, RecordFile } from '../read-records.ts';
import { findingAt } from '../source-file.ts';

export function checkRules(content: Content): Finding[] {
  return [
    ...content.directives.flatMap(checkBinding),
    ...content.directives.flatMap(checkEnding),
    ...checkSuperseded(content),
    ...checkSpeakers(content),
    ...checkActors(content),
    ...checkKept(content),
    ...checkOwnIds(content),
  ];
}

function checkBinding({ source, value }: RecordFile<Directive>): Finding[] {
  if (value.stage === 'proposed' || value.from !== null) return [];
  return value.binds.flatMap((binding, index) =>
    binding.from !== undefined || binding.effect === 'informs'
      ? []
      : findingAt(source, ['binds', index], {
          what: 'it binds, but nothing says since when: from is null',
          why: 'the verdict of a day rests on the first day the rule holds',
          fix: 'write from: in the directive or in this binding; or stage: proposed where it is not yet law',
        }),
  );
}

function checkEnding({ source, value }: RecordFile<Directive>): Finding[] {
  if (value.ended === undefined || value.until !== null) return [];
  return [
    findingAt(source, ['ended'], {
      what: `it is "${value.ended}", but until: is null`,
      why: 'a directive without an end counts as in force',
      fix: 'write in until: the first day on which it no longer holds, as exactly as it is known',
    }),
  ];
}

/** What has been replaced must have ended by the day its successor begins, or two versions of one rule hold at once. */
function checkSuperseded(content: Content): Finding[] {
  const byId = new Map(content.directives.map((file) => [file.id, file.value]));
  return content.directives.flatMap(({ id, source, value }) =>
    value.supersedes.flatMap((old, index) => {
      const before = byId.get(old);
      if (before === undefined || value.stage === 'proposed') return [];
      const path = ['supersedes', index];
      if (before.supersedes.includes(id))
        return findingAt(source, path, {
          what: `"${id}" and "${old}" each supersede the other`,
          why: 'only one of them can be in force',
          fix: `remove one of the two`,
        });
      const fix = `set until: ${value.from ?? value.published} in content/directives/${old}.yaml, or remove it here`;
      const why = 'the old rule would be shown as being in force beside the new one';
      const open = before.binds.some((binding) => (binding.until ?? before.until) === null);
      if (before.until === null && open)
        return findingAt(source, path, { what: `"${old}" is superseded but has no until`, why, fix });
      if (before.until !== null && value.from !== null && firstDay(before.until) > lastDay(value.from))
        return findingAt(source, path, {
          what: `"${old}" ends ${before.until}, after this begins (${value.from})`,
          why,
          fix,
        });
      return [];
    }),
  );
}

function checkSpeakers(content: Content): Finding[] {
  return content.facts.flatMap(({ source, value }) =>
    value.kind === 'statement' && value.speaker === undefined
      ? [
          findingAt(source, ['kind'], {
            what: 'a statement without a speaker',
            why: 'a vendor speaking for itself must never look like an established fact',
            fix: 'add: speaker: Kaspersky (who says it)',
          }),
        ]
      : [],
  );
}

/** On the timeline of a vendor, what it did itself stands apart from what others did. */
function checkActors(content: Content): Finding[] {
  const why = 'the timeline would put an act on the wrong side';
  return content.facts.flatMap(({ source, value: { kind, actor, vendors } }) => {
    if (actor === undefined) return [];
    if (kind !== 'event' && kind !== 'statement')
      return findingAt(source, ['actor'], {
        what: `a ${kind} with an actor`,
        why,
        fix: 'remove actor:, or write kind: event',
      });
    return vendors.includes(actor)
      ? []
      : findingAt(source, ['actor'], {
          what: `"${actor}" acted, but is none of the vendors it is about`,
          why,
          fix: `write one of: ${vendors.join(', ')}`,
        });
  });
}

/** A claim about a topic of which we say that we keep no records. */
function checkKept(content: Content): Finding[] {
  const dropped = new Set(content.topics?.value.topics.filter((topic) => !topic.kept).map((topic) => topic.id));
  return placedClaims(content).flatMap(({ claim, path, record }) =>
    (claim.topics ?? []).flatMap((topic, index) =>
      dropped.has(topic)
        ? findingAt(record.source, [...path, 'topics', index], {
            what: `content/topics.yaml says that we keep nothing about "${topic}"`,
            why: 'a question about it is refused, so the claim would never be shown',
            fix: 'name another topic, or remove kept: false in content/topics.yaml',
          })
        : [],
    ),
  );
}

/** Ids that are written inside a record: products of a vendor, tasks of a playbook. */
function checkOwnIds(content: Content): Finding[] {
  const lists = [
    ...content.vendors.map(({ source, value }) => ({ source, key: 'products', rows: value.products })),
    ...content.playbooks.map(({ source, value }) => ({ source, key: 'tasks', rows: value.tasks })),
  ];
  return lists.flatMap(({ source, key, rows }) =>
    rows.flatMap(({ id }, index) =>
      rows.findIndex((row) => row.id === id) === index
        ? []
        : findingAt(source, [key, index, 'id'], {
            what: `the id "${id}" is written twice under ${key}`,
            why: 'one id must not mean two things',
            fix: 'give one of them another id, or delete it',
          }),
    ),
  );
}
