/** How are follow-ups made, listed and finished at the terminal? */
import type { Command } from 'commander';
import { v7 as uuid } from 'uuid';
import { finishById } from '../../actions/finish-by-id.ts';
import { VouchError } from '../../core/errors.ts';
import { taskStates, taskTitleLimit } from '../../core/task.ts';
import { tasksToCsv } from '../../ledger/to-csv.ts';
import { taskJson } from '../to-json.ts';
import { parseDay } from './ask-command.ts';
import { parseLimit } from './concern-command.ts';
import { print, withApp } from './open.ts';
import { terminalPerson } from './speaker.ts';

/** Adds `vouch task add|list|done`. */
export function addTaskCommand(program: Command): void {
  const task = program.command('task').description('make, list and finish follow-ups');
  task
    .command('add')
    .argument('<title>', 'what is to be done, in quotes')
    .description('create a follow-up')
    .option('--client <name>')
    .option('--vendor <id>')
    .option('--owner <name>', 'who does it; you when not given')
    .option('--due <day>', 'YYYY-MM-DD')
    .option('--json', 'print JSON')
    .action(
      (title: string, options: { client?: string; vendor?: string; owner?: string; due?: string; json?: boolean }) =>
        withApp(async ({ ledger }) => {
          const said = title.trim();
          if (said === '' || said.length > taskTitleLimit)
            throw new VouchError(
              'bad-input',
              `A follow-up title has 1 to ${taskTitleLimit} characters.`,
              'Shorten the title.',
            );
          const due = options.due === undefined ? null : parseDay(options.due);
          const added = await ledger.transaction(terminalPerson(), async (books) => {
            const client = options.client === undefined ? null : await books.clients.ensure({ name: options.client });
            const createdBy = terminalPerson();
            return books.tasks.add({
              title: said,
              clientId: client?.id ?? null,
              vendor: options.vendor ?? null,
              owner: options.owner ?? createdBy.name,
              due,
              note: '',
              concern: null,
              directive: null,
              createdBy,
            });
          });
          await print(options.json === true ? JSON.stringify(taskJson(added)) : `Created ${added.id}.`);
        }),
    );
  task
    .command('list')
    .description('list follow-ups, soonest due first')
    .option('--client <name>')
    .option('--vendor <id>')
    .option('--owner <name>')
    .option('--state <state>', taskStates.join(', '))
    .option('--limit <number>', 'at most so many', '100')
    .option('--json', 'print a JSON array')
    .option('--csv', 'print CSV')
    .action(
      (options: {
        client?: string;
        vendor?: string;
        owner?: string;
        state?: string;
        limit: string;
        json?: boolean;
        csv?: boolean;
      }) =>
        withApp(async ({ ledger }) => {
          const state = taskStates.find((each) => each === options.state);
          if (options.state !== undefined && state === undefined)
            throw new VouchError(
              'bad-input',
              `“${options.state}” is no state of a follow-up.`,
              `Give one of ${taskStates.join(', ')}.`,
            );
          const client = options.client === undefined ? undefined : await ledger.clients.find(options.client);
          const known = options.client === undefined || client !== undefined;
          const rows = !known
            ? []
            : await ledger.tasks.list({
                ...(client === undefined ? {} : { clientId: client.id }),
                ...(options.vendor === undefined ? {} : { vendor: options.vendor }),
                ...(options.owner === undefined ? {} : { owner: options.owner }),
                ...(state === undefined ? {} : { state }),
                limit: parseLimit(options.limit),
              });
          if (options.csv === true) process.stdout.write(tasksToCsv(rows));
          else if (options.json === true) await print(JSON.stringify(rows.map(taskJson)));
          else
            for (const row of rows)
              await print(`${row.id}  ${row.due ?? 'no date   '}  ${row.state}  ${row.owner}  ${row.title}`);
        }),
    );
  task
    .command('done')
    .argument('<id>')
    .description('finish a follow-up')
    .option('--json', 'print JSON')
    .action((id: string, options: { json?: boolean }) =>
      withApp(async ({ ledger }) => {
        const done = await ledger.transaction(terminalPerson(), (books) => finishById(id, `terminal:${uuid()}`, books));
        await print(options.json === true ? JSON.stringify(taskJson(done)) : `Done: ${done.title}.`);
      }),
    );
}
