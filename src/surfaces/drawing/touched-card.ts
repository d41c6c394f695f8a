/** What is a person told of a directive that touches their clients? */
import { createAll, ownerOf } from '../../actions/list-touched.ts';
import { touchedRows } from '../../actions/touched-rows.ts';
import { count } from '../../actions/wording.ts';
import { dayOf } from '../../core/day.ts';
import type { Errand } from '../../core/errand.ts';
import { notice } from '../../core/notice.ts';
import type { Vouch } from '../../core/ports.ts';
import type { Reply } from '../../core/reply.ts';
import { findTouched, followUpsFor } from '../../impact/find-touched.ts';

/** The clients they logged a concern for, or recorded something of, as it is when it is said; undefined where none is left. */
export async function touchedCard(
  { directive, person }: Pick<Extract<Errand, { do: 'tell-touched' }>, 'directive' | 'person'>,
  { ledger, factBase, clock }: Pick<Vouch, 'ledger' | 'factBase' | 'clock'>,
): Promise<Reply | undefined> {
  const base = factBase();
  const today = dayOf(clock());
  const { rows } = await findTouched(directive, base, ledger, today);
  const theirs = rows.flatMap((row) => {
    const teller = row.people.find(({ id }) => id === person);
    if (teller === undefined) return [];
    return [{ row, followUps: followUpsFor(row, directive, ownerOf(row, teller), base, today) }];
  });
  if (theirs.length === 0) return undefined;
  const name = base.directives.get(directive)?.names[0] ?? directive;
  const clients = new Set(theirs.map(({ row }) => row.client.id)).size;
  const title = `${name} is new or was changed. It touches ${count(clients, 'client')} of yours.`;
  const shown = await touchedRows(theirs, ledger);
  const isOpen = theirs.length > shown.length || shown.some(({ tasks, created }) => created < tasks.length);
  return {
    ...notice([
      { kind: 'headline', text: title, status: null, citations: [] },
      { kind: 'touched', title, directive, rows: shown },
    ]),
    suggestions: isOpen ? [createAll(directive)] : [],
  };
}
