import { describe, expect, it } from 'vitest';
import { Guidance } from '../../src/core/guidance.ts';
import { Topic } from '../../src/core/topic.ts';
import { makeFactBase, type Records } from '../../src/factbase/make-fact-base.ts';
import { citation, claim, directive, fact, vendor } from './some-records.ts';

const topics = ['provenance', 'alternatives', 'exceptions', 'deadlines', 'statement'];

function baseOf(parts: Partial<Records>) {
  return makeFactBase({
    vendors: new Map(),
    directives: new Map(),
    facts: new Map(),
    guidance: new Map(),
    audiences: new Map(),
    jurisdictions: new Map(),
    topics: new Map(topics.map((id) => [id, Topic.parse({ id, label: id })])),
    playbooks: new Map(),
    intents: new Map(),
    hashes: new Map(),
    ...parts,
  });
}

describe('claimsOf', () => {
  it('gives the claims of a vendor: headquarters, owner, alternatives', () => {
    const base = baseOf({
      vendors: new Map([
        [
          'northwind',
          vendor({
            alternatives: [{ vendor: 'contoso', claim: claim('Some moved to Contoso.') }],
            owner: { is: 'private', claim: claim('It is privately owned.') },
            headquarters: { is: 'Springfield', claim: claim('It sits in Springfield.', { topics: ['deadlines'] }) },
          }),
        ],
      ]),
    });

    expect(base.claimsOf('vendors/northwind').map((entry) => [entry.index, entry.claim.text, entry.topics])).toEqual([
      [0, 'It sits in Springfield.', ['deadlines', 'provenance']],
      [1, 'It is privately owned.', ['provenance']],
      [2, 'Some moved to Contoso.', ['alternatives']],
    ]);
  });

  it('gives the exceptions of a directive after its claims, each under its own topics or else the record', () => {
    const base = baseOf({
      directives: new Map([
        [
          'order',
          directive({
            topics: ['deadlines'],
            claims: [claim('It is ordered.'), claim('It is theirs.', { topics: ['provenance'] })],
            exceptions: [claim('Some are left out.')],
          }),
        ],
      ]),
    });

    expect(base.claimsOf('directives/order').map((entry) => [entry.index, entry.topics])).toEqual([
      [0, ['deadlines']],
      [1, ['provenance']],
      [2, ['deadlines', 'exceptions']],
    ]);
  });

  it('adds no topic that the topics do not have', () => {
    const base = baseOf({
      topics: new Map(),
      facts: new Map([['denial', fact({ kind: 'statement', speaker: 'Northwind' }, 'It says no.')]]),
    });

    expect(base.claimsOf('facts/denial')[0]?.topics).toEqual([]);
  });

  it('knows nothing of what is not there', () => {
    expect(baseOf({}).claimsOf('vendors/nobody')).toEqual([]);
    expect(baseOf({}).hashOf('vendors/nobody')).toBeUndefined();
    expect(baseOf({}).directivesOf('nobody')).toEqual([]);
  });
});

describe('since when a claim is known', () => {
  const known = (parts: Partial<Records>, record: string) =>
    baseOf(parts)
      .claimsOf(record)
      .map((entry) => entry.known);

  it('is its own word, or else the publication of its record', () => {
    const late = claim('It was fined.', { known: '2018-02' });
    const facts = new Map([['one', fact({ published: '2017-09-14', claims: [claim('It began.'), late] })]]);

    expect(known({ facts }, 'facts/one')).toEqual(['2017-09-14', '2018-02']);
  });

  it('is the publication of the oldest source, where the record has no date of its own', () => {
    const cites = [citation({ published: '2019-05' }), citation({ published: '2019' }), citation({ published: null })];
    const undated = { ...claim('It was so.'), cites: [citation({ published: null })] };
    const guidance = Guidance.parse({
      title: 'The line',
      asks: ['one', 'two', 'three'],
      claims: [{ ...claim('It is so.'), cites }, undated],
      reviewed: { by: 'test', on: '2026-11-01' },
      recheck: '2027-05-01',
    });

    expect(known({ guidance: new Map([['line', guidance]]) }, 'guidance/line')).toEqual(['2019-05', '2026-11-01']);
  });
});

describe('records of a vendor', () => {
  it('come newest last, each once, however exactly their dates are known', () => {
    const base = baseOf({
      directives: new Map([
        ['b', directive({ published: '2018-03-01' })],
        ['c', directive({ published: '2018', vendors: ['northwind', 'contoso'] })],
        ['a', directive({ published: '2017-12-31', vendors: ['northwind', 'northwind'] })],
      ]),
      facts: new Map([['f', fact({ vendors: ['contoso'] }, 'It is so.')]]),
    });

    expect(base.directivesOf('northwind').map(({ id }) => id)).toEqual(['a', 'c', 'b']);
    expect(base.directivesOf('contoso').map(({ id }) => id)).toEqual(['c']);
    expect(base.factsOf('contoso').map(({ id }) => id)).toEqual(['f']);
  });
});

describe('the fact base', () => {
  it('cannot be changed by a reader', () => {
    const base = baseOf({ facts: new Map([['f', fact({}, 'It is so.')]]) });

    expect(() => Object.assign(base, { version: 'mine' })).toThrow(TypeError);
    expect(() => Object.assign(base.facts.get('f')?.claims[0] ?? {}, { text: 'It is not.' })).toThrow(TypeError);
  });

  it('names each record by the hash of its file, and all files by one version', () => {
    const hashes = new Map([
      ['vendors/northwind.yaml', 'aa'],
      ['topics.yaml', 'bb'],
    ]);
    const base = baseOf({ hashes });

    expect(base.hashOf('vendors/northwind')).toBe('aa');
    expect(base.version).toBe(baseOf({ hashes: new Map([...hashes].toReversed()) }).version);
    expect(base.version).not.toBe(baseOf({ hashes: new Map([...hashes, ['facts/x.yaml', 'cc']]) }).version);
  });
});
