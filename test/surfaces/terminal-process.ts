/** What runs the commands that a test sends, each as if it were a process of its own? */
import { Readable } from 'node:stream';
import { z } from 'zod';

const Command = z.object({
  args: z.array(z.string()),
  env: z.record(z.string(), z.string()),
  input: z.base64(),
});

let count = 0;
process.on('message', async (message) => {
  const { args, env, input } = Command.parse(message);
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  Object.assign(process.env, env);
  process.argv.splice(2, Infinity, ...args);
  Object.defineProperty(process, 'stdin', { value: Readable.from([Buffer.from(input, 'base64')]), configurable: true });
  process.exitCode = 0;
  count += 1;
  // Another address of the same file is another module: it runs again, and what it imports does not.
  await import(`../../src/cli.ts?${count}`);
  const code = process.exitCode;
  process.exitCode = 0;
  process.stdout.write('\0');
  process.stderr.write('\0');
  process.send?.(code);
});
