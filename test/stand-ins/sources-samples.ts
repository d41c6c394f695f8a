/** What do the official sources answer on 24 November 2026, in small? Titles and numbers are real where they can be, sentences are not. */

/** The day all samples are of. */
export const sampleDay = '2026-11-24';

interface Entry {
  readonly node: number;
  readonly title: string;
  readonly path: string;
  readonly body: string;
  /** As CISA writes it, with a year of two digits. */
  readonly day: string;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export const feed = (title: string, entries: readonly Entry[]): string => `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xml:base="https://www.cisa.gov/">
<channel><title>${title}</title><link>https://www.cisa.gov/</link><description/><language>en</language>
${entries
  .map(
    (entry) => `<item><title>${escaped(entry.title)}</title><link>https://www.cisa.gov${entry.path}</link>
<description>${escaped(entry.body)}</description><pubDate>${entry.day} 12:00:00 +0000</pubDate>
<dc:creator>CISA</dc:creator><guid isPermaLink="false">/node/${entry.node}</guid></item>`,
  )
  .join('\n')}
</channel></rss>`;

export const alerts = feed('All CISA Advisories', [
  {
    node: 26001,
    title: 'CISA Directs Federal Agencies to Identify and Mitigate Potential Compromise of Cisco Devices',
    path: '/news-events/alerts/2026/11/20/cisa-directs-federal-agencies-cisco-devices',
    body: '<p>CISA has issued an <a href="https://www.cisa.gov/news-events/directives/ed-27-01-mitigate-cisco-devices">Emergency Directive</a> about Cisco devices.</p>',
    day: 'Fri, 20 Nov 26',
  },
  {
    node: 26000,
    title: 'Rockwell Automation 1756-ENBT Module',
    path: '/news-events/ics-advisories/icsa-26-323-05',
    body: '<table><tr><td>v3 8.8</td><td>Rockwell</td></tr></table>',
    day: 'Thu, 19 Nov 26',
  },
]);

export const news = feed('CISA News', [
  {
    node: 26002,
    title: 'CISA Names a New Regional Director',
    path: '/news-events/news/cisa-names-new-regional-director',
    body: '<p>The director starts in January.</p>',
    day: 'Wed, 18 Nov 26',
  },
]);

const pages = [
  ['ed-27-01-mitigate-cisco-devices', 'ED 27-01: Mitigate Cisco Devices'],
  ['bod-26-04-prioritizing-security-updates-based-risk', 'BOD 26-04: Prioritizing Security Updates Based on Risk'],
  ['binding-operational-directive-17-01', 'BOD 17-01: Removal of Kaspersky-branded Products'],
] as const;

export const directives = `<!DOCTYPE html><html lang="en"><head><title>Cybersecurity Directives | CISA</title></head><body><main>
${pages.map(([path, title]) => `<article><h3><a href="/news-events/directives/${path}"><span>${title}</span></a></h3></article>`).join('\n')}
</main></body></html>`;

const cve = (number: string, vendorProject: string, product: string, dateAdded: string, dueDate: string) => ({
  cveID: `CVE-${number}`,
  vendorProject,
  product,
  vulnerabilityName: `${product} Command Injection Vulnerability`,
  dateAdded,
  shortDescription: `${product} lets a stranger run commands.`,
  requiredAction: 'Apply mitigations per vendor instructions or discontinue use of the product.',
  dueDate,
  knownRansomwareCampaignUse: 'Unknown',
  notes: 'https://ics-cert.kaspersky.com/',
  cwes: ['CWE-77'],
});
const exploited = [
  cve('2026-44001', 'Fortinet', 'FortiOS', '2026-11-19', '2026-11-26'),
  cve('2026-44000', 'TP-Link', 'Archer AX21', '2026-11-18', '2026-12-09'),
  cve('2026-43999', 'Nobody Known Inc.', 'Gadget', '2026-11-18', '2026-12-09'),
  cve('2021-36260', 'Hikvision', 'Security cameras web server', '2022-01-10', '2022-01-24'),
];

export const kev = JSON.stringify({
  title: 'CISA Catalog of Known Exploited Vulnerabilities',
  catalogVersion: '2026.11.19',
  dateReleased: '2026-11-19T17:46:43.6019Z',
  count: exploited.length,
  vulnerabilities: exploited,
});

const entityList = 'Entity List (EL) - Bureau of Industry and Security';
const deniedList = 'Denied Persons List (DPL) - Bureau of Industry and Security';
const listed = (source: string, name: string, rest: object = {}) => ({
  source,
  name,
  alt_names: [],
  addresses: [{ address: '1 High Street', city: '', state: '', postal_code: '', country: 'CN' }],
  federal_register_notice: '84 FR 22961',
  start_date: '2019-05-21',
  source_list_url: 'https://www.bis.gov/entity-list',
  source_information_url: 'https://www.bis.gov/entity-list',
  ...rest,
});

const screened = [
  listed(entityList, 'Huawei Technologies Co., Ltd.', { alt_names: ['Huawei'] }),
  listed(entityList, 'AO Kaspersky Lab', { addresses: [{ address: 'Moscow', country: 'RU' }] }),
  listed(entityList, 'Abdul Satar Ghoura'),
  listed(deniedList, 'DAHUA ELECTRONICS CORPORATION'),
];

/** The file as published; with `filler`, so many more entries that are about nobody. */
export const csl = (filler = 0): string =>
  JSON.stringify({
    total: screened.length + filler,
    sources_used: [entityList, deniedList].map((source) => ({
      source,
      source_last_updated: '2026-11-23T14:07:33+00:00',
      import_rate: 'Daily',
    })),
    search_performed_at: '2026-11-24T04:15:00+00:00',
    results: [
      ...screened,
      ...Array.from({ length: filler }, (_, index) =>
        listed(entityList, `Nobody Trading ${index} Company`, {
          alt_names: [`Nobody ${index}`, `Nobody Else ${index}`],
          remarks: 'For all items subject to the EAR. '.repeat(24),
        }),
      ),
    ],
  });

const covered = [
  ['Telecommunications equipment produced by Huawei Technologies Company, including its services.', 'March 12, 2021'],
  ['Information security products supplied by AO Kaspersky Lab or any of its affiliates.', 'March 25, 2022'],
  ['Routers produced in a foreign country, except those with a conditional approval.', 'March 23, 2026'],
] as const;

export const coveredList = `<!DOCTYPE html><html lang="en"><head><title>List of Equipment and Services</title></head><body>
<div id="covered-list"><table><thead><tr><th>Covered Equipment or Services*</th><th>Date of Inclusion on Covered List</th></tr></thead>
<tbody>${covered.map(([what, when]) => `<tr><td>${what}</td><td>${when}</td></tr>`).join('')}</tbody></table></div></body></html>`;

const bis = [
  {
    raw_name: 'DEPARTMENT OF COMMERCE',
    name: 'Commerce Department',
    id: 54,
    parent_id: null,
    slug: 'commerce-department',
  },
  {
    raw_name: 'Bureau of Industry and Security',
    name: 'Industry and Security Bureau',
    id: 241,
    parent_id: 54,
    slug: 'industry-and-security-bureau',
  },
];

const document = (number: string, title: string, rest: object = {}) => ({
  document_number: number,
  title,
  type: 'Rule',
  subtype: null,
  abstract: 'The Bureau of Industry and Security amends the Export Administration Regulations.',
  action: 'Final rule.',
  dates: 'This rule is effective on November 20, 2026.',
  agencies: bis,
  publication_date: '2026-11-20',
  effective_on: '2026-11-20',
  citation: '91 FR 61234',
  html_url: `https://www.federalregister.gov/documents/2026/11/20/${number}/${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`,
  pdf_url: null,
  raw_text_url: `https://www.federalregister.gov/documents/full_text/text/2026/11/20/${number}.txt`,
  docket_ids: [],
  cfr_references: [{ title: 15, part: 744, chapter: null, citation_url: null }],
  regulation_id_numbers: [],
  correction_of: null,
  corrections: [],
  ...rest,
});

const published = [
  document('2026-25001', 'Addition of Entities to the Entity List'),
  document('2026-25002', 'Sunshine Act Meetings', {
    type: 'Notice',
    abstract: null,
    cfr_references: [],
    agencies: [
      {
        raw_name: 'FEDERAL ELECTION COMMISSION',
        name: 'Federal Election Commission',
        id: 1,
        parent_id: null,
        slug: 'federal-election-commission',
      },
    ],
  }),
];

/** One page, and no other. */
export const documents = JSON.stringify({
  count: published.length,
  description: 'Documents published in November 2026',
  total_pages: 1,
  results: published,
});

/** The text of the pages that a document stands on. */
export const fullText = (number: string): string => `<html><head><title>Federal Register</title></head><body><pre>
The End-User Review Committee adds AO Kaspersky Lab to the Entity List.
Russia: AO Kaspersky Lab, Moscow.

[FR Doc. ${number} Filed 11-19-26; 8:45 am]
BILLING CODE 3510-33-P
</pre></body></html>`;
