/** What can be done with Vouch from a terminal? */
import { CommanderError } from 'commander';
import { asVouchError } from './core/errors.ts';
import { makeProgram } from './surfaces/terminal/make-program.ts';

try {
  await makeProgram().parseAsync();
} catch (thrown) {
  if (thrown instanceof CommanderError) {
    // commander has said what is wrong; help and version are no errors
    process.exitCode = thrown.exitCode === 0 ? 0 : 2;
  } else {
    const error = asVouchError(thrown);
    process.stderr.write(`${error.message}\n${error.remedy}\n`);
    if (error.code === 'internal') process.stderr.write(`${String(error.cause)}\n`);
    process.exitCode = error.exit;
  }
}
