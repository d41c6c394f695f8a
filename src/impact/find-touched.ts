/** Which clients in the ledger does a directive touch, and which follow-ups are proposed for each? */
import type { Day } from '../core/day.ts';
import type { FactBase } from '../core/fact-base.ts';
import type { Books } from '../core/ports.ts';
import type { TaskProposal } from '../core/task.ts';
import { playbookTasks } from '../decide/propose-tasks.ts';
import { nextDeadline } from '../decide/vendor-sections.ts';
import { audienceChain } from '../factbase/place-directive.ts';
import { type Touched, type TouchedClient, touchedClients, vendorsOf } from './touched-clients.ts';

/** All there are: a list of the ledger gives no more. */
const all = 10_000;

/** As `touchedClients`, with what the ledger knows. */
export async function findTouched(
  directive: string,
  base: FactBase,
  books: Pick<Books, 'concerns' | 'exposures' | 'clients'>,
  today: Day,
): Promise<Touched> {
  const record = base.directives.get(directive);
  const vendors = record === undefined ? [] : vendorsOf(record, base);
  if (vendors.length === 0) return touchedClients(directive, base, { concerns: [], exposures: [], clients: [] }, today);
  const concerns = [];
  for (const vendor of vendors) concerns.push(...(await books.concerns.list({ vendor, limit: all })));
  const exposures = await books.exposures.list({ vendors, limit: all });
  const clients = concerns.length + exposures.length === 0 ? [] : await books.clients.list();
  return touchedClients(directive, base, { concerns, exposures, clients }, today);
}

/** A proposed follow-up, and the name under which it is created once. */
export interface FollowUp {
  readonly origin: string;
  readonly proposal: TaskProposal;
}

/** What the playbook proposes for a client that a directive touches, counted from the directive's own next deadline for it. */
export function followUpsFor(
  { client, vendor, verdict, mitigation }: TouchedClient,
  directive: string,
  owner: { readonly name: string; readonly id: string | null },
  base: FactBase,
  today: Day,
): FollowUp[] {
  const { audience, asOf } = verdict.question;
  const deadline =
    nextDeadline(directive, base, today, audienceChain(audience, base)) ?? (asOf > today ? asOf : undefined);
  const about = { client: client.name, owner: owner.name, ownerId: owner.id, today };
  return playbookTasks(verdict, about, base, { directive, deadline, mitigation }).map(({ id, proposal }) => ({
    // A client that uses two vendors of the directive has follow-ups for each.
    origin: `directive/${directive}/client/${client.id}/${vendor}/${id}`,
    proposal,
  }));
}
