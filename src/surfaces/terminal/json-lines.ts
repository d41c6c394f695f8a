/** How are many JSON lines worked off, one result a line, when some of them are bad? */
import { z } from 'zod';
import { asVouchError, VouchError } from '../../core/errors.ts';
import { print } from './open.ts';
import { parseJsonLine, readLines } from './read-lines.ts';

/**
 * Reads standard input line by line, in order: prints what `answer` makes of each, or an error line in its place and goes
 * on. The exit code is 2 at the end when any line was bad. `shape` tells what a line should look like.
 */
export async function eachJsonLine<Value>(
  schema: z.ZodType<Value>,
  shape: string,
  answer: (value: Value) => Promise<object>,
): Promise<void> {
  for await (const line of readLines(process.stdin)) {
    if ('text' in line && line.text.trim() === '') continue;
    try {
      if ('error' in line) throw line.error;
      const parsed = schema.safeParse(parseJsonLine(line.text, line.number));
      if (!parsed.success) {
        throw new VouchError(
          'bad-input',
          `Line ${line.number}: ${z.prettifyError(parsed.error)}`,
          `Each line is ${shape}.`,
        );
      }
      await print(JSON.stringify(await answer(parsed.data)));
    } catch (thrown) {
      const { code, message, remedy } = asVouchError(thrown);
      process.exitCode = 2;
      await print(JSON.stringify({ id: null, line: line.number, error: { code, message, remedy } }));
    }
  }
}
