/** Is what a client has of a vendor kept as it was said, once, and told to the asker alone? */
import { describe, expect, test } from 'vitest';
import { channel, dana, press, tell, textOf, vouch } from './with-vouch.ts';

test.for([
  '/exposure Acme Dental kaspersky security-software 500 seats renews 2027-03-01',
  'exposure Acme Dental kaspersky security-software 500 seats renews 2027-03-01',
  '/exposure kaspersky security-software 500 seats for Acme Dental renews 1 March 2027',
])('“%s”', async (text) => {
  const app = await vouch();
  const reply = await tell(app, text, { room: channel });
  const [exposure] = await app.ledger.exposures.list({});
  expect(exposure).toMatchObject({
    client: { name: 'Acme Dental' },
    vendor: 'kaspersky',
    product: 'security-software',
    seats: 500,
    renewal: '2027-03-01',
    recordedBy: dana,
  });
  expect(reply).toMatchObject({ visibility: 'private', changed: { kind: 'exposure', id: exposure?.id } });
});

test.for([
  ['Acme Dental has 500 seats of Kaspersky, renewal in March 2027', 500, '2027-03-01'],
  ['Acme Dental runs 1,200 Kaspersky endpoints', 1200, null],
  ['record that Acme Dental has 20 Kaspersky licenses until June 2027', 20, '2027-06-01'],
  ['our client Acme Dental renews 40 Kaspersky seats on 2027-01-15', 40, '2027-01-15'],
] as const)('plain talk: “%s”', async ([text, seats, renewal]) => {
  const app = await vouch();
  await tell(app, text);
  expect(await app.ledger.exposures.list({})).toMatchObject([
    { client: { name: 'Acme Dental' }, vendor: 'kaspersky', product: null, seats, renewal },
  ]);
});

test.for([
  'Acme Dental has 500 seats of Kaspersky, may they keep it?',
  'our client Acme Dental runs Kaspersky on 500 seats, is that a problem',
  'Acme Dental has 500 seats of Kaspersky and is worried',
  'how many Kaspersky seats does Acme Dental have',
  'does Acme Dental have 500 seats of Kaspersky?',
  'Acme Dental renewed Kaspersky for three years, what now',
])('a question or a concern records nothing: “%s”', async (text) => {
  const app = await vouch();
  await tell(app, text);
  expect(await app.ledger.exposures.list({})).toEqual([]);
});

describe('said again', () => {
  test('it replaces, and keeps what is not said again', async () => {
    const app = await vouch();
    await tell(app, '/exposure Acme kaspersky 500 seats renews 2027-03-01');
    const reply = await tell(app, '/exposure acme kaspersky 450 seats');
    expect(textOf(reply)).toContain('Before: 500 seats, renews on 1 March 2027.');
    expect(await app.ledger.exposures.list({})).toMatchObject([{ seats: 450, renewal: '2027-03-01' }]);
  });
});

test('what is missing is asked for, and a day that does not exist is asked about', async () => {
  const app = await vouch();
  expect(textOf(await tell(app, '/exposure'))).toBe('Which client has it?');
  expect(textOf(await tell(app, 'Acme Dental'))).toBe('Which vendor is it from?');
  expect(textOf(await tell(app, 'Kaspersky'))).toContain('Recorded for Acme Dental: Kaspersky.');
  expect(textOf(await tell(app, '/exposure Acme Dental kaspersky 5 seats renews 2027-02-30'))).toContain(
    '“2027-02-30” is not a date on the calendar',
  );
  expect(textOf(await tell(app, '28 February 2027'))).toContain('5 seats, renews on 28 February 2027');
});

test('nothing is written without leave, for a vendor nobody knows, or with a number that is none', async () => {
  const app = await vouch();
  await tell(app, '/exposure Acme kaspersky 5 seats', { write: false });
  await tell(app, '/exposure Acme Qwertzsoft 5 seats');
  const entities = { client: 'Acme', vendor: 'kaspersky' };
  for (const seats of ['0', '-5', '1.5', 'many', '99999999999'])
    expect((await press(app, 'record-exposure', { ...entities, seats })).blocks[0]).toMatchObject({
      code: 'bad-input',
    });
  expect(await app.ledger.exposures.list({})).toEqual([]);
  expect(await app.ledger.clients.list()).toEqual([]);
});

test('they are listed by client or vendor, for the asker alone', async () => {
  const app = await vouch();
  await tell(app, '/exposure Acme kaspersky 500 seats');
  await tell(app, '/exposure Initech sophos 20 seats');
  const rows = async (text: string) => {
    const reply = await tell(app, text, { room: channel });
    expect(reply.visibility).toBe('private');
    return reply.blocks.flatMap((block) =>
      block.kind === 'exposures' ? block.rows.map(({ client }) => client.name) : [],
    );
  };
  expect(await rows('/exposures')).toEqual(['Acme', 'Initech']);
  expect(await rows('/exposures acme')).toEqual(['Acme']);
  expect(await rows('/exposures sophos')).toEqual(['Initech']);
  expect(await rows('how many Kaspersky seats do our clients have')).toEqual(['Acme']);
  expect(await rows('/exposures Nobody Inc')).toEqual([]);
});
