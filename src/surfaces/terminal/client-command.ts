/** How are clients listed, merged, renamed, exported and deleted at the terminal? */
import type { Command } from 'commander';
import type { Client } from '../../core/client.ts';
import type { Clients } from '../../core/client-books.ts';
import { VouchError } from '../../core/errors.ts';
import type { Ledger } from '../../core/ports.ts';
import { clientsToCsv } from '../../ledger/to-csv.ts';
import { clientJson, concernJson, exposureJson, taskJson } from '../to-json.ts';
import { print, withApp } from './open.ts';
import { terminalPerson } from './speaker.ts';

/** Adds `vouch client list|merge|rename|export|delete`. */
export function addClientCommand(program: Command): void {
  const client = program.command('client').description('list, merge, rename, export and delete clients');
  client
    .command('list')
    .description('list the clients by name')
    .option('--json', 'print a JSON array')
    .option('--csv', 'print CSV')
    .action((options: { json?: boolean; csv?: boolean }) =>
      withApp(async ({ ledger }) => {
        const rows = await ledger.clients.list();
        if (options.csv === true) process.stdout.write(clientsToCsv(rows));
        else if (options.json === true) await print(JSON.stringify(rows.map(clientJson)));
        else
          for (const row of rows)
            await print(`${row.id}  ${row.name}${row.federal === true ? '  (federal work)' : ''}`);
      }),
    );
  client
    .command('merge')
    .argument('<from>', 'name or id of the client that goes')
    .argument('<into>', 'name or id of the client that stays')
    .description('move everything of one client to another')
    .option('--json', 'print JSON')
    .action((from: string, into: string, options: { json?: boolean }) =>
      withApp(async ({ ledger }) =>
        changed(
          await ledger.transaction(terminalPerson(), async ({ clients }) =>
            clients.merge((await known(clients, from)).id, (await known(clients, into)).id),
          ),
          'Merged into',
          options,
        ),
      ),
    );
  client
    .command('rename')
    .argument('<client>', 'name or id')
    .argument('<name>', 'the new name')
    .description('rename a client; the old name stays as an alias')
    .option('--json', 'print JSON')
    .action((name: string, to: string, options: { json?: boolean }) =>
      withApp(async ({ ledger }) =>
        changed(
          await ledger.transaction(terminalPerson(), async ({ clients }) =>
            clients.rename((await known(clients, name)).id, to),
          ),
          'Renamed to',
          options,
        ),
      ),
    );
  client
    .command('export')
    .argument('<client>', 'name or id')
    .description('print everything the ledger holds about a client, as JSON')
    .option('--json', 'print JSON (always so)')
    .action((name: string) => withApp(async ({ ledger }) => exportClient(ledger, name)));
  client
    .command('delete')
    .argument('<client>', 'name or id')
    .description('delete a client and all that names it; export it first')
    .option('--json', 'print JSON')
    .action((name: string, options: { json?: boolean }) =>
      withApp(async ({ ledger }) => {
        const { client, counts } = await ledger.transaction(terminalPerson(), async ({ clients }) => {
          const client = await known(clients, name);
          return { client, counts: await clients.delete(client.id) };
        });
        await print(
          options.json === true
            ? JSON.stringify({ id: client.id, deleted: counts })
            : `Deleted ${client.name}: ${counts.concerns} concerns, ${counts.tasks} follow-ups, ${counts.receipts} receipts; named in ${counts.redacted} other entries, where the name is removed.`,
        );
      }),
    );
}

async function known(clients: Clients, name: string): Promise<Client> {
  const client = await clients.find(name);
  if (client === undefined)
    throw new VouchError(
      'not-found',
      `No client named “${name}” is in the log.`,
      'List the clients to see their names.',
    );
  return client;
}

async function changed(client: Client, done: string, options: { json?: boolean }): Promise<void> {
  await print(options.json === true ? JSON.stringify(clientJson(client)) : `${done} ${client.name}.`);
}

async function exportClient(ledger: Ledger, name: string): Promise<void> {
  const { client, concerns, tasks, receipts, exposures } = await ledger.clients.export(
    (await known(ledger.clients, name)).id,
  );
  await print(
    JSON.stringify({
      id: client.id,
      client: clientJson(client),
      concerns: concerns.map(concernJson),
      tasks: tasks.map(taskJson),
      receipts,
      exposures: exposures.map(exposureJson),
    }),
  );
}
