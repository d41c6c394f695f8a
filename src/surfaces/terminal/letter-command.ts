/** How is a letter to a client written at the terminal? */
import { type Command, Option } from 'commander';
import { tones } from '../../core/letter.ts';
import { isOutward } from '../drawing/outward.ts';
import { answerJson } from '../to-json.ts';
import { parseDay } from './ask-command.ts';
import { show, withApp } from './open.ts';
import { terminalUtterance } from './speaker.ts';

interface LetterOptions {
  readonly client?: string;
  readonly tone?: string;
  readonly audience?: string;
  readonly asOf?: string;
  readonly copy?: boolean;
  readonly json?: boolean;
}

/** Adds `vouch letter`. */
export function addLetterCommand(program: Command): void {
  program
    .command('letter')
    .argument('<vendor>', 'name or id')
    .description('draft a letter to a client about a vendor, each sentence from a record')
    .option('--client <name>', 'the client it goes to')
    .addOption(new Option('--tone <tone>', 'how it is worded').choices(tones))
    .option('--audience <id>', 'whom the letter is for, e.g. federal-contractor')
    .option('--as-of <day>', 'YYYY-MM-DD')
    .option('--copy', "leave out Vouch's notes to you, so that it can be sent on")
    .option('--json', 'print JSON')
    .action((vendor: string, options: LetterOptions) =>
      withApp(async (app) => {
        const reply = await app.respond(
          terminalUtterance({
            text: `/letter ${vendor}${options.tone === undefined ? '' : `, ${options.tone} tone`}`,
            at: app.clock(),
            write: false,
            ...(options.asOf === undefined ? {} : { asOf: parseDay(options.asOf) }),
            ...(options.audience === undefined ? {} : { audience: options.audience }),
            ...(options.client === undefined ? {} : { client: options.client }),
          }),
        );
        const shown = options.copy === true ? { ...reply, blocks: reply.blocks.filter(isOutward) } : reply;
        await show(shown, options.json === true ? answerJson(null, shown) : null);
      }),
    );
}
