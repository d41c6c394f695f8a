/** Which client raised what about which vendor? */
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { Id } from '../core/citation.ts';
import type { Concerns } from '../core/client-books.ts';
import { concernStates, Severity, wordsLimit } from '../core/concern.ts';
import { Person, surfaces } from '../core/person.ts';
import type { Clock } from '../core/ports.ts';
import { concernById, knownConcern, toConcern } from './concern-rows.ts';
import { concernLists } from './list-concerns.ts';
import { checkInput, storable } from './rows.ts';
import type { Db } from './tables.ts';

const NewConcern = z.strictObject({
  clientId: z.string(),
  vendor: Id,
  words: z
    .string()
    .transform(storable)
    .pipe(
      z
        .string()
        .regex(/\S/, 'a concern needs its words')
        .max(wordsLimit, `a concern is kept in at most ${wordsLimit} characters`),
    ),
  severity: Severity,
  link: z.string().transform(storable).nullable(),
  loggedBy: Person.transform(({ id, name }) => ({ id: storable(id), name: storable(name) })),
  surface: z.enum(surfaces),
});

export function concernsOn(db: Db, clock: Clock): Concerns {
  return {
    ...concernLists(db),
    add: async (input) => {
      const concern = checkInput(NewConcern, input, 'Mend it and log the concern again.');
      const row = await db
        .insertInto('concern')
        .values({
          id: uuid(),
          client_id: concern.clientId,
          vendor: concern.vendor,
          words: concern.words,
          severity: concern.severity,
          state: 'open',
          link: concern.link,
          logged_by_id: concern.loggedBy.id,
          logged_by_name: concern.loggedBy.name,
          surface: concern.surface,
          created_at: clock(),
        })
        .returningAll()
        .returning((column) => [
          column.selectFrom('client').select('name').whereRef('client.id', '=', 'client_id').as('client_name'),
        ])
        .executeTakeFirstOrThrow();
      return toConcern(row);
    },
    get: (id) => concernById(db, id),
    setState: async (id, state) => {
      const next = checkInput(z.enum(concernStates), state, `Give one of ${concernStates.join(', ')}.`);
      await db.updateTable('concern').set({ state: next }).where('id', '=', storable(id)).execute();
      return knownConcern(db, id);
    },
  };
}
