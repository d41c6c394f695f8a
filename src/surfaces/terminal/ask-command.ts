/** How is a question asked at the terminal, one or many? */
import type { Command } from 'commander';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import type { App } from '../../app.ts';
import { Day } from '../../core/day.ts';
import { VouchError } from '../../core/errors.ts';
import { answerJson } from '../to-json.ts';
import { eachJsonLine } from './json-lines.ts';
import { show, withApp } from './open.ts';
import { terminalUtterance } from './speaker.ts';

interface AskOptions {
  readonly asOf?: string;
  readonly audience?: string;
  readonly client?: string;
  readonly json?: boolean | string;
  readonly write?: boolean;
}

const Question = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  q: z.string(),
  thread: z.string().min(1).max(200).optional(),
  asOf: Day.optional(),
  audience: z.string().optional(),
  client: z.string().optional(),
});

/** Adds `vouch ask`. */
export function addAskCommand(program: Command): void {
  program
    .command('ask')
    .argument('[question]', 'the question, in quotes')
    .description('answer a question from the reviewed records')
    .option('--as-of <day>', 'answer as of this day, YYYY-MM-DD')
    .option('--audience <id>', 'whom the answer is for, e.g. federal-contractor')
    .option('--client <name>', 'the client who asks')
    .option('--json [-]', 'print JSON; with "-" read one JSON object a line from standard input')
    .option('--write', 'let the question log concerns and create follow-ups')
    .action(async (words: string | undefined, options: AskOptions) => {
      // "--json QUESTION" reads as an option with a value; the value is the question
      const question = words ?? (typeof options.json === 'string' ? options.json : undefined);
      if (options.json === '-') return withApp((app) => askLines(app, options.write === true));
      if (question === undefined)
        throw new VouchError(
          'bad-input',
          'There is no question.',
          'Write it in quotes: vouch ask "Is Kaspersky safe for our federal work?"',
        );
      return withApp(async (app) => {
        const reply = await app.respond(
          terminalUtterance({
            text: question,
            at: app.clock(),
            write: options.write === true,
            ...(options.asOf === undefined ? {} : { asOf: parseDay(options.asOf) }),
            ...(options.audience === undefined ? {} : { audience: options.audience }),
            ...(options.client === undefined ? {} : { client: options.client }),
          }),
        );
        await show(reply, options.json === undefined ? null : answerJson(null, reply));
      });
    });
}

/** A day given as an option, or a `bad-input` error. */
export function parseDay(text: string): Day {
  const day = Day.safeParse(text);
  if (!day.success)
    throw new VouchError(
      'bad-input',
      `“${text}” is not a date on the calendar.`,
      'Write the date as YYYY-MM-DD, for example 2024-07-20.',
    );
  return day.data;
}

/** One answer a line, in the order asked. */
async function askLines(app: App, write: boolean): Promise<void> {
  const run = uuid();
  await eachJsonLine(Question, '{"id","q","thread"?,"asOf"?,"audience"?}', async (question) => {
    const { id, q, thread, asOf, audience, client } = question;
    const reply = await app.respond(
      terminalUtterance({
        text: q,
        at: app.clock(),
        write,
        ...(thread === undefined ? {} : { thread: `terminal:${run}:${thread}` }),
        ...(asOf === undefined ? {} : { asOf }),
        ...(audience === undefined ? {} : { audience }),
        ...(client === undefined ? {} : { client }),
      }),
    );
    if (reply.blocks.some((block) => block.kind === 'problem')) process.exitCode = 2;
    return answerJson(id, reply);
  });
}
