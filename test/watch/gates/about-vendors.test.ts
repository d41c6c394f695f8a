/** Is a document tied to the vendors it is about, by its head, its full text or the list it speaks of? */
import { describe, expect, test } from 'vitest';
import type { ItemType } from '../../../src/core/item.ts';
import { aboutVendors } from '../../../src/watch/gates/about-vendors.ts';
import { classesIn } from '../../../src/watch/gates/classes-in.ts';
import { listedVendors } from '../../../src/watch/gates/listed-vendors.ts';
import { namedVendor, realFactBase, tinyFactBase } from '../../fact-base.ts';
import { directive } from '../../factbase/some-records.ts';

const factBase = realFactBase();
const about = (title: string, type: ItemType, fullText: string | null = null, day = '2026-11-20') =>
  aboutVendors({ title, abstract: null }, { type, day, fullText }, factBase);

describe('the full text', () => {
  test('tells whom an addition to a list is about, though title and abstract name nobody', () => {
    const text = 'AO Kaspersky Lab, Moscow. Supplement No. 4 is amended by adding AO Kaspersky Lab.';
    expect(about('Additions to the Entity List', 'directive')).toEqual([]);
    expect(about('Additions to the Entity List', 'directive', text)).toEqual(['kaspersky']);
  });

  test('a vendor named once in passing is not what a document is about', () => {
    expect(about('Additions to the Entity List', 'directive', 'as was done with Huawei in 2019')).toEqual([]);
    const clauses =
      '52.204-23, Prohibition on Contracting for Hardware, Software, and Services Developed or Provided by Kaspersky Lab Covered Entities. '.repeat(
        9,
      );
    expect(about('Implementation of FASCSA Orders', 'framework', clauses)).toEqual([]);
  });
});

describe('a whole list', () => {
  const resting = (parts: Record<string, unknown>) =>
    directive({ title: 'Put on the Covered List', issuer: 'US Federal Communications Commission (FCC)', ...parts });
  const some = tinyFactBase({
    vendors: {
      acme: namedVendor('Acme'),
      late: namedVendor('Late'),
      gone: namedVendor('Gone'),
      line: namedVendor('Line', { categories: ['carrier'] }),
      other: namedVendor('Other'),
    },
    directives: {
      one: resting({ vendors: ['acme', 'line'], published: '2021-03-12', from: '2021-03-12', until: null }),
      two: resting({ vendors: ['late'], published: '2026-01-01', from: '2026-01-01', until: null }),
      three: resting({ vendors: ['gone'], published: '2020-01-01', from: '2020-01-01', until: '2022-01-01' }),
      four: resting({ vendors: ['other'], title: 'Another list', published: '2020-01-01', from: null, until: null }),
    },
  });
  const text = 'Equipment on the Covered List is not authorized any more.';

  test('a rule in force reaches who stands on it that day with equipment, by our own records', () => {
    expect(listedVendors(text, 'framework', '2025-11-25', some)).toEqual(['acme']);
    expect(listedVendors(text, 'framework', '2026-02-01', some)).toEqual(['acme', 'late']);
  });

  test('a proposal, an end or a meeting reaches nobody', () => {
    for (const type of ['proposal', 'delisting', 'administrative', 'correction'] as const)
      expect(listedVendors(text, type, '2025-11-25', some)).toEqual([]);
  });

  test('the real records tell whom the equipment rules of 2025 and section 889 reach', () => {
    const title = 'Threats to the Communications Supply Chain Through the Equipment Authorization Program';
    const covered = about(title, 'framework', null, '2025-11-25');
    expect(covered).toEqual(expect.arrayContaining(['dahua', 'hikvision', 'huawei', 'hytera', 'zte']));
    expect(covered).not.toContain('china-telecom-americas');
    expect(covered).not.toContain('dji');
    expect(about('Prohibition of section 889', 'directive')).toEqual(['dahua', 'hikvision', 'huawei', 'hytera', 'zte']);
  });
});

describe('a class of makers', () => {
  test.each([
    ['Consumer-grade routers produced in foreign countries', ['foreign-made-routers']],
    ['Unmanned Aircraft Systems', ['foreign-made-drones']],
    ['Agencies shall remove end-of-support edge devices', ['all-edge-devices']],
    ['a rough terrain router for wood', []],
  ])('%s', (text, classes) => {
    expect(classesIn(text, factBase)).toEqual(classes);
  });

  test('that our content does not know is not made up', () => {
    expect(classesIn('Unmanned Aircraft Systems', tinyFactBase())).toEqual([]);
  });
});
