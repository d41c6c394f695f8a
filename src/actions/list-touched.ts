/** Which clients does a directive touch, and how do their follow-ups come to be, once? */
import { type Person, surfaceOf } from '../core/person.ts';
import type { Suggestion } from '../core/reply.ts';
import type { Task } from '../core/task.ts';
import { type FollowUp, findTouched, followUpsFor } from '../impact/find-touched.ts';
import type { TouchedClient } from '../impact/touched-clients.ts';
import { tellOwners } from './errands.ts';
import { touchedRows } from './touched-rows.ts';
import { type Action, type Outcome, outcome, say, type Turn } from './turn.ts';
import { count } from './wording.ts';

/** The most of the new follow-ups that are shown with the reply. */
const mostShown = 20;

/** The button that creates what is proposed for every client a directive touches. */
export const createAll = (directive: string): Suggestion => ({
  label: 'Create all follow-ups',
  intent: 'touched-clients',
  entities: { touched: 'create', directive },
});

/** Lists the clients with what is proposed for each, or creates all of it: however often and by how many, each follow-up once. */
export const listTouched: Action<'list-touched'> = async ({ step, directive }, turn) => {
  const { base, books, today, utterance } = turn;
  const touched = await findTouched(directive, base, books, today);
  const name = base.directives.get(directive)?.names[0] ?? directive;
  if (touched.rows.length === 0)
    return outcome({
      visibility: 'private',
      blocks: [
        headline(`${name} touches no client in the log.`),
        say(touched.nobody ?? 'No client it binds has a concern or a recorded exposure for what it is about.'),
      ],
    });
  const all = touched.rows.map((row) => ({
    row,
    followUps: followUpsFor(row, directive, ownerOf(row, utterance.person), base, today),
  }));
  if (step === 'create') return create(all, name, turn);
  const clients = new Set(touched.rows.map(({ client }) => client.id)).size;
  const rows = await touchedRows(all, books);
  const title = `${name} touches ${count(clients, 'client')}.`;
  const more = all.length - rows.length;
  const isOpen = all.length > rows.length || rows.some(({ tasks, created }) => created < tasks.length);
  return outcome({
    visibility: 'private',
    blocks: [
      headline(title),
      { kind: 'touched', title, directive, rows },
      ...(more > 0 ? [say(`And ${more} more.`)] : []),
    ],
    suggestions: isOpen ? [createAll(directive)] : [],
  });
};

const headline = (text: string) => ({ kind: 'headline' as const, text, status: null, citations: [] });

/** The rep who logged the newest concern, where the asker's own surface knows them; else the asker. */
export const ownerOf = ({ concern }: TouchedClient, asker: Person): Person =>
  concern !== null && surfaceOf(concern.loggedBy.id) === surfaceOf(asker.id) ? concern.loggedBy : asker;

async function create(
  all: readonly { readonly row: TouchedClient; readonly followUps: readonly FollowUp[] }[],
  name: string,
  turn: Turn,
): Promise<Outcome> {
  const { utterance, books } = turn;
  if (!utterance.write)
    return outcome({
      visibility: 'private',
      blocks: [say('Nothing was created: this was asked without leave to write.')],
    });
  const created: Task[] = [];
  let there = 0;
  for (const { row, followUps } of all) {
    const origins = followUps.map(({ origin }) => origin);
    const known = origins.length === 0 ? [] : await books.tasks.list({ origins, limit: origins.length });
    if (known.length === origins.length) {
      there += known.length;
      continue;
    }
    const before = new Set(known.map(({ id }) => id));
    for (const { origin, proposal } of followUps) {
      const task = await books.tasks.add({
        ...proposal,
        clientId: row.client.id,
        vendor: row.vendor,
        concern: row.concern?.id ?? null,
        createdBy: utterance.person,
        origin,
      });
      // Whoever was there first made it, even in the same moment.
      if (before.has(task.id) || task.createdBy.id !== utterance.person.id) there += 1;
      else created.push(task);
    }
  }
  // The same person twice in the same moment is told once, too.
  const [first] = created;
  if (first !== undefined)
    await tellOwners(created, { books, utterance: { ...utterance, event: `touched:${first.id}` } });
  const text =
    created.length === 0 ? 'No new follow-up.' : `${count(created.length, 'follow-up')} created for ${name}.`;
  return outcome({
    visibility: 'private',
    blocks: [
      headline(text),
      ...(there > 0 ? [say(`${count(there, 'follow-up')} ${there === 1 ? 'was' : 'were'} there already.`)] : []),
      ...(first === undefined
        ? []
        : [{ kind: 'tasks' as const, title: 'Follow-ups', rows: created.slice(0, mostShown) }]),
      ...(created.length > mostShown ? [say(`And ${created.length - mostShown} more.`)] : []),
    ],
    changed: first === undefined ? null : { kind: 'task', id: first.id },
  });
}
