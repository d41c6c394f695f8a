/** How does the terminal tell what is configured, what is missing and what was reached? */
import type { Command } from 'commander';
import { type State, states } from './doctor/check.ts';
import type { Named } from './doctor/run-checks.ts';
import { print } from './open.ts';

type Module = typeof import('./doctor/examine.ts');

/** Adds `vouch doctor`. */
export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('tell what is configured, what is missing and what was reached, each with the fix; changes nothing')
    .option('--json', 'print JSON')
    .action(async ({ json }: { readonly json?: boolean }) => {
      // Loaded only here: it knows every surface.
      const { examine }: Module = await import('./doctor/examine.ts');
      const { findings, exit, late } = await examine(process.env);
      if (json === true) await print(JSON.stringify({ ok: exit === 0, checks: findings }));
      else {
        for (const line of linesOf(findings)) await print(line);
      }
      process.exitCode = exit;
      // A library that still waits for an answer would keep the process up for longer than anybody does.
      if (late.length > 0) setTimeout(() => process.exit(), 100).unref();
    });
}

const marks: Readonly<Record<State, string>> = { ok: 'ok', off: 'off', warning: 'warning', failed: 'FAILED' };

function linesOf(findings: readonly Named[]): string[] {
  const wide = Math.max(...findings.map(({ name }) => name.length));
  const indent = ' '.repeat(9 + wide + 2);
  const under = (text: string): string => text.replaceAll('\n', `\n${indent}`);
  const lines = findings.flatMap(({ name, state, says, remedy }) => {
    const line = `${marks[state].padEnd(9)}${name.padEnd(wide)}  ${under(says)}`;
    if (remedy === null) return [line];
    // What is off needs nothing: a word in passing is enough.
    return state === 'off' ? [`${line} ${remedy}`] : [line, `${indent}→ ${under(remedy)}`];
  });
  const count = (state: State): number => findings.filter((finding) => finding.state === state).length;
  const sum = states.flatMap((state) => (count(state) === 0 ? [] : [`${count(state)} ${state}`])).join(', ');
  return [...lines, '', `${sum}.`];
}
