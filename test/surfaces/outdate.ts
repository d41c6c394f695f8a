/** How does a test make an answer of long ago out of date, and have its asker told? */
import type { App } from '../../src/app.ts';
import type { Receipt } from '../../src/core/receipt.ts';

export const change = { before: 'The <rule> ended in *May*.', after: 'The rule ended in June.' };

/** An answer about Kaspersky that is not marked yet. */
export async function openReceipt({ ledger }: Pick<App, 'ledger'>): Promise<Receipt> {
  for (const receipt of await ledger.receipts.restingOn('vendors/kaspersky', { but: null, limit: 100 }))
    if ((await ledger.receipts.outdated(receipt.id)) === undefined) return receipt;
  throw new Error('nothing was answered');
}

/** Marks it and puts the errand; however often it is called, the row is put once. */
export async function outdate({ ledger, clock }: Pick<App, 'ledger' | 'clock'>, receipt: Receipt): Promise<void> {
  await ledger.receipts.outdate(receipt.id, { at: clock(), records: ['vendors/kaspersky'], changes: [change] });
  const lane = receipt.thread.startsWith('teams:') ? 'teams' : 'slack';
  const body = JSON.stringify({ do: 'tell-outdated', receipt: receipt.id });
  await ledger.outbox.put({ id: `outdated:${receipt.id}`, lane, due: 0, body });
}
