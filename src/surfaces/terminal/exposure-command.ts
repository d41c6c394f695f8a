/** How is recorded and listed at the terminal what clients have of a vendor? */
import type { Command } from 'commander';
import { z } from 'zod';
import type { App } from '../../app.ts';
import { VouchError } from '../../core/errors.ts';
import type { Exposure } from '../../core/exposure.ts';
import { sayExposure } from '../../impact/say-exposure.ts';
import { exposuresToCsv } from '../../ledger/to-csv.ts';
import { exposureJson } from '../to-json.ts';
import { parseLimit } from './concern-command.ts';
import { eachJsonLine } from './json-lines.ts';
import { print, throwProblem, withApp } from './open.ts';
import { terminalPerson, terminalUtterance } from './speaker.ts';

const NewExposure = z.object({
  client: z.string(),
  vendor: z.string(),
  product: z.string().nullish(),
  seats: z.union([z.string(), z.number()]).transform(String).nullish(),
  renewal: z.string().nullish(),
});
type NewExposure = z.infer<typeof NewExposure>;

interface AddOptions extends Partial<Record<keyof NewExposure, string>> {
  readonly json?: boolean | string;
}

/** Adds `vouch exposure add|list|remove`. */
export function addExposureCommand(program: Command): void {
  const exposure = program.command('exposure').description('record and list which seats clients have, and until when');
  exposure
    .command('add')
    .description('record what a client has of a vendor; said again for the same product it replaces')
    .option('--client <name>', 'the client who has it')
    .option('--vendor <id>', 'the vendor it is from')
    .option('--product <id>', 'the product, where it is a certain one')
    .option('--seats <number>', 'how many seats')
    .option('--renewal <day>', 'when it is to be renewed, YYYY-MM-DD')
    .option(
      '--json [-]',
      'print JSON; with "-" read {"client","vendor","product","seats","renewal"} a line from standard input',
    )
    .action(async (options: AddOptions) => {
      if (options.json === '-')
        return withApp((app) =>
          eachJsonLine(NewExposure, '{"client","vendor","product"?,"seats"?,"renewal"?}', async (line) => ({
            id: (await add(app, line)).id,
          })),
        );
      const { client, vendor } = options;
      if (client === undefined || vendor === undefined)
        throw new VouchError(
          'bad-input',
          `The exposure lacks ${client === undefined ? '--client' : '--vendor'}.`,
          'Write: vouch exposure add --client NAME --vendor ID [--seats N] [--renewal DAY]',
        );
      return withApp(async (app) => {
        const added = await add(app, { ...options, client, vendor });
        await print(
          options.json === undefined
            ? `Recorded ${added.id} for ${added.client.name}.`
            : JSON.stringify(exposureJson(added)),
        );
      });
    });
  exposure
    .command('list')
    .description('list what clients have, by client')
    .option('--client <name>')
    .option('--vendor <id>')
    .option('--limit <number>', 'at most so many', '100')
    .option('--json', 'print a JSON array')
    .option('--csv', 'print CSV')
    .action((options: { client?: string; vendor?: string; limit: string; json?: boolean; csv?: boolean }) =>
      withApp(async (app) => {
        const client = options.client === undefined ? undefined : await app.ledger.clients.find(options.client);
        const known = options.client === undefined || client !== undefined;
        const rows = !known
          ? []
          : await app.ledger.exposures.list({
              ...(client === undefined ? {} : { clientId: client.id }),
              ...(options.vendor === undefined ? {} : { vendors: [options.vendor] }),
              limit: parseLimit(options.limit),
            });
        if (options.csv === true) process.stdout.write(exposuresToCsv(rows));
        else if (options.json === true) await print(JSON.stringify(rows.map(exposureJson)));
        else
          for (const row of rows)
            await print(`${row.id}  ${row.client.name}  ${row.vendor}  ${sayExposure(row, app.factBase())}`);
      }),
    );
  exposure
    .command('remove')
    .argument('<id>')
    .description('remove an entry')
    .option('--json', 'print JSON')
    .action((id: string, options: { json?: boolean }) =>
      withApp(async ({ ledger }) => {
        const gone = await ledger.transaction(terminalPerson(), ({ exposures }) => exposures.remove(id));
        await print(options.json === true ? JSON.stringify(exposureJson(gone)) : `Removed for ${gone.client.name}.`);
      }),
    );
}

/** Recorded the way every exposure is: as an utterance, taken once and durable when this resolves. */
async function add(app: App, said: NewExposure): Promise<Exposure> {
  const { client, vendor, product, seats, renewal } = said;
  const entities = {
    client,
    vendor,
    ...(product == null ? {} : { product }),
    ...(seats == null ? {} : { seats }),
    ...(renewal == null ? {} : { renewal }),
  };
  const form = { intent: 'record-exposure', entities };
  const reply = await app.respond(
    terminalUtterance({ text: 'Record an exposure', at: app.clock(), write: true, form }),
  );
  throwProblem(reply);
  const recorded = reply.blocks.flatMap((block) => (block.kind === 'exposures' ? block.rows : []));
  const [exposure] = recorded;
  if (exposure === undefined)
    throw new VouchError('bad-input', 'The exposure was not recorded.', 'Give a client and a vendor.');
  return exposure;
}
