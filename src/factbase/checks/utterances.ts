/** Does every utterance mean one thing, and does every command belong to one intent? */
import { nameKey } from '../../core/fold.ts';
import type { ActionId } from '../../core/intent.ts';
import type { Finding, FindingWords } from '../finding.ts';
import type { Content } from '../read-records.ts';
import { findingAt, type SourceFile } from '../source-file.ts';
import { suggest } from '../suggest.ts';

/** What may stand in braces. */
const sayable = ['vendor', 'client', 'audience', 'directive', 'date'];
const inTasks = ['vendor', 'client'];

/** Actions that do something else than answer, so that a question about a topic can never mean them. */
const notAnswers: readonly ActionId[] = [
  'log-concern',
  'list-concerns',
  'create-task',
  'list-tasks',
  'finish-task',
  'snooze-task',
  'reassign-task',
  'digest',
  'help',
  'thank',
  'decline',
];

interface Said {
  readonly text: string;
  readonly meaning: string;
  readonly source: SourceFile;
  readonly path: readonly (string | number)[];
}

export function checkUtterances(content: Content): Finding[] {
  const said = [
    ...content.intents.flatMap(({ id, source, value }) => listed(value.says, `the intent "${id}"`, source, ['says'])),
    ...content.guidance.flatMap(({ id, source, value }) =>
      listed(value.asks, `the guidance "${id}"`, source, ['asks']),
    ),
  ];
  const owners = new Map<string, Said>();
  return [
    ...checkTwice(said, owners),
    ...checkTopics(content, owners),
    ...checkUnlike(content, owners),
    ...checkBraces(content, said),
    ...checkCommands(content),
  ];
}

function listed(
  texts: readonly string[],
  meaning: string,
  source: SourceFile,
  path: readonly (string | number)[],
): Said[] {
  return texts.map((text, index) => ({ text, meaning, source, path: [...path, index] }));
}

/** Fills `owners` with who says what first. */
function checkTwice(said: readonly Said[], owners: Map<string, Said>): Finding[] {
  return said.flatMap((each) => {
    const before = owners.get(nameKey(each.text));
    if (before === undefined) {
      owners.set(nameKey(each.text), each);
      return [];
    }
    if (before.meaning === each.meaning)
      return findingAt(each.source, each.path, twice(each, before, 'a second time it teaches nothing'), 'warning');
    return findingAt(each.source, each.path, twice(each, before, 'one utterance must not mean two things'));
  });
}

function twice(each: Said, before: Said, why: string): FindingWords {
  return {
    what: `"${each.text}" already stands for ${before.meaning}`,
    why,
    fix: before.meaning === each.meaning ? 'delete it' : `keep it in one place; the other can list it under unlike`,
  };
}

function checkTopics(content: Content, owners: ReadonlyMap<string, Said>): Finding[] {
  const { topics } = content;
  if (topics === null) return [];
  const acts = new Set(
    content.intents.filter(({ value }) => notAnswers.includes(value.action)).map(({ id }) => `the intent "${id}"`),
  );
  const own = new Map<string, Said>();
  return topics.value.topics.flatMap(({ id, kept, asks }, row) => {
    const said = listed(asks, `the topic "${id}"`, topics.source, ['topics', row, 'asks']);
    const clashes = said.flatMap((each) => {
      const before = owners.get(nameKey(each.text));
      return before !== undefined && (!kept || acts.has(before.meaning))
        ? findingAt(each.source, each.path, twice(each, before, 'one would be answered, the other not'))
        : [];
    });
    return [...clashes, ...checkTwice(said, own)];
  });
}

function checkUnlike(content: Content, owners: ReadonlyMap<string, Said>): Finding[] {
  return content.intents.flatMap(({ id, source, value }) =>
    value.unlike.flatMap(({ says, means }, index) => {
      const path = ['unlike', index];
      if (means === id)
        return findingAt(source, [...path, 'means'], {
          what: 'a near miss that means the intent itself',
          why: 'unlike lists what is said in nearly these words and meant otherwise',
          fix: 'move it to says, or name the intent that is meant',
        });
      const owner = owners.get(nameKey(says));
      const known = content.ids.intents.has(means) || content.ids.guidance.has(means);
      if (owner === undefined || !known || owner.meaning.endsWith(` "${means}"`)) return [];
      return findingAt(source, [...path, 'says'], {
        what: `"${says}" means "${means}" here, but ${owner.source.path} gives it to ${owner.meaning}`,
        why: 'one utterance must not mean two things',
        fix: 'make both name the same intent, or delete one',
      });
    }),
  );
}

function checkBraces(content: Content, said: readonly Said[]): Finding[] {
  const all = [
    ...said.map((each) => ({ ...each, known: sayable })),
    ...content.intents.flatMap(({ source, value }) =>
      value.unlike.map(({ says }, index) => ({ text: says, source, path: ['unlike', index, 'says'], known: sayable })),
    ),
    ...content.playbooks.flatMap(({ source, value }) =>
      value.tasks.map(({ title }, index) => ({ text: title, source, path: ['tasks', index, 'title'], known: inTasks })),
    ),
  ];
  return all.flatMap(({ text, source, path, known }) =>
    [...text.matchAll(/\{([^{}]*)\}/g)].flatMap(([whole, name = '']) =>
      known.includes(name)
        ? []
        : findingAt(source, path, {
            what: `nothing stands for ${whole}`,
            why: 'it would be taken for the words themselves',
            fix: suggest(name, known),
          }),
    ),
  );
}

function checkCommands(content: Content): Finding[] {
  const owners = new Map<string, string>();
  return content.intents.flatMap(({ id, source, value: { command } }) => {
    if (command === undefined) return [];
    const names = [
      { name: command.name, path: ['command', 'name'] },
      ...command.also.map((name, index) => ({ name, path: ['command', 'also', index] })),
    ];
    return names.flatMap(({ name, path }) => {
      const owner = owners.get(name);
      owners.set(name, owner ?? id);
      return owner === undefined
        ? []
        : findingAt(source, path, {
            what: `the command "${name}" already belongs to the intent "${owner}"`,
            why: 'a command is the sure way to say one thing',
            fix: 'give one of the two another name',
          });
    });
  });
}
