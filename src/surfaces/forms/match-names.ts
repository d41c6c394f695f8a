/** Which clients and vendors does a person mean who types a part of a name? */
import { type Client, ClientName } from '../../core/client.ts';
import type { Clients } from '../../core/client-books.ts';
import type { FactBase } from '../../core/fact-base.ts';
import { nameKey } from '../../core/fold.ts';
import type { Vendor } from '../../core/vendor.ts';

/** Items of which a name begins with what was typed first, then those of which one holds it. */
export function matching<Item>(
  items: readonly Item[],
  typed: string,
  namesOf: (item: Item) => readonly string[],
): Item[] {
  const key = nameKey(typed);
  const score = (item: Item): number => {
    const keys = namesOf(item).map(nameKey);
    if (keys.some((each) => each.startsWith(key))) return 0;
    return keys.some((each) => each.includes(key)) ? 1 : 2;
  };
  const scored = items.map((item) => ({ item, score: score(item) })).filter((each) => each.score < 2);
  return scored.toSorted((a, b) => a.score - b.score).map(({ item }) => item);
}

export async function clientsLike(typed: string, clients: Pick<Clients, 'list'>): Promise<Client[]> {
  return matching(await clients.list(), typed, ({ name, aliases }) => [name, ...aliases]);
}

/** The name typed, where it is one and the log has no client of it. */
export async function newClientName(typed: string, clients: Pick<Clients, 'find'>): Promise<string | undefined> {
  const name = ClientName.safeParse(typed);
  return !name.success || (await clients.find(name.data)) !== undefined ? undefined : name.data;
}

/** Every name a vendor goes by, its products' and known misspellings included. */
const vendorNames = ({ name, legal, aliases, misspellings, products }: Vendor): string[] => [
  name,
  ...legal,
  ...aliases,
  ...misspellings,
  ...products.flatMap((product) => [product.name, ...product.aliases]),
];

type Vendors = Pick<FactBase, 'vendors'>;

export const vendorsLike = (typed: string, { vendors }: Vendors): (readonly [id: string, Vendor])[] =>
  matching([...vendors], typed, ([, vendor]) => vendorNames(vendor));

/** The vendors that go by exactly this name, or by this id. */
export function vendorsCalled(name: string, { vendors }: Vendors): string[] {
  const key = nameKey(name);
  return [...vendors].flatMap(([id, vendor]) =>
    id === name || (key !== '' && vendorNames(vendor).some((each) => nameKey(each) === key)) ? [id] : [],
  );
}

/** A vendor Vouch keeps no records of can still be logged: what a rep logs is never lost. Undefined where the records have the name. */
export function otherVendorName(typed: string, base: Vendors): string | undefined {
  const name = typed.trim().slice(0, 100);
  return nameKey(name) === '' || vendorsCalled(name, base).length > 0 ? undefined : name;
}
