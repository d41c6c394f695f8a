/** Which client and which vendor are meant by what was typed? */
import type { Client } from '../../../core/client.ts';
import type { FactBase } from '../../../core/fact-base.ts';
import { nameKey } from '../../../core/fold.ts';
import type { Vouch } from '../../../core/ports.ts';
import type { Query } from './query.ts';

/** The client by id, name or alias; undefined where none was asked for, null where there is none of that name. */
export async function clientAsked(query: Query, { ledger }: Pick<Vouch, 'ledger'>): Promise<Client | null | undefined> {
  const said = query.text('client');
  return said === '' ? undefined : ((await ledger.clients.find(said)) ?? null);
}

/** The vendor's id by its id or one of its names; words that Vouch keeps no records under as they were, since a concern may be kept under them. */
export function vendorAsked(query: Query, base: Pick<FactBase, 'vendors'>): string | undefined {
  const said = query.text('vendor');
  if (said === '') return undefined;
  if (base.vendors.has(said)) return said;
  const key = nameKey(said);
  const known = [...base.vendors].find(([id, { name, legal, aliases }]) =>
    [id, name, ...legal, ...aliases].some((each) => nameKey(each) === key),
  );
  return known?.[0] ?? key.replaceAll(' ', '-');
}
