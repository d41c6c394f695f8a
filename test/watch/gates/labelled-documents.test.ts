/** Do the gates judge labelled documents as a person does, the half that they were not made for too? */
import { describe, expect, test } from 'vitest';
import type { ItemType } from '../../../src/core/item.ts';
import { aboutVendors } from '../../../src/watch/gates/about-vendors.ts';
import { textOf } from '../../../src/watch/gates/document-facts.ts';
import { judgeInstrument } from '../../../src/watch/gates/instrument-gate.ts';
import { vendorsIn } from '../../../src/watch/gates/vendors-in.ts';
import { realFactBase } from '../../fact-base.ts';
import { factsOf, type Labelled, labelledDocuments } from './labelled-documents.ts';

const factBase = realFactBase();
const shown: ReadonlySet<string> = new Set<ItemType>(['directive', 'framework', 'proposal', 'correction', 'delisting']);

function judge(document: Labelled): Labelled['label'] {
  const facts = factsOf(document);
  const named = vendorsIn(textOf(facts), factBase);
  const verdict = judgeInstrument(facts, { named, inTitle: vendorsIn(facts.title, factBase) });
  return 'rejected' in verdict ? 'irrelevant' : verdict.type;
}

const share = (some: number, all: number): number => (all === 0 ? 1 : some / all);

describe.each(Object.entries(labelledDocuments))('the %s half', (_, documents) => {
  const judged = documents.map((document) => ({ document, label: judge(document) }));

  test('what is ours is let through, and nothing else', () => {
    const ours = judged.filter(({ document }) => shown.has(document.label));
    const through = judged.filter(({ label }) => shown.has(label));
    const both = ours.filter(({ label }) => shown.has(label)).length;
    expect(share(both, through.length)).toBeGreaterThanOrEqual(0.95);
    expect(share(both, ours.length)).toBeGreaterThanOrEqual(0.95);
  });

  test('each is told for what it is', () => {
    const wrong = judged.filter(({ document, label }) => document.label !== label);
    const said = wrong.map(({ document, label }) => `${document.number} is ${document.label}, not ${label}`).join('\n');
    expect(share(judged.length - wrong.length, judged.length), said).toBeGreaterThanOrEqual(0.95);
  });

  test('an end, a proposal or a correction never comes out as a directive', () => {
    const soft = judged.filter(({ document }) => ['delisting', 'proposal', 'correction'].includes(document.label));
    expect(soft.filter(({ label }) => label === 'directive' || label === 'framework')).toEqual([]);
  });

  test('vendors are told where title and abstract let them be told', () => {
    let right = 0;
    let told = 0;
    let meant = 0;
    for (const { document, label } of judged) {
      if (document.vendors === undefined || label === 'irrelevant') continue;
      const vendors = aboutVendors(document, { type: label, day: document.day, fullText: null }, factBase);
      right += vendors.filter((vendor) => document.vendors?.includes(vendor)).length;
      told += vendors.length;
      meant += document.vendors.length;
    }
    expect(share(right, told)).toBeGreaterThanOrEqual(0.95);
    expect(share(right, meant)).toBeGreaterThanOrEqual(0.95);
  });
});
