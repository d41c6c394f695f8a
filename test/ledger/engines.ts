/** On which databases does every test of the ledger run, and with what? */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NewConcern, NewTask } from '../../src/core/client-books.ts';
import type { Books } from '../../src/core/ports.ts';
import type { Reading } from '../../src/core/reading.ts';
import type { Receipt } from '../../src/core/receipt.ts';
import type { Reply } from '../../src/core/reply.ts';
import { blankReading } from '../../src/understand/blank-reading.ts';
import { makeDatabase } from '../postgres.ts';

/** A fresh, empty database of its own, and how to put it away. */
export interface Engine {
  readonly name: 'sqlite' | 'postgres';
  fresh(): Promise<{ readonly url: string; remove(): void }>;
}

export const engines: readonly Engine[] = [
  {
    name: 'sqlite',
    fresh: async () => {
      const folder = mkdtempSync(join(tmpdir(), 'vouch-test-sqlite-'));
      return {
        url: `sqlite:${join(folder, 'data', 'vouch.db')}`,
        remove: () => rmSync(folder, { recursive: true, force: true }),
      };
    },
  },
  { name: 'postgres', fresh: async () => ({ url: await makeDatabase(), remove: () => {} }) },
];

export const dana = { id: 'U1', name: 'Dana Reyes' };

export const aReply: Reply = {
  about: null,
  visibility: 'private',
  abstained: false,
  blocks: [],
  citations: [],
  suggestions: [],
  receipt: null,
  changed: null,
};

export const aReplyWith = (...blocks: Reply['blocks']): Reply => ({ ...aReply, blocks });

export const aText = (text: string): Reply['blocks'][number] => ({ kind: 'text', text, internal: false });

export function aConcern(clientId: string, rest: Partial<NewConcern> = {}): NewConcern {
  return {
    clientId,
    vendor: 'kaspersky',
    words: 'Is it still fine for our federal work?',
    severity: 'high',
    link: null,
    loggedBy: dana,
    surface: 'slack',
    ...rest,
  };
}

export function aTask(rest: Partial<NewTask> = {}): NewTask {
  return {
    title: 'Send the directive',
    clientId: null,
    vendor: 'kaspersky',
    owner: 'Dana Reyes',
    due: null,
    note: '',
    concern: null,
    directive: null,
    createdBy: dana,
    ...rest,
  };
}

const reading: Reading = {
  ...blankReading(''),
  intent: 'ask-vendor',
  confidence: 1,
  by: 'form',
  vendors: ['kaspersky'],
};

export function aReceipt(id: string, question: string, rest: Partial<Receipt> = {}): Receipt {
  return {
    id,
    question,
    reading: { ...reading, text: question },
    verdict: null,
    contentVersion: 'v1',
    records: [{ id: 'vendors/kaspersky', hash: 'h1' }],
    asOf: '2017-09-13',
    reply: { ...aReplyWith(aText('An answer.')), receipt: id },
    askedBy: dana,
    thread: 'thread-1',
    client: null,
    at: 1,
    ...rest,
  };
}

/** What one event of the crash test and of the bench writes: a concern and `tasks` follow-ups from it. */
export async function logOne(books: Books, vendor: string, tasks: number): Promise<Reply> {
  const client = await books.clients.ensure({ name: 'Acme Federal' });
  const concern = await books.concerns.add(aConcern(client.id, { vendor }));
  for (let count = 0; count < tasks; count += 1) {
    await books.tasks.add(
      aTask({ title: `Step ${count + 1}`, clientId: client.id, concern: concern.id, due: '2017-12-12' }),
    );
  }
  return { ...aReply, changed: { kind: 'concern', id: concern.id } };
}
