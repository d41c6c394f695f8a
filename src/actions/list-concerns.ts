/** Who raised what? */
import { sayDay } from '../core/day.ts';
import { vendorName } from '../core/fact-base.ts';
import { type Action, outcome, say } from './turn.ts';

/** The concerns on record, newest first, of one client or vendor where named. Names clients, so it is private. */
export const listConcerns: Action<'list-concerns'> = async (_, { reading, base, books }) => {
  const client =
    reading.client === null ? undefined : await books.clients.find(reading.client.id ?? reading.client.name);
  if (reading.client !== null && client === undefined)
    return outcome({ visibility: 'private', blocks: [say(`No client named “${reading.client.name}” is in the log.`)] });
  const vendor = reading.vendors[0];
  const rows = await books.concerns.list({
    ...(client === undefined ? {} : { clientId: client.id }),
    ...(vendor === undefined ? {} : { vendor }),
    ...(reading.since === null ? {} : { since: reading.since }),
    limit: 50,
  });
  const about = [
    vendor === undefined ? '' : ` about ${vendorName(vendor, base)}`,
    client === undefined ? '' : ` from ${client.name}`,
    reading.since === null ? '' : ` since ${sayDay(reading.since)}`,
  ].join('');
  const text = rows.length === 0 ? `No concerns logged${about}.` : `Concerns logged${about}, newest first.`;
  return outcome({
    visibility: 'private',
    blocks: [
      { kind: 'headline', text, status: null, citations: [] },
      ...(rows.length > 0 ? [{ kind: 'concerns' as const, title: text, rows: [...rows] }] : []),
    ],
  });
};
