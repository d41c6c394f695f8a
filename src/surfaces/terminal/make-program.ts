/** Which commands does the terminal know? */
import { Command } from 'commander';
import { addAskCommand } from './ask-command.ts';
import { addBackupCommand } from './backup-command.ts';
import { addClientCommand } from './client-command.ts';
import { addConcernCommand } from './concern-command.ts';
import { addDemoCommand } from './demo-command.ts';
import { addDigestCommand } from './digest-command.ts';
import { addDoctorCommand } from './doctor-command.ts';
import { addExposureCommand } from './exposure-command.ts';
import { addImpactCommand } from './impact-command.ts';
import { addLetterCommand } from './letter-command.ts';
import { addLookCommands } from './look-commands.ts';
import { addReviewCommand } from './review-command.ts';
import { addScreeningCommands } from './screening-commands.ts';
import { addTaskCommand } from './task-command.ts';
import { addWatchCommand } from './watch-command.ts';

/** The `vouch` program, ready to parse; a wrong usage is thrown as commander's own error after it was told. */
export function makeProgram(): Command {
  const program = new Command('vouch')
    .description('Answers about vendors and directives, each sentence with its source.')
    .showSuggestionAfterError()
    .showHelpAfterError('Run "vouch help" for the commands.')
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, '')) });
  for (const add of [
    addAskCommand,
    addLookCommands,
    addLetterCommand,
    addConcernCommand,
    addTaskCommand,
    addExposureCommand,
    addImpactCommand,
    addClientCommand,
    addScreeningCommands,
    addWatchCommand,
    addReviewCommand,
    addDigestCommand,
    addDoctorCommand,
    addDemoCommand,
    addBackupCommand,
  ])
    add(program);
  for (const command of [program, ...program.commands, ...program.commands.flatMap((outer) => outer.commands)]) {
    command.exitOverride();
  }
  return program;
}
