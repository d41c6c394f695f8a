// Does the desk that "npm start" prints answer over HTTP, let in whoever opens its address only, keep what is logged across a restart, and stop cleanly?
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = await mkdtemp(join(tmpdir(), 'vouch-ci-'));

/** Start Vouch as a user does, on a free port with a ledger of its own; resolves with the printed address. */
function start() {
  const child = spawn('npm', ['start'], {
    env: { ...process.env, PORT: '0', DATABASE_URL: `sqlite:${join(folder, 'vouch.db')}`, VOUCH_WATCH: 'off' },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const exited = new Promise((resolve) => child.once('exit', (code) => resolve(code)));
  const address = new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (piece) => {
      text += piece;
      const found = /The desk is at (\S+)/.exec(text);
      if (found) resolve(found[1]);
    });
    exited.then((code) => reject(new Error(`npm start ended with ${code} before it printed an address`)));
    setTimeout(() => reject(new Error('npm start printed no address within 60 seconds')), 60_000).unref();
  });
  return { address, exited, stop: () => process.kill(-child.pid, 'SIGTERM') };
}

/** Open the printed address as a program does: keep the cookie, and read the session's token from a form. */
async function open(printed) {
  const { origin } = new URL(printed);
  const opened = await fetch(printed, { redirect: 'manual' });
  assert.equal(opened.status, 303);
  const cookie = opened.headers.get('set-cookie').split(';', 1)[0];
  const get = (path) => fetch(origin + path, { headers: { cookie } });
  const [, csrf] = /name="csrf" value="([^"]+)"/.exec(await (await get('/')).text());
  const post = (path, fields) => fetch(origin + path, { method: 'POST', body: new URLSearchParams({ csrf, ...fields }), headers: { cookie, origin } });
  return { origin, get, post };
}

try {
  const first = start();
  const desk = await open(await first.address);
  const answer = await (await desk.post('/ask', { q: 'Is Kaspersky safe for our federal work?' })).text();
  assert.match(answer, /prohibited/);
  assert.match(answer, /Sources/);
  const logged = await (await desk.post('/concerns', { client: 'Acme Dental', vendor: 'kaspersky', words: 'Are we affected?', federal: 'yes' })).text();
  assert.match(logged, /Logged for Acme Dental/);
  assert.match(logged, /Proposed follow-ups/);
  first.stop();
  assert.equal(await first.exited, 0);

  const second = start();
  const again = await open(await second.address);
  assert.match(await (await again.get('/concerns')).text(), /Acme Dental/);
  assert.equal((await (await again.get('/readyz')).json()).ok, true);
  assert.equal((await fetch(`${again.origin}/concerns`)).status, 401);
  second.stop();
  assert.equal(await second.exited, 0);
  console.log('The desk answered, kept the concern across a restart and stopped cleanly.');
} finally {
  await rm(folder, { recursive: true, force: true });
}
