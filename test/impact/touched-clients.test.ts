/** Does a directive touch exactly the clients it binds, each for a reason that is said? */
import { describe, expect, test } from 'vitest';
import type { Concern } from '../../src/core/concern.ts';
import type { Exposure } from '../../src/core/exposure.ts';
import type { FactBase } from '../../src/core/fact-base.ts';
import { followUpsFor } from '../../src/impact/find-touched.ts';
import { touchedClients } from '../../src/impact/touched-clients.ts';
import { type Changes, cite, edited, tinyFiles, today } from '../factbase/tiny-content.ts';
import { order, orderWith, tinyBase } from './tiny-vouch.ts';

const dana = { id: 'slack:T1:U1', name: 'Dana' };
const acme = { id: 'c1', name: 'Acme' };
const concern = (parts: Partial<Concern> = {}): Concern => ({
  id: 'k1',
  client: acme,
  vendor: 'northwind',
  words: 'Is it fine?',
  severity: 'normal',
  state: 'open',
  link: null,
  loggedBy: dana,
  surface: 'slack',
  createdAt: Date.parse('2024-05-03'),
  ...parts,
});
const exposure = (parts: Partial<Exposure> = {}): Exposure => ({
  id: 'e1',
  client: acme,
  vendor: 'northwind',
  product: null,
  seats: 120,
  renewal: '2027-03-01',
  recordedBy: dana,
  recordedAt: 1,
  ...parts,
});

/** What is touched of a client that does federal work, or not, or of which nobody has said. */
const touched = (
  base: FactBase,
  known: { concerns?: readonly Concern[]; exposures?: readonly Exposure[]; federal?: boolean | null },
  directive = 'order-one',
) =>
  touchedClients(
    directive,
    base,
    {
      concerns: known.concerns ?? [],
      exposures: known.exposures ?? [],
      clients: [{ id: acme.id, federal: known.federal ?? null }],
    },
    today,
  );

describe('whose audience it binds', () => {
  const concerns = [concern()];

  test('a rule for contractors touches those with federal work, spares those without, and both where nobody has said', () => {
    const base = tinyBase();
    expect(touched(base, { concerns, federal: true }).rows).toMatchObject([
      { client: acme, vendor: 'northwind', why: ['Concern of 3 May 2024'], people: [dana] },
    ]);
    expect(touched(base, { concerns, federal: false })).toEqual({ rows: [], nobody: null });
    expect(touched(base, { concerns }).rows.map(({ why }) => why)).toEqual([
      ['Concern of 3 May 2024', 'Nobody has said whether it does federal work.'],
    ]);
  });

  test('a rule for businesses touches contractors too, unless it spares them', () => {
    const wide = orderWith(['audiences: [federal-contractor]', 'audiences: [business]']);
    const spares = orderWith([
      'audiences: [federal-contractor]',
      'audiences: [business], sparing: [federal-contractor]',
    ]);
    for (const federal of [true, false]) expect(touched(wide, { concerns, federal }).rows).toHaveLength(1);
    expect(touched(spares, { concerns, federal: true }).rows).toEqual([]);
    expect(touched(spares, { concerns, federal: false }).rows).toHaveLength(1);
  });

  test('a rule of another place touches nobody here', () => {
    const places = edited('content/jurisdictions.yaml', [
      'within: world }',
      'within: world }\n  - { id: de, label: Germany, words: [germany], within: world }',
    ]);
    const base = tinyBase({ ...places, ...edited(order, ['jurisdiction: us', 'jurisdiction: de']) });
    expect(touched(base, { concerns, federal: true }).rows).toEqual([]);
  });
});

describe('what the client has', () => {
  test('seats, renewal and product are said', () => {
    const exposures = [exposure(), exposure({ id: 'e2', product: 'endpoint', seats: 1, renewal: null })];
    const [row] = touched(tinyBase(), { exposures, federal: true }).rows;
    expect(row?.why).toEqual(['120 seats, renews on 1 March 2027', 'Northwind Endpoint: 1 seat']);
  });

  test('a product that the rule leaves out does not count, whatever else of the vendor does', () => {
    const spared = orderWith(['effect: prohibits', 'effect: prohibits, products: { except: [endpoint] }']);
    const left = exposure({ product: 'endpoint' });
    expect(touched(spared, { exposures: [left], federal: true }).rows).toEqual([]);
    expect(touched(spared, { exposures: [left, exposure({ id: 'e2' })], federal: true }).rows).toHaveLength(1);
    const [row] = touched(spared, { exposures: [left], concerns: [concern()], federal: true }).rows;
    expect(row?.why).toEqual(['Concern of 3 May 2024']);
  });

  test('a vendor nobody has, and another one, touch nobody', () => {
    expect(touched(tinyBase(), { federal: true }).rows).toEqual([]);
    expect(touched(tinyBase(), { concerns: [concern({ vendor: 'contoso' })], federal: true }).rows).toEqual([]);
  });
});

describe('a directive that names a class', () => {
  const classy: Changes = {
    'content/vendors/makers.yaml': (tinyFiles['content/vendors/contoso.yaml'] ?? '').replace(
      'name: Contoso',
      'kind: class\nname: Makers abroad',
    ),
    ...edited('content/vendors/northwind.yaml', [
      'owner: null',
      `owner: null\nclasses:\n  - class: makers\n    products: [endpoint]\n    claim:\n      text: Northwind makes endpoints abroad.\n      cites:\n        - ${cite()}`,
    ]),
    ...edited(order, ['vendors: [northwind]', 'vendors: [makers]']),
  };

  test('touches the clients of its members, with the products of the membership', () => {
    const base = tinyBase(classy);
    const rows = (known: Parameters<typeof touched>[1]) => touched(base, { federal: true, ...known }).rows;
    expect(rows({ concerns: [concern()] })).toMatchObject([{ vendor: 'northwind' }]);
    expect(rows({ exposures: [exposure({ product: 'endpoint' })] })).toHaveLength(1);
    expect(rows({ exposures: [exposure({ product: 'other' })] })).toEqual([]);
    expect(rows({ concerns: [concern({ vendor: 'makers' })] })).toMatchObject([{ vendor: 'makers' }]);
    expect(rows({ concerns: [concern({ vendor: 'contoso' })] })).toEqual([]);
  });
});

test.for([
  ['ended', ['until: null', 'until: 2020-01-01'], 'It ended on 1 January 2020 and touches nobody any more.'],
  ['is a proposal', ['jurisdiction: us', 'stage: proposed\njurisdiction: us'], 'It is a proposal and binds nobody.'],
  ['only informs', ['effect: prohibits', 'effect: informs'], 'It binds nobody.'],
] as const)('one that %s touches nobody, and says why', ([, edit, nobody]) => {
  const known = { concerns: [concern()], exposures: [exposure()], federal: true };
  expect(touched(orderWith(edit), known)).toEqual({ rows: [], nobody });
});

describe('what is proposed', () => {
  const playbook = (due: string, when = 'statuses: [prohibited], audiences: [business]'): Changes => ({
    'content/playbooks/removal.yaml': (tinyFiles['content/playbooks/removal.yaml'] ?? '')
      .replace('{ from: today, days: 7 }', due)
      .replace('statuses: [prohibited], audiences: [business]', when),
  });
  const proposed = (changes: Changes, federal: boolean | null = true) => {
    const base = tinyBase(changes);
    const [row] = touched(base, { concerns: [concern()], federal }).rows;
    if (row === undefined) throw new Error('nobody is touched');
    return followUpsFor(row, 'order-one', dana, base, today);
  };

  test('counts from the directive’s own next deadline for that audience, and has a name of its own', () => {
    const deadlines =
      '{ on: 2026-12-31, what: Remove it, audiences: [federal-contractor] }\n  - { on: 2026-12-05, what: Report, audiences: [consumer] }';
    const changes = {
      ...playbook('{ from: deadline, days: -7 }'),
      ...edited('content/audiences.yaml', [
        '  - { id: federal-contractor',
        '  - { id: consumer, label: user, plural: users, words: [user] }\n  - { id: federal-contractor',
      ]),
      ...edited(order, ['{ on: 2017-12-12, what: Remove it }', deadlines]),
    };
    expect(proposed(changes)).toEqual([
      {
        origin: 'directive/order-one/client/c1/northwind/inventory',
        proposal: {
          title: 'Inventory Northwind at Acme',
          due: '2026-12-24',
          owner: 'Dana',
          ownerId: dana.id,
          note: '',
          directive: 'order-one',
        },
      },
    ]);
  });

  test('what comes into force later is prepared for: by the verdict of that day, due before it', () => {
    const changes = {
      ...playbook('{ from: deadline, days: -7 }'),
      ...edited(order, ['from: 2017-10-01', 'from: 2027-01-15']),
    };
    expect(proposed(changes).map(({ proposal }) => proposal.due)).toEqual(['2027-01-08']);
  });

  test('an order to mend a flaw has a playbook of its own, and no other', () => {
    const patch = edited(order, ['effect: prohibits', 'effect: requires-mitigation']);
    expect(proposed({ ...patch, ...playbook('{ from: today, days: 7 }', 'statuses: [no-restriction-found]') })).toEqual(
      [],
    );
    const own = playbook('{ from: today, days: 7 }', 'statuses: [no-restriction-found], mitigation: true');
    expect(proposed({ ...patch, ...own })).toHaveLength(1);
    expect(proposed(own)).toEqual([]);
  });
});
