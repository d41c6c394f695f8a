/** How are concerns logged and listed at the terminal? */
import type { Command } from 'commander';
import { z } from 'zod';
import type { App } from '../../app.ts';
import type { Concern } from '../../core/concern.ts';
import { VouchError } from '../../core/errors.ts';
import { concernsToCsv } from '../../ledger/to-csv.ts';
import { concernJson } from '../to-json.ts';
import { parseDay } from './ask-command.ts';
import { eachJsonLine } from './json-lines.ts';
import { print, throwProblem, withApp } from './open.ts';
import { terminalUtterance } from './speaker.ts';

const NewConcern = z.object({
  client: z.string(),
  vendor: z.string(),
  words: z.string(),
  severity: z.string().optional(),
});
type NewConcern = z.infer<typeof NewConcern>;

/** Adds `vouch concern add|list`. */
export function addConcernCommand(program: Command): void {
  const concern = program.command('concern').description('log and list what clients raised');
  concern
    .command('add')
    .argument('[words]', "the client's words, in quotes")
    .description('log a concern')
    .option('--client <name>', 'the client who raised it')
    .option('--vendor <id>', 'the vendor it is about')
    .option('--severity <level>', 'low, normal, high or urgent')
    .option('--json [-]', 'print JSON; with "-" read {"client","vendor","words"} a line from standard input')
    .action(
      async (
        said: string | undefined,
        options: { client?: string; vendor?: string; severity?: string; json?: boolean | string },
      ) => {
        if (options.json === '-') return withApp(addLines);
        const words = said ?? (typeof options.json === 'string' ? options.json : undefined);
        const { client, vendor, severity } = options;
        if (words === undefined || client === undefined || vendor === undefined) {
          const lacking = [
            client === undefined ? '--client' : '',
            vendor === undefined ? '--vendor' : '',
            words === undefined ? 'the words' : '',
          ].filter((each) => each !== '');
          throw new VouchError(
            'bad-input',
            `The concern lacks ${lacking.join(', ')}.`,
            'Write: vouch concern add --client NAME --vendor ID "WORDS"',
          );
        }
        return withApp(async (app) => {
          const added = await add(app, { client, vendor, words, ...(severity === undefined ? {} : { severity }) });
          await print(
            options.json === undefined
              ? `Logged ${added.id} for ${added.client.name}.`
              : JSON.stringify(concernJson(added)),
          );
        });
      },
    );
  concern
    .command('list')
    .description('list concerns, newest first')
    .option('--client <name>')
    .option('--vendor <id>')
    .option('--since <day>', 'YYYY-MM-DD')
    .option('--limit <number>', 'at most so many', '100')
    .option('--json', 'print a JSON array')
    .option('--csv', 'print CSV')
    .action(
      (options: { client?: string; vendor?: string; since?: string; limit: string; json?: boolean; csv?: boolean }) =>
        withApp(async (app) => {
          const client = options.client === undefined ? undefined : await app.ledger.clients.find(options.client);
          const known = options.client === undefined || client !== undefined;
          const rows = !known
            ? []
            : await app.ledger.concerns.list({
                ...(client === undefined ? {} : { clientId: client.id }),
                ...(options.vendor === undefined ? {} : { vendor: options.vendor }),
                ...(options.since === undefined ? {} : { since: parseDay(options.since) }),
                limit: parseLimit(options.limit),
              });
          if (options.csv === true) process.stdout.write(concernsToCsv(rows));
          else if (options.json === true) await print(JSON.stringify(rows.map(concernJson)));
          else
            for (const row of rows)
              await print(
                `${row.id}  ${new Date(row.createdAt).toISOString().slice(0, 10)}  ${row.client.name}  ${row.vendor}  ${row.severity}  ${row.words}`,
              );
        }),
    );
}

/** A `--limit`, 1 to 10,000. */
export function parseLimit(text: string): number {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > 10_000)
    throw new VouchError('bad-input', `“${text}” is not a limit.`, 'Give a whole number from 1 to 10000.');
  return limit;
}

/** Logged the way every concern is: as an utterance, taken once and durable when this resolves. */
async function add(app: App, { client, vendor, words, severity }: NewConcern): Promise<Concern> {
  const entities = { client, vendor, words, ...(severity === undefined ? {} : { severity }) };
  const reply = await app.respond(
    terminalUtterance({ text: words, at: app.clock(), write: true, form: { intent: 'log-concern', entities } }),
  );
  throwProblem(reply);
  const concern = reply.changed === null ? undefined : await app.ledger.concerns.get(reply.changed.id);
  if (concern === undefined)
    throw new VouchError('bad-input', 'The concern was not logged.', 'Give a client, a vendor and the words.');
  return concern;
}

async function addLines(app: App): Promise<void> {
  await eachJsonLine(NewConcern, '{"client","vendor","words"}', async (line) => ({ id: (await add(app, line)).id }));
}
