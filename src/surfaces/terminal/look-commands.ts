/** How are a vendor's status, a receipt and the state of the content looked at in the terminal? */
import type { Command } from 'commander';
import { changedSince } from '../../actions/changed-since.ts';
import { readConfig } from '../../config.ts';
import { dayOf } from '../../core/day.ts';
import { VouchError } from '../../core/errors.ts';
import { checkContent } from '../../factbase/check.ts';
import { formatFinding } from '../../factbase/finding.ts';
import { outdatedLines } from '../drawing/outdated-card.ts';
import { renderText } from '../render-text.ts';
import { answerJson, outdatedJson } from '../to-json.ts';
import { parseDay } from './ask-command.ts';
import { print, show, withApp } from './open.ts';
import { terminalUtterance } from './speaker.ts';

/** Adds `vouch status`, `vouch receipt` and `vouch check`. */
export function addLookCommands(program: Command): void {
  program
    .command('status')
    .argument('[vendor]', 'name or id; all vendors when not given')
    .description("show a vendor's status")
    .option('--as-of <day>', 'YYYY-MM-DD')
    .option('--audience <id>')
    .option('--json', 'print JSON')
    .action((vendor: string | undefined, options: { asOf?: string; audience?: string; json?: boolean }) =>
      withApp(async (app) => {
        const reply = await app.respond(
          terminalUtterance({
            text: `/vendor ${vendor ?? ''}`.trim(),
            at: app.clock(),
            write: false,
            ...(options.asOf === undefined ? {} : { asOf: parseDay(options.asOf) }),
            ...(options.audience === undefined ? {} : { audience: options.audience }),
          }),
        );
        const rows = reply.blocks.find((block) => block.kind === 'vendors')?.rows;
        await show(
          reply,
          options.json !== true ? null : ((vendor === undefined ? rows : undefined) ?? answerJson(null, reply)),
        );
      }),
    );
  program
    .command('receipt')
    .argument('<id>')
    .description('show an answer again, and which of its records have changed since')
    .option('--json', 'print JSON')
    .action((id: string, options: { json?: boolean }) =>
      withApp(async ({ ledger, factBase }) => {
        const receipt = await ledger.receipts.get(id);
        if (receipt === undefined)
          throw new VouchError('not-found', `There is no receipt “${id}”.`, 'Copy the whole id from under the answer.');
        const changed = changedSince(receipt, factBase());
        const outdated = await ledger.receipts.outdated(id);
        if (options.json === true)
          return print(
            JSON.stringify({ ...receipt, changed, outdated: outdated === undefined ? null : outdatedJson(outdated) }),
          );
        const lines =
          changed.length === 0
            ? ['Its records have not changed since.']
            : ['Changed since:', ...changed.map(({ id: record, how }) => `  ${record}: ${how}`)];
        return print(
          [
            ...(outdated === undefined ? [] : [outdatedLines(outdated)]),
            `Asked on ${new Date(receipt.at).toISOString()}: ${receipt.question}`,
            renderText(receipt.reply),
            ...lines,
          ].join('\n\n'),
        );
      }),
    );
  program
    .command('check')
    .description('check content/ and intents/: every finding with its place, its reason and its remedy')
    .option('--json', 'print a JSON array of findings')
    .action(async (options: { json?: boolean }) => {
      const config = readConfig(process.env);
      const { findings, factBase, records } = checkContent(
        config.contentDir,
        config.intentsDir,
        dayOf(config.now ?? Date.now()),
      );
      if (options.json === true) await print(JSON.stringify(findings));
      else {
        for (const finding of findings) await print(formatFinding(finding));
        const errors = findings.filter((finding) => finding.severity === 'error').length;
        await print(`${records} records checked: ${errors} errors, ${findings.length - errors} warnings.`);
      }
      if (factBase === null) process.exitCode = 1;
    });
}
