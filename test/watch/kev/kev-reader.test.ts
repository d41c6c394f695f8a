/** Is what is new in the catalog told, and only what counts of what changed? */
import { describe, expect, test } from 'vitest';
import { kevReader } from '../../../src/watch/kev/kev-reader.ts';
import { vendorsCalled } from '../../../src/watch/kev/vendors-called.ts';
import { namedVendor, tinyFactBase } from '../../fact-base.ts';
import { lookAt } from '../look-at.ts';

const vendors = {
  cisco: namedVendor('Cisco', { legal: ['Cisco Systems, Inc.'] }),
  kaspersky: namedVendor('Kaspersky'),
  'tp-link': namedVendor('TP-Link', { aliases: ['TP-Link Systems'] }),
  netgear: namedVendor('NETGEAR'),
  broadcom: namedVendor('Broadcom'),
  vmware: namedVendor('VMware', { legal: ['VMware, Inc.'] }),
  log4j: namedVendor('Apache Log4j', { aliases: ['Log4j'] }),
};
const factBase = tinyFactBase({ vendors });
const file = 'known_exploited_vulnerabilities.json';

const record = (cve: string, parts: Record<string, unknown> = {}) => ({
  cveID: cve,
  vendorProject: 'Cisco',
  product: 'Secure Firewall',
  vulnerabilityName: 'Cisco Secure Firewall Missing Authorization Vulnerability',
  dateAdded: '2026-08-20',
  shortDescription: 'A hole.',
  requiredAction: 'Apply mitigations in accordance with BOD 26-04 guidance.',
  dueDate: '2026-08-23',
  knownRansomwareCampaignUse: 'Unknown',
  notes: 'https://ics-cert.kaspersky.com/advisories ; https://nvd.nist.gov/',
  cwes: ['CWE-78'],
  ...parts,
});
const catalog = (vulnerabilities: readonly unknown[], parts: Record<string, unknown> = {}) =>
  JSON.stringify({
    title: 'CISA Catalog of Known Exploited Vulnerabilities',
    catalogVersion: '2026.08.21',
    dateReleased: '2026-08-21T17:46:43.6019Z',
    count: vulnerabilities.length,
    vulnerabilities,
    ...parts,
  });
const look = (answer: string, memory?: unknown, base = factBase) =>
  lookAt(kevReader, { [file]: answer }, { on: '2026-08-21', memory, factBase: base });

const many = Array.from({ length: 60 }, (_, index) => record(`CVE-2024-${1000 + index}`, { dateAdded: '2024-05-01' }));

describe('an entry', () => {
  test('of a vendor of ours is an item; older than 14 days at the first look it is old news', async () => {
    const { items, rejected } = await look(
      catalog([
        record('CVE-2026-20333'),
        record('CVE-2026-72530', {
          vendorProject: 'TrueConf',
          product: 'Server',
          vulnerabilityName: 'TrueConf Server Injection',
        }),
        record('CVE-2021-1', { cveID: 'CVE-2021-12345', dateAdded: '2026-08-06' }),
      ]),
    );
    expect(items).toMatchObject([
      {
        id: 'CVE-2026-20333',
        type: 'directive',
        vendors: ['cisco'],
        title: 'Cisco Secure Firewall: Missing Authorization Vulnerability',
        published: '2026-08-20',
        effective: '2026-08-23',
        keys: ['cve-2026-20333'],
        url: 'https://www.cisa.gov/known-exploited-vulnerabilities-catalog?search_api_fulltext=CVE-2026-20333',
        summary:
          'A patch order for federal agencies, not a ban. Due by 23 August 2026. Known ransomware use: Unknown. The required action names BOD 26-04.',
        background: false,
      },
      { id: 'CVE-2021-12345', background: true },
    ]);
    // Its notes link to kaspersky.com.
    expect(rejected).toMatchObject([{ id: 'CVE-2026-72530', reason: 'no vendor on record' }]);
  });

  test('is told again for its due date, its ransomware flag and its directive, and for nothing else', async () => {
    const first = await look(
      catalog([record('CVE-2026-1001'), record('CVE-2026-1002'), record('CVE-2026-1003'), record('CVE-2026-1004')]),
    );
    const second = await look(
      catalog([
        record('CVE-2026-1004', {
          shortDescription: 'Rewritten',
          notes: 'x',
          cwes: [],
          vulnerabilityName: 'Renamed',
          dateAdded: '2026-08-19',
        }),
        record('CVE-2026-1001', { dueDate: '2026-08-30' }),
        record('CVE-2026-1002', { knownRansomwareCampaignUse: 'Known' }),
        record('CVE-2026-1003', { requiredAction: 'Follow Emergency Directive 26-03.' }),
      ]),
      first.memory,
    );
    expect(
      second.items.map(({ id, effective, summary }) => [id, effective, summary.split('. ').slice(2).join('. ')]),
    ).toEqual([
      ['CVE-2026-1001', '2026-08-30', 'Known ransomware use: Unknown. The required action names BOD 26-04.'],
      ['CVE-2026-1002', '2026-08-23', 'Known ransomware use: Known. The required action names BOD 26-04.'],
      ['CVE-2026-1003', '2026-08-23', 'Known ransomware use: Unknown. The required action names ED 26-03.'],
    ]);
    expect(second.items.every(({ background }) => !background)).toBe(true);
    expect(second.rejected).toEqual([]);
  });

  test('never seen before is new whatever day it bears; of a vendor that came on record later it is old news', async () => {
    const other = record('CVE-2020-5555', { vendorProject: 'Acme', product: 'Box', dateAdded: '2022-01-01' });
    const first = await look(catalog([record('CVE-2026-1001'), other]));
    const late = record('CVE-2019-4444', { dateAdded: '2021-11-03' });
    const grown = tinyFactBase({ vendors: { ...vendors, acme: namedVendor('Acme') } });
    const { items } = await look(catalog([record('CVE-2026-1001'), other, late]), first.memory, grown);
    expect(items.map(({ id, background }) => [id, background])).toEqual([
      ['CVE-2020-5555', true],
      ['CVE-2019-4444', false],
    ]);
  });

  test('twice in the catalog is one; one taken out is a note, and no item', async () => {
    const first = await look(catalog([...many, record('CVE-2026-1001')]));
    const { items, notes } = await look(catalog([...many, ...many.slice(0, 1)]), first.memory);
    expect(items).toEqual([]);
    expect(notes).toEqual([
      'CVE-2024-1000 stood there twice',
      'no longer in the catalog, or unreadable now: CVE-2026-1001',
    ]);
  });

  test('that cannot be read is passed over and counted; unknown keys do no harm', async () => {
    const { dueDate: _, ...undated } = record('CVE-2026-1001');
    const { items, notes } = await look(
      catalog([
        undated,
        record('CVE-26-1'),
        record('CVE-2026-1002', { dateAdded: '08/19/2026' }),
        record('CVE-2026-1003', { vendorProject: ['Cisco'] }),
        record('CVE-2026-1004', { dateAdded: '2099-01-01' }),
        'CVE-2026-1005',
        record('CVE-2026-1006', { cwes: null, newField: { x: 1 } }),
      ]),
    );
    expect(items.map(({ id }) => id)).toEqual(['CVE-2026-1006']);
    expect(notes).toEqual(['6 of 7 entries could not be read']);
  });

  test('is shown as text, whatever stands in it', async () => {
    const { items } = await look(
      catalog([
        record('CVE-2026-1001', {
          product: '<!channel> <script>x</script>ASA\u202e',
          vulnerabilityName: 'N\u0000ame <b>bold</b>',
        }),
      ]),
    );
    expect(items[0]?.title).not.toMatch(/<script|<b>|\p{C}/u);
  });
});

describe('an edition', () => {
  test('older than the last one changes nothing', async () => {
    const first = await look(catalog([...many, record('CVE-2026-1001')]));
    for (const older of [{ catalogVersion: '2026.08.19' }, { dateReleased: '2026-08-21T09:00:00.0000Z' }]) {
      const { items, failure, memory } = await look(catalog(many, older), first.memory);
      expect([items, memory]).toEqual([[], first.memory]);
      expect(failure).toMatch(/^an older edition than the last one came/);
    }
  });

  test('much smaller, or nothing like the catalog, is refused', async () => {
    const first = await look(catalog(many));
    for (const answer of [
      catalog(many.slice(0, 50)),
      catalog([]),
      '<html><head><title>Access Denied</title></head></html>',
      catalog(many).slice(0, -200),
      '',
      JSON.stringify({ vulnerabilities: {} }),
      catalog(many, { catalogVersion: 'soon' }),
    ])
      await expect(look(answer, first.memory)).rejects.toMatchObject({ code: 'unavailable' });
    await expect(look(catalog(many.slice(0, 58)), first.memory)).resolves.toMatchObject({ items: [] });
  });

  test('that is unchanged leaves everything as it was', async () => {
    const first = await look(catalog(many));
    expect(await look('unchanged', first.memory)).toMatchObject({ delivered: [], memory: first.memory });
  });

  test('may come from a file of any name', async () => {
    const { items } = await lookAt(
      kevReader,
      { 'copy/kev.json': catalog([record('CVE-2026-1001')]) },
      {
        on: '2026-08-21',
        factBase,
        base: 'https://mirror.example/copy/kev.json',
      },
    );
    expect(items).toHaveLength(1);
  });
});

test.each([
  ['Cisco', 'ASA', ['cisco']],
  ['Cisco Systems ', 'IOS', ['cisco']],
  ['TP-Link and NETGEAR', 'Routers', ['netgear', 'tp-link']],
  ['Apache', 'Log4j2', ['log4j']],
  ['Apache', 'Tomcat', []],
  ['Broadcom', 'VMware vCenter', ['broadcom', 'vmware']],
  ['Acme', 'VMware plugin', []],
  ['San Francisco Software', 'Cisco viewer', []],
])('%j with %j is called %j', (maker, product, ids) => {
  expect(vendorsCalled(maker, product, factBase)).toEqual(ids);
});
