/** What is known of one name on the list, edition after edition? */
import { z } from 'zod';
import { Day } from '../../core/day.ts';
import { nameKey } from '../../core/fold.ts';
import { isNumbered } from '../../screening/csl-record.ts';
import { nameForms } from '../../screening/name-forms.ts';
import type { ListEntry } from './read-list.ts';

/** A name on one of the lists, of one or several entries that share it. */
export const ListedName = z.object({
  id: z.string(),
  /** "Entity List (EL)" */
  list: z.string(),
  source: z.string(),
  name: z.string(),
  otherNames: z.array(z.string()),
  addresses: z.array(z.string()),
  programs: z.array(z.string()),
  start: Day.nullable(),
  notice: z.string().nullable(),
  url: z.string().nullable(),
  vendors: z.array(z.string()),
  maybe: z.array(z.string()),
});
export type ListedName = z.infer<typeof ListedName>;

/** "Entity List (EL) - Bureau of Industry and Security" is the "Entity List (EL)" of the "Bureau of Industry and Security". */
export const listOf = (source: string): string => source.split(' - ')[0]?.trim() ?? source;
export const issuerOf = (source: string): string => source.split(' - ').slice(1).join(' - ').trim() || source;

/** By the list and its number where that is for good (the Treasury's), else by list and name: other ids change with every edit. */
export function idOf({ source, number, name }: ListEntry): string {
  const list = /\((\w+)\)/.exec(source)?.[1] ?? nameKey(source);
  if (number !== null && isNumbered({ source })) return `${list} ${number}`;
  // Of "X (X). Affiliated Entity: Y" only Y tells this entry from the others.
  const own = nameForms(name, [])[0] ?? name;
  return `${list} ${nameKey(own).slice(0, 160).trim()}`;
}

/** Several entries of one name as one, the same in whatever order they stand. */
export function listedName(
  id: string,
  entries: readonly [ListEntry, ...ListEntry[]],
  found: Pick<ListedName, 'vendors' | 'maybe'>,
): ListedName {
  const all = (each: (entry: ListEntry) => readonly string[]) => [...new Set(entries.flatMap(each))].sort();
  const [first] = entries.toSorted(
    (a, b) => (a.start ?? '9').localeCompare(b.start ?? '9') || (a.name < b.name ? -1 : 1),
  );
  const { source, name, start, notice, listUrl, informationUrl } = first ?? entries[0];
  return {
    id,
    list: listOf(source),
    source,
    name,
    otherNames: all((entry) => entry.otherNames),
    addresses: all((entry) => entry.addresses),
    programs: all((entry) => entry.programs),
    start,
    notice,
    url: listUrl ?? informationUrl,
    vendors: [...found.vendors].sort(),
    maybe: [...found.maybe].sort(),
  };
}

/** What differs, one sentence each; none where nothing that counts does. A new record of ours is no change of the list. */
export function changesOf(before: ListedName, now: ListedName): string[] {
  const sentences: string[] = [];
  const compare = (what: string, was: readonly string[], is: readonly string[]) => {
    const added = is.filter((each) => !was.includes(each));
    const gone = was.filter((each) => !is.includes(each));
    if (added.length > 0) sentences.push(`${what} added: ${added.join('; ')}.`);
    if (gone.length > 0) sentences.push(`${what} taken out: ${gone.join('; ')}.`);
  };
  if (before.name !== now.name) sentences.push(`Name: “${now.name}”, before “${before.name}”.`);
  compare('Other name', before.otherNames, now.otherNames);
  compare('Address', before.addresses, now.addresses);
  compare('Programme', before.programs, now.programs);
  if (before.start !== now.start)
    sentences.push(`Start: ${now.start ?? 'not given'}, before ${before.start ?? 'not given'}.`);
  return sentences;
}
