/** What is shown of the clients a directive touches? */
import type { Books } from '../core/ports.ts';
import type { Block } from '../core/reply.ts';
import type { FollowUp } from '../impact/find-touched.ts';
import type { TouchedClient } from '../impact/touched-clients.ts';

type TouchedBlock = Extract<Block, { kind: 'touched' }>;

/** The most clients shown in one reply. */
const mostShown = 50;

/** One row for each client and vendor, with how many of its follow-ups are there already. */
export async function touchedRows(
  all: readonly { readonly row: TouchedClient; readonly followUps: readonly FollowUp[] }[],
  { tasks }: Pick<Books, 'tasks'>,
): Promise<TouchedBlock['rows']> {
  const rows: TouchedBlock['rows'] = [];
  for (const { row, followUps } of all.slice(0, mostShown)) {
    const origins = followUps.map(({ origin }) => origin);
    const there = origins.length === 0 ? [] : await tasks.list({ origins, limit: origins.length });
    rows.push({
      client: row.client,
      vendor: row.vendor,
      why: [...row.why],
      tasks: followUps.map(({ proposal }) => proposal),
      created: there.length,
    });
  }
  return rows;
}
