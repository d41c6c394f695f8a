/** How does a page become a picture of just its height? */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shrinkPng } from './shrink-png.ts';

/** Pixels of the page, before the scale. */
const width = 760;

/** Writes a PNG of the whole page; `scale` 2 is sharp on dense screens. Throws where no `chromium` is on the PATH. */
export function takePicture(page: string, file: string, scale: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'vouch-picture-'));
  try {
    const source = join(folder, 'page.html');
    writeFileSync(source, page);
    const measured = runChromium(folder, ['--dump-dom', `--window-size=${width},400`, `file://${source}`]);
    const height = /data-height="(\d+)"/.exec(measured)?.[1];
    const problem = /data-problem="([^"]+)"/.exec(measured)?.[1];
    if (height === undefined) throw new Error(problem ?? 'the page did not tell its height');
    const taken = join(folder, 'taken.png');
    runChromium(folder, [
      `--screenshot=${taken}`,
      `--window-size=${width},${height}`,
      `--force-device-scale-factor=${scale}`,
      '--hide-scrollbars',
      `file://${source}`,
    ]);
    writeFileSync(file, shrinkPng(readFileSync(taken)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runChromium(folder: string, args: readonly string[]): string {
  const { error, status, stdout, stderr } = spawnSync(
    'chromium',
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--user-data-dir=${join(folder, 'profile')}`,
      ...args,
    ],
    { encoding: 'utf8', timeout: 60_000 },
  );
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`chromium ended with ${status}: ${stderr}`);
  return stdout;
}
