/** Which old answers would a changed record make different, and which clients would it touch? */
import type { Command } from 'commander';
import { headline } from '../../actions/wording.ts';
import type { App } from '../../app.ts';
import { readConfig } from '../../config.ts';
import { type Day, dayOf } from '../../core/day.ts';
import { VouchError } from '../../core/errors.ts';
import { type FactBase, type RecordKind, recordKinds } from '../../core/fact-base.ts';
import { nameKey } from '../../core/fold.ts';
import { notice } from '../../core/notice.ts';
import type { Receipt } from '../../core/receipt.ts';
import type { Block } from '../../core/reply.ts';
import { checkContent } from '../../factbase/check.ts';
import { formatFinding } from '../../factbase/finding.ts';
import type { Change } from '../../impact/change.ts';
import { compareAnswer } from '../../impact/compare-answer.ts';
import { findTouched, followUpsFor } from '../../impact/find-touched.ts';
import { restingOn } from '../../impact/resting-on.ts';
import { renderText } from '../render-text.ts';
import { print, withApp } from './open.ts';
import { terminalPerson } from './speaker.ts';

interface Different {
  readonly receipt: Receipt;
  readonly changes: readonly Change[];
}
type TouchedBlock = Extract<Block, { kind: 'touched' }>;

/** Adds `vouch impact`. It writes nothing. */
export function addImpactCommand(program: Command): void {
  program
    .command('impact')
    .argument('<record>', 'kind/id, such as directives/us-dhs-bod-17-01, or the name of a directive or a vendor')
    .description(
      'which past answers the content on disk would make different, and which clients it touches; writes nothing',
    )
    .option('--content <folder>', 'compare with the content in this folder; with CONTENT_DIR when not given')
    .option('--json', 'print JSON')
    .action((said: string, options: { content?: string; json?: boolean }) =>
      withApp(async (app) => {
        const today = dayOf(app.clock());
        const base = options.content === undefined ? app.factBase() : contentOf(options.content, today);
        const record = await recordOf(said, base, app);
        const answers = await differentAnswers(record, base, today, app);
        const touched = await touchedBy(record, base, today, app);
        if (options.json === true) return print(JSON.stringify(toJson(record, answers, touched)));
        return print(renderText(notice(toBlocks(record, answers, touched))));
      }),
    );
}

/** Throws `content` with all findings where the folder cannot be used. */
function contentOf(folder: string, today: Day): FactBase {
  const { factBase, findings } = checkContent(folder, readConfig(process.env).intentsDir, today);
  if (factBase !== null) return factBase;
  const errors = findings.filter(({ severity }) => severity === 'error').map(formatFinding);
  throw new VouchError(
    'content',
    `The content cannot be used:\n${errors.join('\n')}`,
    'Mend these findings; "npm run check" shows them again.',
  );
}

/** The full id: of a record that is there, by its id or name, or of one that answers rest on and that is gone. */
async function recordOf(said: string, base: FactBase, { ledger }: App): Promise<string> {
  if (base.hashOf(said) !== undefined) return said;
  const named = namedRecord(said, base);
  if (named !== undefined) return named;
  const mayBeGone = recordKinds.some((kind) => said.startsWith(`${kind}/`));
  if (mayBeGone && (await ledger.receipts.restingOn(said, { but: null, limit: 1 })).length > 0) return said;
  throw new VouchError(
    'not-found',
    `There is no record “${said}”, and no answer rests on one.`,
    `Write it as kind/id, with one of ${recordKinds.join(', ')}, or give the name of a directive.`,
  );
}

function namedRecord(said: string, base: FactBase): string | undefined {
  const key = nameKey(said);
  const called = (names: readonly string[]) => names.some((name) => nameKey(name) === key);
  const ids = (kind: RecordKind, names: (id: string) => readonly string[]) =>
    [...base[kind].keys()].filter((id) => called([id, ...names(id)])).map((id) => `${kind}/${id}`);
  return [
    ...ids('directives', (id) => [...(base.directives.get(id)?.names ?? []), base.directives.get(id)?.title ?? '']),
    ...ids('vendors', (id) => [base.vendors.get(id)?.name ?? '']),
    ...ids('facts', () => []),
    ...ids('guidance', () => []),
  ][0];
}

/** Newest first, each once. */
async function differentAnswers(record: string, base: FactBase, today: Day, { ledger }: App): Promise<Different[]> {
  const found = new Map<string, Different>();
  for await (const page of restingOn(record, base.hashOf(record) ?? null, base, ledger))
    for (const receipt of page) {
      const changes = compareAnswer(receipt, { base, today, say: headline });
      if (changes.length > 0) found.set(receipt.id, { receipt, changes });
    }
  return [...found.values()];
}

async function touchedBy(
  record: string,
  base: FactBase,
  today: Day,
  { ledger }: App,
): Promise<{ rows: TouchedBlock['rows']; nobody: string | null } | null> {
  if (!record.startsWith('directives/')) return null;
  const directive = record.slice('directives/'.length);
  const { rows, nobody } = await findTouched(directive, base, ledger, today);
  const asker = terminalPerson();
  const shown = rows.map((row) => ({
    client: row.client,
    vendor: row.vendor,
    why: [...row.why],
    tasks: followUpsFor(row, directive, row.concern?.loggedBy ?? asker, base, today).map(({ proposal }) => proposal),
    created: 0,
  }));
  return { rows: shown, nobody };
}

function toBlocks(
  record: string,
  answers: readonly Different[],
  touched: Awaited<ReturnType<typeof touchedBy>>,
): Block[] {
  const say = (text: string): Block => ({ kind: 'text', text, internal: false });
  const rows = answers.flatMap(({ receipt, changes }) =>
    changes.map((change) => ({
      receipt: receipt.id,
      question: receipt.question,
      on: dayOf(receipt.at),
      ...change,
    })),
  );
  return [
    answers.length === 0
      ? say(`No past answer would be different because of ${record}.`)
      : {
          kind: 'answers',
          title: `${answers.length} past ${answers.length === 1 ? 'answer' : 'answers'} would be different because of ${record}`,
          rows,
        },
    ...(touched === null
      ? []
      : touched.rows.length === 0
        ? [say(touched.nobody ?? 'It touches no client in the log.')]
        : [
            {
              kind: 'touched' as const,
              title: 'It touches',
              directive: record.slice('directives/'.length),
              rows: touched.rows,
            },
          ]),
  ];
}

const toJson = (
  record: string,
  answers: readonly Different[],
  touched: Awaited<ReturnType<typeof touchedBy>>,
): object => ({
  record,
  answers: answers.map(({ receipt, changes }) => ({
    receipt: receipt.id,
    question: receipt.question,
    on: dayOf(receipt.at),
    changes,
  })),
  clients: (touched?.rows ?? []).map(({ client, vendor, why, tasks }) => ({ client, vendor, why, followUps: tasks })),
  nobody: touched?.nobody ?? null,
});
