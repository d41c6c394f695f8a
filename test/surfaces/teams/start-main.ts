/** How is Vouch started as a user starts it, in a Teams? */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestContext } from 'vitest';
import { type TeamsClient, teamsClient } from '../../stand-ins/teams-client.ts';
import { startTeams, type TeamsOptions, type TeamsStandIn } from '../../stand-ins/teams-server.ts';

const root = resolve(import.meta.dirname, '../../..');

export interface Running {
  readonly client: TeamsClient;
  /** Everything it has said, on both streams. */
  said(): string;
  /** Ends it by a signal; resolves with its exit code, null where the signal killed it. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

export interface Machine {
  readonly teams: TeamsStandIn;
  readonly databaseUrl: string;
  /** Resolves once it listens. `environment`: settings of its own. */
  start(environment?: Readonly<Record<string, string>>): Promise<Running>;
}

/** A Teams, and a folder for the database of the processes that are started in it. All is put away after the test. */
export async function machine({ onTestFinished }: TestContext, options: TeamsOptions = {}): Promise<Machine> {
  const teams = await startTeams(options);
  onTestFinished(() => teams.stop());
  const folder = mkdtempSync(join(tmpdir(), 'vouch-teams-crash-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const databaseUrl = `sqlite:${join(folder, 'vouch.db')}`;

  async function start(environment: Readonly<Record<string, string>> = {}): Promise<Running> {
    const child = spawn(process.execPath, ['--import', './src/guard.js', 'src/main.ts'], {
      cwd: root,
      env: {
        ...process.env,
        PORT: '0',
        DATABASE_URL: databaseUrl,
        VOUCH_WATCH: 'off',
        ...teams.environment,
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const closed = new Promise<number | null>((done) => child.on('close', done));
    onTestFinished(async () => {
      child.kill('SIGKILL');
      await closed;
    });
    let said = '';
    const url = await new Promise<string>((done, fail) => {
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (piece) => {
          said += String(piece);
          const found = /The desk is at (\S+)\/\?token=/.exec(said)?.[1];
          if (found !== undefined && said.includes('Teams: at /api/messages')) done(found);
        });
      closed.then((code) => fail(new Error(`it ended with ${code}: ${said}`)));
    });
    return {
      client: teamsClient({ teams, url }),
      said: () => said,
      end: (signal) => {
        child.kill(signal);
        return closed;
      },
    };
  }
  return { teams, databaseUrl, start };
}
