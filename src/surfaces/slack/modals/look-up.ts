/** What does a field that looks things up offer, as one types? */
import type { PlainTextOption } from '@slack/types';
import { ClientName } from '../../../core/client.ts';
import type { FactBase } from '../../../core/fact-base.ts';
import { nameKey } from '../../../core/fold.ts';
import type { Clients } from '../../../core/ports.ts';
import type { Vendor } from '../../../core/vendor.ts';
import { baseActionId } from '../action-ids.ts';
import type { SlackSearch } from '../receive/payloads.ts';
import type { SlackContext } from '../slack-context.ts';
import { fieldIds, option } from './fields.ts';

/** Slack takes a hundred options; nobody reads more than a few. */
const most = 20;

/** The options for what was typed; none for outsiders, who must not see who the clients are. */
export async function lookUp(search: SlackSearch, { vouch, me }: SlackContext): Promise<PlainTextOption[]> {
  if (search.user.team_id !== undefined && search.user.team_id !== me.teamId) return [];
  switch (baseActionId(search.action_id)) {
    case fieldIds.client:
      return [
        ...(await clientOptions(search.value, vouch.ledger.clients)),
        ...(await newClient(search.value, vouch.ledger.clients)),
      ].slice(0, most);
    case fieldIds.knownClient:
      return (await clientOptions(search.value, vouch.ledger.clients)).slice(0, most);
    case fieldIds.vendor:
      return [...vendorOptions(search.value, vouch.factBase()), ...otherVendor(search.value, vouch.factBase())].slice(
        0,
        most,
      );
    default:
      return [];
  }
}

/** Names that begin with what was typed first, then those that hold it. */
function matching<Item>(items: readonly Item[], typed: string, namesOf: (item: Item) => readonly string[]): Item[] {
  const key = nameKey(typed);
  const score = (item: Item): number => {
    const keys = namesOf(item).map(nameKey);
    if (keys.some((each) => each.startsWith(key))) return 0;
    return keys.some((each) => each.includes(key)) ? 1 : 2;
  };
  const scored = items.map((item) => ({ item, score: score(item) })).filter((each) => each.score < 2);
  return scored.toSorted((a, b) => a.score - b.score).map(({ item }) => item);
}

async function clientOptions(typed: string, clients: Clients): Promise<PlainTextOption[]> {
  const all = await clients.list();
  return matching(all, typed, ({ name, aliases }) => [name, ...aliases])
    .slice(0, most - 1)
    .flatMap(({ id, name }) => option(name, `id:${id}`) ?? []);
}

/** Nothing where the log has a client of that name already. */
async function newClient(typed: string, clients: Clients): Promise<PlainTextOption[]> {
  const name = ClientName.safeParse(typed);
  if (!name.success || (await clients.find(name.data)) !== undefined) return [];
  return [option(`New client “${name.data}”`, `new:${name.data}`)].flatMap((each) => each ?? []);
}

const vendorNames = ({ name, legal, aliases, misspellings, products }: Vendor): string[] => [
  name,
  ...legal,
  ...aliases,
  ...misspellings,
  ...products.flatMap((product) => [product.name, ...product.aliases]),
];

function vendorOptions(typed: string, base: FactBase): PlainTextOption[] {
  return matching([...base.vendors], typed, ([, vendor]) => vendorNames(vendor))
    .slice(0, most - 1)
    .flatMap(([id, { name }]) => option(name, `id:${id}`) ?? []);
}

/** A vendor Vouch keeps no records of can still be logged: what a rep logs is never lost. */
function otherVendor(typed: string, base: FactBase): PlainTextOption[] {
  const name = typed.trim().slice(0, 100);
  const key = nameKey(name);
  const known = [...base.vendors.values()].some((vendor) => vendorNames(vendor).some((each) => nameKey(each) === key));
  return key === '' || known
    ? []
    : [option(`“${name}”, not in the records`, `new:${name}`)].flatMap((each) => each ?? []);
}

/** The name or id behind an option's value. */
export const chosen = (value: string | undefined): string => value?.replace(/^(?:id|new):/, '') ?? '';
