/** A Vouch of its own for each test of an action, a chat platform's people and rooms, and what is in the outbox. */
import { v7 as uuid } from 'uuid';
import { afterEach } from 'vitest';
import type { App } from '../../src/app.ts';
import { Errand } from '../../src/core/errand.ts';
import type { Person, SurfaceName } from '../../src/core/person.ts';
import type { Ledger } from '../../src/core/ports.ts';
import type { Reply } from '../../src/core/reply.ts';
import type { Task } from '../../src/core/task.ts';
import type { Utterance } from '../../src/core/utterance.ts';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { respond } from '../../src/respond.ts';
import { makeReader } from '../../src/understand/make-reader.ts';
import { realFactBase } from '../fact-base.ts';
import { keepingLog } from '../start-vouch.ts';

export const dana: Person = { id: 'slack:T1:U1', name: 'Dana Reyes' };
export const priya: Person = { id: 'slack:T1:U2', name: 'Priya Shah' };
export const sam: Person = { id: 'teams:t1:u3', name: 'sam.porter' };
export const channel = { id: 'slack:T1:C1', shared: false };

type Parts = Partial<Utterance>;

/** The parts of an App that a conversation needs. The content is read once for all tests, the ledger is each test's own. */
export type Room = Pick<App, 'respond' | 'ledger' | 'clock'>;

export const base = realFactBase();
export const reader = makeReader(base);
const open: Ledger[] = [];
afterEach(async () => {
  for (const ledger of open.splice(0)) await ledger.close();
});

/** A Vouch as of Monday 23 November 2026, or of another day; gone after the test. */
export async function vouch(now = '2026-11-23'): Promise<Room> {
  const clock = () => Date.parse(now);
  const ledger = await openLedger('sqlite::memory:', { clock });
  open.push(ledger);
  const parts = { base, reader, ledger, clock, log: keepingLog() };
  return { ledger, clock, respond: (utterance) => respond(utterance, parts) };
}

/** What Dana would say in Slack to Vouch alone. */
export function utterance(app: Room, text: string, parts: Parts = {}): Utterance {
  const event = `slack:${uuid()}`;
  const place = { surface: 'slack', thread: 'slack:T1:D1', person: dana } as const;
  return { event, ...place, text, at: app.clock(), write: true, ...parts };
}

/** What Dana says in Slack, to Vouch alone unless a room is given. */
export const tell = (app: Room, text: string, parts: Parts = {}): Promise<Reply> =>
  app.respond(utterance(app, text, parts));

/** The same by a form. */
export const press = (
  app: Room,
  intent: string,
  entities: NonNullable<Utterance['form']>['entities'],
  parts: Parts & { readonly tasks?: NonNullable<Utterance['form']>['tasks'] } = {},
): Promise<Reply> => {
  const { tasks, ...rest } = parts;
  return tell(app, '', { form: { intent, entities, ...(tasks === undefined ? {} : { tasks }) }, ...rest });
};

/** The tasks a reply shows. */
export const tasksOf = (reply: Reply): readonly Task[] =>
  reply.blocks.flatMap((block) => (block.kind === 'tasks' ? block.rows : []));

/** Every errand of a surface, taken out of the outbox. */
export async function errands(app: Room, lane: SurfaceName = 'slack'): Promise<{ id: string; errand: Errand }[]> {
  const found: { id: string; errand: Errand }[] = [];
  for (;;) {
    const row = await app.ledger.outbox.claim(lane, 60_000);
    if (row === undefined) return found;
    found.push({ id: row.id, errand: Errand.parse(JSON.parse(row.body)) });
    await app.ledger.outbox.sent(row.id, 'test');
  }
}

export const textOf = (reply: Reply): string =>
  reply.blocks.flatMap((block) => ('text' in block ? [block.text] : [])).join('\n');
