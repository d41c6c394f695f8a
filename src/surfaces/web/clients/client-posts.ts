/** How is a client changed, merged or deleted at the desk, and what it has? */
import { html } from 'hono/html';
import { z } from 'zod';
import { count } from '../../../actions/wording.ts';
import { Day } from '../../../core/day.ts';
import { VouchError } from '../../../core/errors.ts';
import { seatsLimit } from '../../../core/exposure.ts';
import type { FactBase } from '../../../core/fact-base.ts';
import type { Vouch } from '../../../core/ports.ts';
import { onOneLine } from '../../drawing/tidy.ts';
import { clientJson, concernJson, exposureJson, taskJson } from '../../to-json.ts';
import { deskPage } from '../desk-page.ts';
import { download } from '../download.ts';
import { type Fields, field, readFields } from '../read-form.ts';
import { type Desk, needs, visitOf } from '../visit.ts';
import { clientOf } from './known-client.ts';

const federalSaid = { yes: true, no: false, unknown: null } as const;

/** Adds what the forms on a client's page send, and the export. */
export function addClientForms(app: Desk, vouch: Vouch): void {
  const { ledger } = vouch;

  app.post('/clients/:id', needs('log'), async (c) => {
    const fields = await readFields(c);
    const federal = z.enum(['yes', 'no', 'unknown']).safeParse(field(fields, 'federal'));
    if (!federal.success)
      throw new VouchError(
        'bad-input',
        'That says nothing about federal work.',
        'Choose yes, no, or that nobody has said.',
      );
    const { id } = await ledger.transaction(visitOf(c).person, async (books) => {
      const client = await clientOf(c.req.param('id'), books);
      return books.clients.update(client.id, { federal: federalSaid[federal.data], notes: field(fields, 'notes') });
    });
    return c.redirect(`/clients/${id}`, 303);
  });

  app.post('/clients/:id/exposures', needs('log'), async (c) => {
    const said = exposureSaid(await readFields(c), vouch.factBase());
    const { person } = visitOf(c);
    const { client } = await ledger.transaction(person, async (books) => {
      const { id } = await clientOf(c.req.param('id'), books);
      return books.exposures.put({ ...said, clientId: id, recordedBy: person });
    });
    return c.redirect(`/clients/${client.id}`, 303);
  });

  app.post('/clients/:id/exposures/:exposure/remove', needs('log'), async (c) => {
    await ledger.transaction(visitOf(c).person, async (books) => {
      const removed = await books.exposures.remove(c.req.param('exposure'));
      if (removed.client.id !== c.req.param('id'))
        throw new VouchError('not-found', 'That client has no such entry.', 'Look at the client’s page again.');
    });
    return c.redirect(`/clients/${c.req.param('id')}`, 303);
  });

  app.post('/clients/:id/rename', needs('keep'), async (c) => {
    const name = field(await readFields(c), 'name');
    const { id } = await ledger.transaction(visitOf(c).person, (books) =>
      books.clients.rename(c.req.param('id'), name),
    );
    return c.redirect(`/clients/${id}`, 303);
  });

  app.post('/clients/:id/merge', needs('keep'), async (c) => {
    const name = field(await readFields(c), 'name');
    const { id } = await ledger.transaction(visitOf(c).person, async (books) => {
      const from = await clientOf(c.req.param('id'), books);
      const into = await books.clients.find(name);
      if (into === undefined)
        throw new VouchError('not-found', 'No client of that name is in the log.', 'Name the client to merge it into.');
      return books.clients.merge(from.id, into.id);
    });
    return c.redirect(`/clients/${id}`, 303);
  });

  app.post('/clients/:id/delete', needs('keep'), async (c) => {
    const typed = onOneLine(field(await readFields(c), 'name').normalize('NFC'));
    const gone = await ledger.transaction(visitOf(c).person, async (books) => {
      const client = await clientOf(c.req.param('id'), books);
      if (typed !== client.name)
        throw new VouchError(
          'bad-input',
          'That is not the client’s name, so nothing was deleted.',
          'Type the name as it stands on the page.',
        );
      return books.clients.delete(client.id);
    });
    const body = html`<div class="card" role="status"><h1>The client was deleted.</h1>
      <p>Removed: ${count(gone.concerns, 'concern')}, ${count(gone.tasks, 'follow-up')}, ${count(gone.receipts, 'answer')}, and what it was recorded to have.
      Its names were taken out of ${count(gone.redacted, 'other entry', 'other entries')}.</p><p><a href="/clients">Back to the clients</a></p></div>`;
    return c.html(await deskPage(vouch, visitOf(c), 'Client deleted', body));
  });

  app.get('/clients/:id/export.json', needs('keep'), async (c) => {
    const { client, concerns, tasks, receipts, exposures } = await ledger.clients.export(c.req.param('id'));
    const all = {
      client: clientJson(client),
      concerns: concerns.map(concernJson),
      tasks: tasks.map(taskJson),
      exposures: exposures.map(exposureJson),
      receipts,
    };
    return c.body(JSON.stringify(all, null, 2), 200, download('application/json', 'client.json'));
  });
}

/** `VENDOR` or `VENDOR/PRODUCT` of the records, seats and renewal where given. Throws `bad-input`. */
function exposureSaid(fields: Fields, base: FactBase) {
  const [vendor = '', product] = field(fields, 'what').split('/');
  const record = base.vendors.get(vendor);
  if (record === undefined || (product !== undefined && !record.products.some(({ id }) => id === product)))
    throw new VouchError('bad-input', 'Vouch keeps no record of that vendor or product.', 'Choose one from the list.');
  const seats = field(fields, 'seats').trim();
  const renewal = field(fields, 'renewal').trim();
  if (seats !== '' && !(/^\d{1,8}$/.test(seats) && Number(seats) >= 1 && Number(seats) <= seatsLimit))
    throw new VouchError('bad-input', 'That is no number of seats.', `Give a whole number from 1 to ${seatsLimit}.`);
  if (renewal !== '' && !Day.safeParse(renewal).success)
    throw new VouchError('bad-input', `“${renewal}” is not a date on the calendar.`, 'Write the date as YYYY-MM-DD.');
  return {
    vendor,
    product: product ?? null,
    seats: seats === '' ? null : Number(seats),
    renewal: renewal === '' ? null : renewal,
  };
}
