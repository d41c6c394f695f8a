/** A whole Vouch whose log and files a test can look into, on a ledger that another replica can open too. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from '../../../../src/app.ts';
import type { AuditEntry } from '../../../../src/core/audit.ts';
import { keepingLog, startVouch } from '../../../start-vouch.ts';

export interface VouchOnDisk {
  readonly app: App;
  /** Of this one and of its replicas. */
  readonly log: ReturnType<typeof keepingLog>;
  /** Whoever opens one closes it. */
  openReplica(): Promise<App>;
  /** The logins of the trail, newest first. */
  logins(): Promise<readonly AuditEntry[]>;
  /** All that the files of the ledger hold, byte by byte. */
  onDisk(): string;
  close(): Promise<void>;
}

export async function vouchOnDisk(): Promise<VouchOnDisk> {
  const log = keepingLog();
  const folder = mkdtempSync(join(tmpdir(), 'vouch-access-'));
  const databaseUrl = `sqlite:${join(folder, 'vouch.db')}`;
  const open = () => startVouch('2026-11-23', { log, databaseUrl });
  const app = await open();
  return {
    app,
    log,
    openReplica: open,
    logins: () => app.ledger.audit.list({ kind: 'login', limit: 100 }),
    onDisk: () =>
      readdirSync(folder)
        .map((name) => readFileSync(join(folder, name), 'latin1'))
        .join(),
    close: async () => {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
