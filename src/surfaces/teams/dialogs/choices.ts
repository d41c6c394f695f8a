/** Which clients and vendors does a list offer? */
import type { FactBase } from '../../../core/fact-base.ts';
import type { Books } from '../../../core/ports.ts';

export interface Choice {
  readonly title: string;
  readonly value: string;
}

/** The most clients offered. */
const mostClients = 100;
/** How many of the newest concerns tell which clients are in use. */
const newest = 500;

/** The value of the choice that takes nothing from the list: a choice once made cannot be emptied in every Teams client. */
const none = 'none';
export const without = (title: string): Choice => ({ title, value: none });

/** What was chosen from a list; undefined where nothing was. */
export const chosenIn = (value: string): string | undefined => (value === '' || value === none ? undefined : value);

/** The clients used most recently, those that nobody has raised a concern for yet after them, newest first; and the one chosen. */
export async function clientChoices(
  { clients, concerns }: Pick<Books, 'clients' | 'concerns'>,
  chosen: string,
): Promise<Choice[]> {
  const [all, raised] = await Promise.all([clients.list(), concerns.list({ limit: newest })]);
  const place = new Map([...new Set(raised.map(({ client }) => client.id))].map((id, index) => [id, index]));
  const placeOf = (id: string): number => (id === chosen ? -1 : (place.get(id) ?? newest));
  return all
    .toSorted((a, b) => placeOf(a.id) - placeOf(b.id) || b.createdAt - a.createdAt)
    .slice(0, mostClients)
    .map(({ id, name }) => ({ title: name, value: id }));
}

/** Every vendor of the records. */
export const vendorChoices = ({ vendors }: Pick<FactBase, 'vendors'>): Choice[] =>
  [...vendors].map(([id, { name }]) => ({ title: name, value: id })).toSorted((a, b) => a.title.localeCompare(b.title));

/** The first `count`, and the chosen one wherever it stands. */
export function firstOf(choices: readonly Choice[], count: number, chosen: string): readonly Choice[] {
  const first = choices.slice(0, count);
  const own = choices.find(({ value }) => value === chosen);
  return own === undefined || first.includes(own) ? first : [own, ...first];
}
