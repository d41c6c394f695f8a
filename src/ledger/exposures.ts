/** Which client has which of a vendor's products? */
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { Day } from '../core/day.ts';
import { VouchError } from '../core/errors.ts';
import { Exposure } from '../core/exposure.ts';
import { Person } from '../core/person.ts';
import type { Clock } from '../core/ports.ts';
import type { Exposures, NewExposure } from '../core/watching.ts';
import { clientKey } from './client-rows.ts';
import { checkInput, listLimit, readRow, storable } from './rows.ts';
import type { Db, Tables } from './tables.ts';
import { severalWriters } from './transact.ts';

const ExposureInput = z.strictObject({
  clientId: z.string().transform(storable),
  vendor: Exposure.shape.vendor,
  product: Exposure.shape.product,
  seats: Exposure.shape.seats,
  renewal: Day.nullable(),
  recordedBy: Person.transform(({ id, name }) => ({ id: storable(id), name: storable(name) })),
});

type Row = Tables['exposure'] & { readonly client_name: string | null };

function toExposure(row: Row): Exposure {
  return readRow(
    Exposure,
    {
      id: row.id,
      client: { id: row.client_id, name: row.client_name },
      vendor: row.vendor,
      product: row.product === '' ? null : row.product,
      seats: row.seats,
      renewal: row.renewal,
      recordedBy: { id: row.recorded_by_id, name: row.recorded_by_name },
      recordedAt: row.recorded_at,
    },
    'product of a client',
  );
}

const rowsOf = (db: Db) =>
  db
    .selectFrom('exposure')
    .innerJoin('client', 'client.id', 'exposure.client_id')
    .selectAll('exposure')
    .select('client.name as client_name');

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Sorted here and not by the database: each sorts names with accents its own way. */
function inOrder(rows: readonly Row[]): readonly Row[] {
  return rows
    .map((row) => ({ row, key: clientKey(row.client_name ?? '') }))
    .sort(
      (a, b) =>
        compare(a.key, b.key) ||
        compare(a.row.client_id, b.row.client_id) ||
        compare(a.row.vendor, b.row.vendor) ||
        compare(a.row.product, b.row.product),
    )
    .map(({ row }) => row);
}

/** What a client is recorded to have of a product, kept as it is until the transaction ends. */
export async function heldExposure(
  db: Db,
  { clientId, vendor, product }: Pick<NewExposure, 'clientId' | 'vendor' | 'product'>,
): Promise<Exposure | undefined> {
  const query = rowsOf(db)
    .where('exposure.client_id', '=', storable(clientId))
    .where('exposure.vendor', '=', storable(vendor))
    .where('exposure.product', '=', storable(product ?? ''));
  const row = await (severalWriters(db) ? query.forUpdate('exposure') : query).executeTakeFirst();
  return row === undefined ? undefined : toExposure(row);
}

/** All that a client is recorded to have, by vendor. */
export async function exposuresOf(db: Db, clientId: string): Promise<readonly Exposure[]> {
  return inOrder(await rowsOf(db).where('exposure.client_id', '=', clientId).execute()).map(toExposure);
}

export function exposuresOn(db: Db, clock: Clock): Exposures {
  return {
    put: async (input) => {
      const exposure = checkInput(ExposureInput, input, 'Mend it and record it again.');
      const said = {
        seats: exposure.seats,
        renewal: exposure.renewal,
        recorded_by_id: exposure.recordedBy.id,
        recorded_by_name: exposure.recordedBy.name,
        recorded_at: clock(),
      };
      const row = await db
        .insertInto('exposure')
        .values({
          id: uuid(),
          client_id: exposure.clientId,
          vendor: exposure.vendor,
          product: exposure.product ?? '',
          ...said,
        })
        .onConflict((conflict) => conflict.columns(['client_id', 'vendor', 'product']).doUpdateSet(said))
        .returningAll()
        .returning((column) => [
          column.selectFrom('client').select('name').whereRef('client.id', '=', 'client_id').as('client_name'),
        ])
        .executeTakeFirstOrThrow();
      return toExposure(row);
    },
    list: async ({ clientId, vendors, limit }) => {
      const most = listLimit(limit);
      if (vendors?.length === 0) return [];
      let query = rowsOf(db);
      if (clientId !== undefined) query = query.where('exposure.client_id', '=', storable(clientId));
      if (vendors !== undefined) query = query.where('exposure.vendor', 'in', vendors.map(storable));
      return inOrder(await query.execute())
        .slice(0, most)
        .map(toExposure);
    },
    countClients: async (vendor) => {
      const { clients } = await db
        .selectFrom('exposure')
        .where('vendor', '=', storable(vendor))
        .select((column) => column.fn.count<number>('client_id').distinct().as('clients'))
        .executeTakeFirstOrThrow();
      return clients;
    },
    remove: async (id) => {
      const row = await db
        .deleteFrom('exposure')
        .where('id', '=', storable(id))
        .returningAll()
        .returning((column) => [
          column.selectFrom('client').select('name').whereRef('client.id', '=', 'client_id').as('client_name'),
        ])
        .executeTakeFirst();
      if (row !== undefined) return toExposure(row);
      throw new VouchError(
        'not-found',
        'There is no such entry of what a client has.',
        'List what the client has to see the ids.',
      );
    },
  };
}
