/** What does a client have of a vendor, how is that recorded, and who has what? */
import type { Exposure } from '../core/exposure.ts';
import { vendorName } from '../core/fact-base.ts';
import { sayExposure } from '../impact/say-exposure.ts';
import { type Action, outcome, say } from './turn.ts';

/** Keeps seats and renewal of a client for a vendor's product, or for whatever it has of the vendor. Said again it replaces; what is left out stays. */
export const recordExposure: Action<'record-exposure'> = async ({ vendor }, turn) => {
  const { utterance, reading, base, books } = turn;
  const mention = reading.client;
  if (mention === null)
    return outcome({ visibility: 'private', abstained: true, blocks: [say('Which client has it?')] });
  const name = vendorName(vendor, base);
  if (!utterance.write)
    return outcome({
      visibility: 'private',
      blocks: [say(`Nothing was recorded for ${mention.name}: this was asked without leave to write.`)],
    });
  const client = await books.clients.ensure({
    name: mention.name,
    ...(mention.federal === null ? {} : { federal: mention.federal }),
  });
  const product = base.vendors.get(vendor)?.products.find(({ id }) => id === reading.product)?.id ?? null;
  const known = await books.exposures.list({ clientId: client.id, vendors: [vendor] });
  const before = known.find((each) => each.product === product);
  const exposure = await books.exposures.put({
    clientId: client.id,
    vendor,
    product,
    seats: reading.seats ?? before?.seats ?? null,
    // A renewal that was no date on the calendar was asked back as the day it is due.
    renewal: reading.renewal ?? reading.due ?? before?.renewal ?? null,
    recordedBy: utterance.person,
  });
  return outcome({
    visibility: 'private',
    blocks: [
      {
        kind: 'headline',
        text: `Recorded for ${client.name}: ${name}. ${sayExposure(exposure, base)}.`,
        status: null,
        citations: [],
      },
      ...(before === undefined || isSame(before, exposure) ? [] : [say(`Before: ${sayExposure(before, base)}.`)]),
      { kind: 'exposures', title: 'Recorded', rows: [exposure] },
    ],
    suggestions: [
      { label: `Ask about ${name}`, intent: 'ask-vendor', entities: { vendor, client: client.name } },
      { label: 'See all exposures', intent: 'list-exposures', entities: { client: client.name } },
    ],
    changed: { kind: 'exposure', id: exposure.id },
  });
};

const isSame = (one: Exposure, other: Exposure): boolean => one.seats === other.seats && one.renewal === other.renewal;

/** What is recorded, of one client or vendor where named. Names clients, so it is private. */
export const listExposures: Action<'list-exposures'> = async (_, { reading, base, books }) => {
  const client =
    reading.client === null ? undefined : await books.clients.find(reading.client.id ?? reading.client.name);
  if (reading.client !== null && client === undefined)
    return outcome({ visibility: 'private', blocks: [say(`No client named “${reading.client.name}” is in the log.`)] });
  const { vendors } = reading;
  const rows = await books.exposures.list({
    ...(client === undefined ? {} : { clientId: client.id }),
    ...(vendors.length === 0 ? {} : { vendors }),
    limit: 50,
  });
  const of = [
    vendors.length === 0 ? '' : ` of ${vendors.map((vendor) => vendorName(vendor, base)).join(', ')}`,
    client === undefined ? '' : ` at ${client.name}`,
  ].join('');
  const text = rows.length === 0 ? `No seats or renewals recorded${of}.` : `Recorded seats and renewals${of}.`;
  return outcome({
    visibility: 'private',
    blocks: [
      { kind: 'headline', text, status: null, citations: [] },
      ...(rows.length > 0 ? [{ kind: 'exposures' as const, title: text, rows: [...rows] }] : []),
    ],
  });
};
