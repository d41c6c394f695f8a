/** Writes events until it is killed, and says the id of each concern once it is durable. Run by crash.test.ts: `crash-writer.ts URL ROUND`. */
import { writeSync } from 'node:fs';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { dana, logOne } from './engines.ts';

const [, , url = '', round = ''] = process.argv;
const ledger = await openLedger(url, { clock: () => Date.now() });
let count = 0;

async function write(): Promise<never> {
  for (;;) {
    count += 1;
    const reply = await ledger.once(`${round}-${count}`, dana, (books) => logOne(books, 'kaspersky', 2));
    // At once and unbuffered: what is said must not wait in a process that is about to die.
    writeSync(1, `${reply.changed?.id}\n`);
  }
}

await Promise.all([write(), write()]);
