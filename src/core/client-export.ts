/** What does the ledger hold about one client? */
import type { Client } from './client.ts';
import type { Concern } from './concern.ts';
import type { Exposure } from './exposure.ts';
import type { Receipt } from './receipt.ts';
import type { Task } from './task.ts';

export interface ClientExport {
  readonly client: Client;
  readonly concerns: readonly Concern[];
  readonly tasks: readonly Task[];
  readonly receipts: readonly Receipt[];
  readonly exposures: readonly Exposure[];
}
