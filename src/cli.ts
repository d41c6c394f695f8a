/** What can be done with Vouch from a terminal? */
import { Command, CommanderError } from 'commander';
import { asVouchError } from './core/errors.ts';
import { addAskCommand } from './surfaces/terminal/ask-command.ts';
import { addClientCommand } from './surfaces/terminal/client-command.ts';
import { addConcernCommand } from './surfaces/terminal/concern-command.ts';
import { addLookCommands } from './surfaces/terminal/look-commands.ts';
import { addTaskCommand } from './surfaces/terminal/task-command.ts';

const program = new Command('vouch')
  .description('Answers about vendors and directives, each sentence with its source.')
  .showSuggestionAfterError()
  .showHelpAfterError('Run "vouch help" for the commands.')
  .exitOverride()
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, '')) });

for (const add of [addAskCommand, addLookCommands, addConcernCommand, addTaskCommand, addClientCommand]) add(program);
for (const command of program.commands) {
  command.exitOverride();
  for (const inner of command.commands) inner.exitOverride();
}

try {
  await program.parseAsync();
} catch (thrown) {
  if (thrown instanceof CommanderError) {
    // commander has said what is wrong; help and version are no errors
    process.exitCode = thrown.exitCode === 0 ? 0 : 2;
  } else {
    const error = asVouchError(thrown);
    process.stderr.write(`${error.message}\n${error.remedy}\n`);
    if (error.code === 'internal')
      process.stderr.write(`${error.cause instanceof Error ? error.cause.message : String(error.cause)}\n`);
    process.exitCode = error.exit;
  }
}
