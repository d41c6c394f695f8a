import { expect, test } from 'vitest';
import { calm } from '../../src/understand/calm.ts';
import { makeReader } from '../../src/understand/make-reader.ts';
import { realFactBase } from '../fact-base.ts';
import { client, readWith } from './said.ts';

test.each([
  ['dahuaaaa cams', 'dahua    cams'],
  ['is k a s p e r s k y ok', 'is kaspersky         ok'],
  ['kaaaaspersky?', 'kaspersky   ?'],
  ['see www, or not', 'see w  , or not'],
  ['we need a bb c', 'we need a bb c'],
])('calms “%s”, and keeps its length', (text, expected) => {
  expect(calm(text)).toBe(expected);
  expect(calm(text)).toHaveLength(text.length);
});

test('a client is logged as it is written', () => {
  const reader = makeReader(realFactBase());
  expect(readWith(reader, 'log that www.evil.example Partners is worried about Sophos').client?.name).toBe(
    'www.evil.example Partners',
  );
  const reading = readWith(reader, 'AAA Travel is worried about dahuaaaa', { clients: [client('AAA Travel')] });
  expect(reading.client?.name).toBe('AAA Travel');
  expect(reading.vendors).toEqual(['dahua']);
});
