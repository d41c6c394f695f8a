/** Does the reader hold what it promises: pure, the same each time, forms and commands taken at their word? */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Reading } from '../../src/core/reading.ts';
import { questionLimit } from '../../src/core/utterance.ts';
import { makeReader } from '../../src/understand/make-reader.ts';
import { guidanceFor, namedVendor, tinyFactBase } from '../fact-base.ts';
import { directive, vendor } from '../factbase/some-records.ts';
import { after, client, readWith, utterance } from './said.ts';

const factBase = tinyFactBase({
  vendors: {
    kaspersky: namedVendor('Kaspersky', { products: [{ id: 'endpoint', name: 'Kaspersky Endpoint', aliases: [] }] }),
    webroot: namedVendor('Webroot'),
    acme: vendor({ name: 'Acmeware', categories: ['backup'] }),
  },
  directives: {
    'us-order': directive({
      title: 'Zeppelin order',
      names: ['ZO 17-01'],
      vendors: ['kaspersky'],
      claims: [
        {
          text: 'The Zeppelin order binds every agency.',
          cites: [
            {
              publisher: 'P',
              title: 'T',
              url: 'https://example.com',
              published: '2017',
              quote: 'q',
              checked: '2026-11-01',
              how: 'read',
            },
          ],
        },
      ],
    }),
  },
  guidance: {
    umbrella: guidanceFor(['Who pays for the umbrella?', 'Is the umbrella ours to pay?', 'Umbrella costs, whose?']),
    parasol: guidanceFor(['Whose parasol is it?', 'Who owns the parasol?', 'The parasol, is it ours?'], {
      vendors: ['webroot'],
    }),
  },
});
const reader = makeReader(factBase);
const form = (intent: string, entities: Record<string, string>, parts = {}) => ({
  parts: { form: { intent, entities }, ...parts },
});

test('the same fact base makes the same reader, and the same input the same reading', () => {
  const other = makeReader(factBase);
  for (const text of [
    'is kaspersky banned',
    'who pays for the umbrella',
    'log that Acme Corp is worried about webroot',
    'what is the weather',
  ])
    expect(other.read({ utterance: utterance(text), context: null, clients: [], today: '2026-11-23' })).toEqual(
      readWith(reader, text),
    );
});

describe('any text at all', () => {
  test('is read as a reading, or refused in kind words', () => {
    const texts = fc.oneof(
      fc.string({ maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 120 }),
      fc
        .array(
          fc.constantFrom(
            'kaspersky',
            'is',
            'log',
            'that',
            '\u202e',
            '2026-02-30',
            '/vendor',
            ':',
            '"',
            'US',
            '<@U1>',
            '\ud800',
            'remind me',
            'in 2019',
            '§',
          ),
          { maxLength: 25 },
        )
        .map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        try {
          expect(Reading.safeParse(readWith(reader, text)).error?.issues ?? []).toEqual([]);
        } catch (error) {
          expect(error).toMatchObject({ name: 'VouchError', code: 'bad-input' });
        }
      }),
      { numRuns: 400, seed: 17 },
    );
  });

  test.each(['', '   ', '?!?', '🙂🙂', '\u200b\u202e', '***', '<@U123>', '&amp;&amp;'])(
    '%j holds no question',
    (text) => {
      expect(() => readWith(reader, text)).toThrow(expect.objectContaining({ code: 'bad-input' }));
    },
  );

  test.each(['Is \u202eKaspersky\u202c banned?', 'Is Kaspersky banned?\u0007', 'Is \u2067Kaspersky banned?'])(
    '%j is refused, since it does not read as it looks',
    (text) => {
      expect(() => readWith(reader, text)).toThrow(expect.objectContaining({ code: 'bad-input' }));
    },
  );

  test('that is too long is refused before anything is made of it', () => {
    expect(() => readWith(reader, 'a '.repeat(50_000))).toThrow(expect.objectContaining({ code: 'too-large' }));
    expect(() => readWith(reader, 'x'.repeat(questionLimit + 1))).toThrow(
      expect.objectContaining({ code: 'too-large' }),
    );
    expect(readWith(reader, `is kaspersky banned${' '.repeat(questionLimit)}`).vendors).toEqual(['kaspersky']);
  });

  test.each([
    ['Is Kaspersky ban\u200bned?', 'Is Kaspersky banned?'],
    ['is\nKaspersky\t\tbanned', 'is Kaspersky banned'],
    ['is Kaspersky banned \ud800', 'is Kaspersky banned \ufffd'],
    ['is Kaspersky banne\u0064\u0323', 'is Kaspersky bann\u0065\u1e0d'],
  ])('is cleaned: %j', (text, clean) => {
    expect(readWith(reader, text).text).toBe(clean);
    expect(readWith(reader, text).vendors).toEqual(['kaspersky']);
  });

  test.each([
    '<@U123> is *Kaspersky* banned?',
    '<at>Vouch</at> is Kaspersky banned?',
    'is <https://example.com|Kaspersky> banned',
    '<script>alert(1)</script> is `kaspersky` banned',
  ])('with markup is read through it: %s', (text) => {
    expect(readWith(reader, text)).toMatchObject({ intent: 'ask-vendor', vendors: ['kaspersky'] });
  });

  test.each([
    'log that '.repeat(400),
    'a '.repeat(1900),
    'renewed 2017 '.repeat(300),
    'kaspersky '.repeat(390),
    `for ${'A'.repeat(3900)}`,
    `${'"'.repeat(3990)}a`,
  ])('of the longest kind is still read', (text) => {
    expect(readWith(reader, text.trim()).text.length).toBeGreaterThan(3000);
  });
});

describe('forms', () => {
  test('say all they mean', () => {
    const reading = readWith(
      reader,
      '',
      form('log-concern', {
        vendor: 'Kaspersky',
        client: 'Acme Dental',
        words: 'Is it next?',
        severity: 'high',
        federal: 'yes',
        audience: 'Federal contractor',
        due: '2026-12-01',
      }),
    );
    expect(reading).toMatchObject({
      intent: 'log-concern',
      by: 'form',
      confidence: 1,
      text: '',
      vendors: ['kaspersky'],
      client: { id: null, name: 'Acme Dental', federal: true },
      words: 'Is it next?',
      severity: 'high',
      audience: 'federal-contractor',
      jurisdiction: 'us',
      due: '2026-12-01',
    });
  });

  test('know the clients of the ledger by id and by name; an empty field is left out', () => {
    const known = client('Acme Dental', true);
    for (const said of [known.client.id, 'ACME dental'])
      expect(
        readWith(reader, 'x', { ...form('list-concerns', { client: said, vendor: '' }), clients: [known] }),
      ).toMatchObject({
        client: { id: known.client.id, name: 'Acme Dental' },
        vendors: [],
      });
  });

  test.each([
    ['no such intent', 'ask-vendr', {}],
    ['no such vendor', 'ask-vendor', { vendor: 'Foobar' }],
    ['no such audience', 'ask-vendor', { audience: 'martians' }],
    ['no such place', 'ask-vendor', { jurisdiction: 'atlantis' }],
    ['no such activity', 'ask-vendor', { activity: 'love' }],
    ['no such product', 'ask-vendor', { vendor: 'webroot', product: 'endpoint' }],
    ['no such directive', 'explain-directive', { directive: 'ZO 99-99' }],
    ['no such guidance', 'ask-guidance', { guidance: 'none' }],
    ['no such day', 'ask-vendor', { asOf: '2026-02-30' }],
    ['no such severity', 'log-concern', { severity: 'huge' }],
    ['neither yes nor no', 'log-concern', { federal: 'maybe' }],
    ['no such client name', 'log-concern', { client: '!!!' }],
    ['a client name with hidden characters', 'log-concern', { client: 'Ac\u202eme' }],
    ['a title too long', 'create-task', { title: 'x'.repeat(201) }],
  ])('with %s are refused', (_, intent, entities) => {
    expect(() => readWith(reader, '', form(intent, entities))).toThrow(expect.objectContaining({ code: 'bad-input' }));
  });

  test('say what was perhaps meant', () => {
    expect(() => readWith(reader, '', form('ask-vendr', {}))).toThrow(
      expect.objectContaining({ remedy: 'Did you mean ask-vendor?' }),
    );
  });
});

describe('what a surface says beside the text', () => {
  test('counts more than the text', () => {
    const parts = { audience: 'msp', asOf: '2018-01-01', client: 'Globex' };
    expect(
      readWith(reader, 'can a federal contractor use Kaspersky in 2024', { parts, clients: [client('Globex', true)] }),
    ).toMatchObject({
      audience: 'reseller',
      asOf: '2018-01-01',
      client: { name: 'Globex', federal: true },
    });
  });

  test('must be known', () => {
    expect(() => readWith(reader, 'is Kaspersky banned', { parts: { audience: 'martians' } })).toThrow(
      expect.objectContaining({ code: 'bad-input' }),
    );
  });

  test('a client with federal work is a federal contractor, unless another audience is said', () => {
    const clients = [client('Globex', true)];
    expect(readWith(reader, 'can Globex keep Kaspersky', { clients })).toMatchObject({
      audience: 'federal-contractor',
      jurisdiction: 'us',
    });
    expect(readWith(reader, 'can Globex keep Kaspersky at a school', { clients })).toMatchObject({
      audience: 'state-local',
    });
  });
});

describe('commands', () => {
  test.each([
    [
      '/vendor kaspersky for a federal contractor as of 2017-09-15',
      { intent: 'vendor-status', vendors: ['kaspersky'], audience: 'federal-contractor', asOf: '2017-09-15' },
    ],
    ['/VENDOR Webroot', { intent: 'vendor-status', vendors: ['webroot'] }],
    ['/vouch status webroot', { intent: 'vendor-status', vendors: ['webroot'] }],
    ['/vendor foobar', { intent: 'vendor-status', vendors: [], unknownVendor: { said: 'foobar', didYouMean: [] } }],
    [
      '/concern Acme Dental kaspersky: is it "next"?',
      {
        intent: 'log-concern',
        vendors: ['kaspersky'],
        client: { id: null, name: 'Acme Dental', federal: null },
        words: 'is it "next"?',
      },
    ],
    [
      '/concern Acme Dental: worried',
      { intent: 'log-concern', vendors: [], client: { id: null, name: 'Acme Dental', federal: null } },
    ],
    ['/concern', { intent: 'log-concern', vendors: [], client: null, words: null }],
    ['/followup call Acme on Friday', { intent: 'create-task', title: 'Call Acme', due: '2026-11-27' }],
    ['/done inventory', { intent: 'finish-task', task: 'inventory' }],
    ['concerns since Friday', { intent: 'list-concerns', since: '2026-11-20' }],
    ['directives about kaspersky', { intent: 'list-directives', vendors: ['kaspersky'] }],
    ['help', { intent: 'help' }],
  ])('%s', (text, wanted) => {
    expect(readWith(reader, text)).toMatchObject({ by: 'command', confidence: 1, ...wanted });
  });

  test.each([
    'help me with my printer',
    'status of my order',
    'concerns are growing about kaspersky, is it ok?',
    'done and thanks',
    'vendors like Kaspersky worry me',
  ])('a sentence that begins like one is a sentence: %s', (text) => {
    expect(readWith(reader, text).by).toBe('classifier');
  });

  test('a command is no answer to the question asked back', () => {
    const waiting = readWith(reader, 'log a concern about Kaspersky');
    const context = after(waiting, { slot: 'client', reading: waiting, of: null });
    expect(readWith(reader, '/help', { context })).toMatchObject({ intent: 'help', by: 'command' });
    expect(readWith(reader, 'Acme Dental', { context })).toMatchObject({
      intent: 'log-concern',
      by: 'context',
      client: { name: 'Acme Dental' },
    });
  });
});

test('guidance is found by its own questions, and kept to its own vendors', () => {
  expect(readWith(reader, 'who is going to pay for that umbrella')).toMatchObject({
    intent: 'ask-guidance',
    guidance: 'umbrella',
  });
  expect(readWith(reader, 'whose parasol is it')).toMatchObject({ guidance: 'parasol' });
  expect(readWith(reader, 'whose parasol is it, with Kaspersky').guidance).not.toBe('parasol');
});

test('words that no record of the vendor and no intent knows are strange', () => {
  expect(readWith(reader, 'does Kaspersky sponsor the orchestra in Springfield').strange).toEqual([
    'orchestra',
    'springfield',
  ]);
  expect(readWith(reader, 'what does the Zeppelin say of Kaspersky').strange).toEqual([]);
  expect(readWith(reader, 'what does the Zeppelin say of Webroot').strange).toEqual(['zeppelin']);
  expect(readWith(reader, 'Is Kaspersky safe for our federal work?').strange).toEqual([]);
  expect(readWith(reader, 'is kaspersky baned for goverment contracters').strange).toEqual([]);
});

test('the product of a vendor is read with it', () => {
  expect(readWith(reader, 'may we keep Kaspersky Endpoint')).toMatchObject({
    vendors: ['kaspersky'],
    product: 'endpoint',
  });
});
