/** Does the instrument gate say why, and what it does not decide by title and abstract alone? */
import { describe, expect, test } from 'vitest';
import type { DocumentFacts } from '../../../src/watch/gates/document-facts.ts';
import { judgeInstrument } from '../../../src/watch/gates/instrument-gate.ts';
import { issuers } from './labelled-documents.ts';

const nobody = { named: [], inTitle: [] };
const facts = (parts: Partial<DocumentFacts>): DocumentFacts => ({
  number: '2026-00001',
  title: 'Additions to the Entity List',
  abstract: null,
  action: null,
  type: 'Rule',
  agencies: issuers.bis,
  cfr: [],
  correctionOf: null,
  dockets: [],
  ...parts,
});

test('what is let through says what it is about', () => {
  expect(judgeInstrument(facts({}), nobody)).toEqual({
    type: 'directive',
    why: expect.stringContaining('Bureau of Industry and Security'),
  });
});

test('what is left out says why', () => {
  const rejected = (parts: Partial<DocumentFacts>) => judgeInstrument(facts(parts), nobody);
  expect(rejected({ title: 'Addition of Entities to the UFLPA Entity List' })).toEqual({
    rejected: expect.stringContaining('forced labor'),
  });
  expect(rejected({ title: 'Sunshine Act Meeting' })).toEqual({ rejected: 'no instrument that we follow is named' });
});

describe('who issued it', () => {
  test('counts: other agencies have lists and equipment of their own', () => {
    const said = { title: 'Test Procedure for Covered Equipment', agencies: issuers.doe };
    expect(judgeInstrument(facts(said), nobody)).toHaveProperty('rejected');
    expect(judgeInstrument(facts({ ...said, agencies: issuers.fcc }), nobody)).toHaveProperty('type');
  });

  test('is told by the rules that it changes where no agency of ours is named', () => {
    const part = (title: number, number: number) =>
      facts({ agencies: ['Office of Something New'], cfr: [{ title, part: number }] });
    expect(judgeInstrument(part(15, 744), nobody)).toHaveProperty('type', 'directive');
    expect(judgeInstrument(part(50, 17), nobody)).toHaveProperty('rejected');
  });

  test('the words alone decide where the source does not tell', () => {
    expect(judgeInstrument(facts({ agencies: null }), nobody)).toHaveProperty('type', 'directive');
  });
});

test('sanctions count only where they name a vendor of ours, which the full text may', () => {
  const notice = facts({ title: 'Notice of OFAC Sanctions Actions', type: 'Notice', agencies: issuers.ofac });
  expect(judgeInstrument(notice, nobody)).toEqual({
    rejected: expect.stringContaining('names no vendor'),
    unlessNamed: { type: 'directive', why: expect.any(String) },
  });
  expect(judgeInstrument(notice, { named: ['kaspersky'], inTitle: [] })).toHaveProperty('type', 'directive');
});

test('a correction is told by its number, its action or what it corrects', () => {
  for (const parts of [
    { number: 'C1-2026-00001' },
    { action: 'Final rule; correction.' },
    { correctionOf: 'https://www.federalregister.gov/api/v1/documents/2026-00002' },
    { title: 'Additions to the Entity List; Technical Corrections' },
  ])
    expect(judgeInstrument(facts(parts), nobody)).toHaveProperty('type', 'correction');
});
