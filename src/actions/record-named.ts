/** Which record of the content is meant, and which may be about the same thing as an item? */
import { type FactBase, recordKinds } from '../core/fact-base.ts';
import { nameKey } from '../core/fold.ts';
import type { Item } from '../core/item.ts';

/** A record that is there: its id as `kind/id`, and what it is called. */
export interface NamedRecord {
  readonly record: string;
  readonly title: string;
}

const named = (record: string, base: FactBase): NamedRecord | undefined => {
  const [kind, id = ''] = record.split('/');
  const found = recordKinds.find((each) => each === kind);
  if (found === undefined) return undefined;
  const value = base[found].get(id);
  if (value === undefined) return undefined;
  return { record, title: 'title' in value ? value.title : value.name };
};

/** By `kind/id`, by a directive's id, or by one of a directive's names. */
export function recordNamed(said: string, base: FactBase): NamedRecord | undefined {
  const plain = said.trim();
  const key = nameKey(plain);
  const directive = [...base.directives].find(
    ([id, { names }]) => id === plain || names.some((name) => nameKey(name) === key),
  );
  return named(plain, base) ?? (directive === undefined ? undefined : named(`directives/${directive[0]}`, base));
}

/** The first directive that cites the item's page, or is known by its number. */
export function recordAbout(item: Item, id: string, base: FactBase): NamedRecord | undefined {
  const own = named(`directives/${id}`, base) ?? recordNamed(item.id, base);
  if (own?.record.startsWith('directives/')) return own;
  const page = item.url === null ? undefined : URL.parse(item.url)?.href;
  const cited = [...base.directives].find(([, { claims }]) =>
    claims.some(({ cites }) =>
      cites.some(
        ({ url, title }) =>
          URL.parse(url)?.href === page ||
          (item.citation !== null && holds(title, item.citation)) ||
          (item.source === 'federal-register' && holds(url, `/${item.id}`)),
      ),
    ),
  );
  return cited === undefined ? undefined : named(`directives/${cited[0]}`, base);
}

/** True where the number stands in the text and is not the beginning of a longer one. */
const holds = (text: string, number: string): boolean => {
  const at = text.indexOf(number);
  return at >= 0 && !/^\d/.test(text.slice(at + number.length));
};
