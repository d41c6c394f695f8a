import { expect, test } from 'vitest';
import { makeReader } from '../../src/understand/make-reader.ts';
import { realFactBase } from '../fact-base.ts';
import { readWith } from './said.ts';

const reader = makeReader(realFactBase());
const parts = (text: string) => {
  const { also, ...first } = readWith(reader, text);
  return [first, ...also].map(({ vendors, audience, topics }) => ({ vendors, audience, topics }));
};

test('each question of a message is read in the conversation that those before it leave', () => {
  expect(parts('Is Kaspersky ok for a school? And who owns Sophos?')).toMatchObject([
    { vendors: ['kaspersky'], audience: 'state-local' },
    { vendors: ['sophos'], topics: ['provenance'] },
  ]);
  expect(parts('Is Dahua ok for a school? Who owns it?')).toMatchObject([
    { vendors: ['dahua'] },
    { vendors: ['dahua'], topics: ['provenance'] },
  ]);
});

test('a statement before the questions holds for all of them', () => {
  expect(
    parts('Our client is a federal contractor and uses Hikvision. Is that allowed? By when must it be out?'),
  ).toMatchObject([
    { vendors: ['hikvision'], audience: 'federal-contractor' },
    { vendors: ['hikvision'], audience: 'federal-contractor', topics: ['deadlines'] },
  ]);
});

test('questions joined in one sentence are asked for the same people', () => {
  expect(
    parts('is dji on the covered list and may my business keep flying it?').map(({ audience }) => audience),
  ).toEqual(['business', 'business']);
});

test.each([
  'is huawei or zte banned',
  'compare sophos and webroot',
  'log that Acme is worried about Sophos. Is it banned?',
])('is one: %s', (text) => {
  expect(parts(text)).toHaveLength(1);
});
