/** What stands in Teams once everything is done that went wrong on the way? */
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { TeamsMessage } from '../../stand-ins/teams-server.ts';
import { type TeamsRoom, textOf } from './open-teams.ts';

export interface Standing {
  /** Whole answers, and whatever else is neither of the others. */
  readonly answers: readonly TeamsMessage[];
  /** Small cards that offer an answer of which nobody knows whether it arrived. */
  readonly offers: readonly TeamsMessage[];
  /** Messages that were to become an answer and stayed empty. */
  readonly stubs: readonly TeamsMessage[];
}

/** The messages of Vouch that stand in a conversation, oldest first; in all of them where none is named. */
export const ours = ({ teams }: Pick<TeamsRoom, 'teams'>, conversation?: string): readonly TeamsMessage[] =>
  teams.messages(conversation).filter((message) => message.from === 'bot' && !message.deleted);

/** All that a person reads of these messages. */
export const read = (messages: readonly TeamsMessage[]): string => messages.map(textOf).join('\n');

const kindOf = (message: TeamsMessage): keyof Standing => {
  if (message.text.startsWith('Vouch is writing')) return 'stubs';
  return textOf(message).includes('did not say whether') ? 'offers' : 'answers';
};

export function standing(room: Pick<TeamsRoom, 'teams'>, conversation?: string): Standing {
  const { answers = [], offers = [], stubs = [] } = Object.groupBy(ours(room, conversation), kindOf);
  return { answers, offers, stubs };
}

/** The same as numbers, to be compared at a glance. */
export function count(room: Pick<TeamsRoom, 'teams'>, conversation?: string): Record<keyof Standing, number> {
  const { answers, offers, stubs } = standing(room, conversation);
  return { answers: answers.length, offers: offers.length, stubs: stubs.length };
}

const open = "select count(*) as open from outbox where state = 'due'";

/** How many rows of the outbox are still to be done, now or later. */
async function unfinished(databaseUrl: string): Promise<number> {
  if (databaseUrl.startsWith('sqlite:')) {
    const file = new DatabaseSync(databaseUrl.slice('sqlite:'.length), { readOnly: true, timeout: 5_000 });
    try {
      return Number(file.prepare(open).get()?.['open']);
    } finally {
      file.close();
    }
  }
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ open: string }>(open);
    return Number(rows[0]?.open);
  } finally {
    await client.end();
  }
}

/** Resolves once nothing is left to be done of all that was kept: no more messages come of it. Rejects after `ms`. */
export async function whenDone({ databaseUrl }: Pick<TeamsRoom, 'databaseUrl'>, ms = 60_000): Promise<void> {
  const end = Date.now() + ms;
  for (;;) {
    const left = await unfinished(databaseUrl);
    if (left === 0) return;
    if (Date.now() > end) throw new Error(`after ${ms} ms ${left} rows of the outbox are still to be done`);
    await pause(50);
  }
}
