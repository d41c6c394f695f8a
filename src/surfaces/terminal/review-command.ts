/** How is reviewed at the terminal what the sources delivered? */
import { writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { waitingItems } from '../../actions/waiting-items.ts';
import type { App } from '../../app.ts';
import { VouchError } from '../../core/errors.ts';
import type { EntityName } from '../../core/intent.ts';
import type { Reply } from '../../core/reply.ts';
import { addFilePatch } from '../add-file-patch.ts';
import { watchLines } from '../drawing/watch-text.ts';
import { renderText } from '../render-text.ts';
import { parseLimit } from './concern-command.ts';
import { exitCodeOf, print, show, throwProblem, withApp } from './open.ts';
import { terminalUtterance } from './speaker.ts';

interface Options {
  readonly json?: boolean;
  readonly as?: string;
  readonly out?: string;
  readonly patch?: boolean;
}

/** Adds `vouch review list|approve|link|dismiss`; without a word it lists. */
export function addReviewCommand(program: Command): void {
  const review = program.command('review').description('review what the official sources delivered');
  const json = () => new Option('--json', 'print JSON');
  review
    .command('list', { isDefault: true })
    .description('list what waits, newest first')
    .option('--limit <number>', 'at most so many', '100')
    .option('--json', 'print a JSON array')
    .action((options: Options & { readonly limit: string }) => withApp((app) => list(app, options)));
  review
    .command('approve')
    .argument('<item>', 'SOURCE/ID, as the list shows it')
    .description('draft the record of an item')
    .option('--as <id>', 'the id of the new record')
    .option('--out <file>', 'write the draft into a file')
    .option('--patch', 'print a patch for “git apply” that adds the draft to the content')
    .addOption(json())
    .action((item: string, options: Options) =>
      withApp(async (app) => {
        const as = options.as === undefined ? {} : { record: options.as };
        await hand(await say(app, { review: 'approve', item, ...as }), options);
      }),
    );
  review
    .command('link')
    .argument('<item>', 'SOURCE/ID')
    .argument('<record>', 'the record that covers it: directives/ID, or the name of a directive')
    .description('say which record covers an item')
    .addOption(json())
    .action((item: string, record: string, options: Options) =>
      withApp(async (app) => told(await say(app, { review: 'link', item, record }), options)),
    );
  review
    .command('dismiss')
    .argument('<item>', 'SOURCE/ID')
    .argument('<reason>', 'why it needs no record, in quotes')
    .description('say why an item needs no record')
    .addOption(json())
    .action((item: string, reason: string, options: Options) =>
      withApp(async (app) => told(await say(app, { review: 'dismiss', item, reason }), options)),
    );
}

async function list({ ledger, factBase }: App, { limit, json }: Options & { readonly limit: string }): Promise<void> {
  const { block, more } = await waitingItems(ledger, factBase(), { limit: parseLimit(limit), mayDecide: true });
  if (json === true) return print(JSON.stringify(block.rows));
  if (block.rows.length === 0) return print('No item waits for review.');
  await print(watchLines(block, (id) => id).join('\n'));
  if (more > 0) await print(`And ${more} more.`);
}

async function say(app: App, entities: Partial<Record<EntityName, string>>): Promise<Reply> {
  const form = { intent: 'review-items', entities };
  const reply = await app.respond(terminalUtterance({ text: 'review', at: app.clock(), write: true, form }));
  throwProblem(reply);
  return reply;
}

const fileOf = (reply: Reply) => reply.blocks.find((block) => block.kind === 'file');

/** What was said, what was changed, the item where it is shown again, and the draft. */
const reviewJson = (reply: Reply): object => {
  const file = fileOf(reply);
  return {
    id: reply.changed?.id ?? null,
    answer: renderText({ ...reply, blocks: reply.blocks.filter(({ kind }) => kind === 'headline' || kind === 'text') }),
    items: reply.blocks.flatMap((block) => (block.kind === 'items' ? block.rows : [])),
    file: file === undefined ? null : { name: file.name, text: file.text },
  };
};

const told = (reply: Reply, { json }: Options): Promise<void> => show(reply, json === true ? reviewJson(reply) : null);

/** The draft as it was asked for: in a file, as a patch, or shown. */
async function hand(reply: Reply, options: Options): Promise<void> {
  const file = fileOf(reply);
  if (file === undefined || (options.out === undefined && options.patch !== true)) return told(reply, options);
  const text = options.patch === true ? addFilePatch(file.name, file.text) : file.text;
  if (options.out === undefined) process.stdout.write(text);
  else {
    write(options.out, text);
    await print(options.json === true ? JSON.stringify(reviewJson(reply)) : `Wrote ${options.out}.`);
  }
  process.exitCode = exitCodeOf(reply);
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (cause) {
    throw new VouchError('bad-input', `The file ${path} cannot be written.`, 'Give another path after --out.', {
      cause,
    });
  }
}
