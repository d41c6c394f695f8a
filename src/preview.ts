/** What would an utterance come to, if it were said: for a form that is filled in before anything is written? */
import { dayOf } from './core/day.ts';
import type { Preview } from './core/preview.ts';
import type { Utterance } from './core/utterance.ts';
import { decide } from './decide/decide.ts';
import { proposeTasks } from './decide/propose-tasks.ts';
import type { Parts } from './respond.ts';
import { understand } from './understand/understand.ts';

/** Reads and decides, and writes nothing. Rejects as `understand` does. */
export async function preview(utterance: Utterance, parts: Parts): Promise<Preview> {
  const reading = await understand(utterance, {
    ...parts,
    clients: parts.ledger.clients,
    memory: parts.ledger.memory,
    // A form shows what will be filled in; nothing is sent out for that.
    model: null,
  });
  const today = dayOf(utterance.at);
  const decision = decide(reading, parts.base, today);
  if (decision.do !== 'log-concern') return { reading, proposals: [] };
  const { person } = utterance;
  const about = { client: reading.client?.name ?? 'the client', owner: person.name, ownerId: person.id, today };
  return { reading, proposals: proposeTasks(decision.verdict, about, parts.base) };
}
