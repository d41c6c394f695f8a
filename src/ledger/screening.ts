/** Where is the imported list kept? */
import { z } from 'zod';
import { Day } from '../core/day.ts';
import { type Screening, ScreeningEdition, ScreeningEntry, screeningTypes } from '../core/screening.ts';
import { chunksOf, readJson, readRow, storable } from './rows.ts';
import type { Db, Tables } from './tables.ts';
import { atomically } from './transact.ts';

const Texts = z.array(z.string());

function toEdition(row: Tables['screening_edition']): ScreeningEdition {
  const { list, edition, hash, entries, names, sources_json, imported_at } = row;
  const sources = readJson(ScreeningEdition.shape.sources, sources_json, 'screening list');
  return readRow(
    ScreeningEdition,
    { list, edition, hash, entries, names, sources, importedAt: imported_at },
    'screening list',
  );
}

function toEntry(row: Tables['screening_entry']): ScreeningEntry {
  const what = 'screening entry';
  return readRow(
    ScreeningEntry,
    {
      key: row.key,
      source: row.source,
      number: row.number,
      type: row.type,
      name: row.name,
      otherNames: readJson(Texts, row.other_names_json, what),
      addresses: readJson(Texts, row.addresses_json, what),
      countries: readJson(Texts, row.countries_json, what),
      programs: readJson(Texts, row.programs_json, what),
      start: row.start_day,
      end: row.end_day,
      notice: row.notice,
      listUrl: row.list_url,
      informationUrl: row.information_url,
    },
    what,
  );
}

const orNull = (text: string | null): string | null => (text === null ? null : storable(text));

function toRow(entry: ScreeningEntry): Tables['screening_entry'] {
  return {
    key: storable(entry.key),
    source: storable(entry.source),
    number: orNull(entry.number),
    type: entry.type,
    name: storable(entry.name),
    other_names_json: JSON.stringify(entry.otherNames.map(storable)),
    addresses_json: JSON.stringify(entry.addresses.map(storable)),
    countries_json: JSON.stringify(entry.countries.map(storable)),
    programs_json: JSON.stringify(entry.programs.map(storable)),
    start_day: entry.start,
    end_day: entry.end,
    notice: orNull(entry.notice),
    list_url: orNull(entry.listUrl),
    information_url: orNull(entry.informationUrl),
  };
}

const Names = z.object({ key: z.string(), type: z.enum(screeningTypes).nullable(), name: z.string() });

export function screeningOn(db: Db): Screening {
  return {
    edition: async () => {
      const row = await db.selectFrom('screening_edition').selectAll().executeTakeFirst();
      return row === undefined ? undefined : toEdition(row);
    },
    replace: (edition, entries) =>
      atomically(db, async (transaction) => {
        const before = new Set(
          (await transaction.selectFrom('screening_entry').select('key').execute()).map(({ key }) => key),
        );
        const rows = entries.map(toRow);
        await transaction.deleteFrom('screening_entry').execute();
        for (const chunk of chunksOf(rows)) await transaction.insertInto('screening_entry').values(chunk).execute();
        await transaction.deleteFrom('screening_edition').execute();
        const { list, hash, names, sources, importedAt } = edition;
        await transaction
          .insertInto('screening_edition')
          .values({
            list,
            edition: Day.parse(edition.edition),
            hash,
            entries: edition.entries,
            names,
            sources_json: JSON.stringify(sources),
            imported_at: importedAt,
          })
          .execute();
        const kept = rows.filter(({ key }) => before.has(key)).length;
        return { added: rows.length - kept, removed: before.size - kept };
      }),
    names: async () => {
      const rows = await db
        .selectFrom('screening_entry')
        .select(['key', 'type', 'name', 'other_names_json'])
        .orderBy('key')
        .execute();
      return rows.map((row) => ({
        ...readRow(Names, row, 'screening entry'),
        otherNames: readJson(Texts, row.other_names_json, 'screening entry'),
      }));
    },
    entries: async (keys) => {
      const found = new Map<string, ScreeningEntry>();
      for (const chunk of chunksOf(keys)) {
        const rows = await db.selectFrom('screening_entry').selectAll().where('key', 'in', chunk).execute();
        for (const row of rows) found.set(row.key, toEntry(row));
      }
      return keys.flatMap((key) => found.get(key) ?? []);
    },
  };
}
