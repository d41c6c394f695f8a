/** Are the rows of the Covered List followed through everything that drifts without news? */
import { describe, expect, test } from 'vitest';
import { fccReader } from '../../../src/watch/fcc/fcc-reader.ts';
import { namedVendor, tinyFactBase } from '../../fact-base.ts';
import { lookAt } from '../look-at.ts';

const factBase = tinyFactBase({
  vendors: {
    huawei: namedVendor('Huawei'),
    hikvision: namedVendor('Hikvision', { legal: ['Hangzhou Hikvision Digital Technology Company'] }),
    dahua: namedVendor('Dahua', { legal: ['Dahua Technology Company'] }),
    kaspersky: namedVendor('Kaspersky', { legal: ['Kaspersky Lab, Inc.', 'AO Kaspersky Lab'] }),
    'foreign-made-drones': namedVendor('Foreign-made drones', { kind: 'class', categories: ['drones'] }),
    'foreign-made-routers': namedVendor('Foreign-made consumer routers', { kind: 'class', categories: ['routers'] }),
  },
});

type Cells = readonly [what: string, when: string];
const page = (rows: readonly Cells[]) =>
  `<!DOCTYPE html><html><body><div id="covered-list"><p>Last updated: 7/28/2026</p><table><thead><tr><th>Covered Equipment or Services*</th><th>Date of Inclusion on Covered List</th></tr></thead><tbody>${rows
    .map(([what, when]) => `<tr><td>${what}</td><td>${when}</td></tr>`)
    .join('')}</tbody></table></div></body></html>`;

const video = (maker: string): Cells => [
  `Video surveillance and telecommunications equipment produced by ${maker}, to the extent it is used for public safety.`,
  'March 12, 2021',
];
const huawei: Cells = ['Telecommunications equipment produced by Huawei Technologies Company.', 'March 12, 2021'];
const hikvision = video('Hangzhou Hikvision Digital Technology Company');
const dahua = video('Dahua Technology Company');
const kaspersky: Cells = [
  'Cybersecurity and anti-virus software produced or provided by Kaspersky Lab, Inc. or any of its successors, including equipment with integrated software.',
  'July 23, 2024',
];
const drones: Cells = [
  'Uncrewed aircraft systems (UAS) produced in a foreign country†† —except, (a) UAS included on the Blue UAS Cleared List, until January 1, 2027,# and (b) devices which have been granted an approval.',
  'December 22, 2025Updated:January 7, 2026Updated:March 18, 2026',
];
const routers: Cells = [
  'Routers^ produced in a foreign country, except routers which have been granted an approval.',
  'March 23, 2026',
];
const all = [huawei, hikvision, dahua, kaspersky, drones, routers];

const look = (rows: readonly Cells[] | string, on: string, memory?: unknown) =>
  lookAt(
    fccReader,
    { 'supplychain/coveredlist': typeof rows === 'string' ? rows : page(rows) },
    { on, memory, factBase, base: 'https://www.fcc.gov/' },
  );

test('at the first look every row is old news, with its makers, classes included, and its dates', async () => {
  const { items } = await look(all, '2026-05-21');
  expect(
    items.map(({ vendors, effective, published, background }) => [vendors, effective, published, background]),
  ).toEqual([
    [['huawei'], '2021-03-12', '2021-03-12', true],
    [['hikvision'], '2021-03-12', '2021-03-12', true],
    [['dahua'], '2021-03-12', '2021-03-12', true],
    [['kaspersky'], '2024-07-23', '2024-07-23', true],
    [['foreign-made-drones'], '2025-12-22', '2026-03-18', true],
    [['foreign-made-routers'], '2026-03-23', '2026-03-23', true],
  ]);
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  expect(items[5]?.title).toBe(
    'Routers produced in a foreign country, except routers which have been granted an approval.',
  );
});

describe('from one reading to the next', () => {
  const first = look(all, '2026-05-21');
  const next = async (rows: readonly Cells[] | string, on = '2026-06-23') => look(rows, on, (await first).memory);

  test('marks, labels of links, spaces and the order of rows are no news', async () => {
    const drifted: Cells[] = [
      [
        'Routers ^ produced in a foreign country,  except routers which have been granted an approval.',
        'March 23,&nbsp;2026',
      ],
      [
        'Uncrewed aircraft systems (UAS) produced in a foreign country† <sup>£</sup> —except: (a) Visit - UAS included on the <a href="/x">Visit – Blue UAS Cleared List</a>, until January 1, 2027, and (b) devices which have been granted an approval .³',
        'December 22, 2025<br/>Updated: January 7, 2026<br/>Updated: March 18, 2026',
      ],
      [`<p>${kaspersky[0]}</p>`, 'July 23, 2024'],
      dahua,
      hikvision,
      huawei,
    ];
    expect((await next(drifted)).items).toEqual([]);
  });

  test('words that went, words that came and a new date are told of the same item', async () => {
    const shorter: Cells = [kaspersky[0].replace(', including equipment with integrated software', ''), kaspersky[1]];
    const longer: Cells = [
      drones[0]
        .replace('2027', '2028')
        .replace(' and (b)', ' (b)')
        .replace('approval.', 'approval; and (c) toy drones.'),
      `${drones[1]}Updated:June 15, 2026`,
    ];
    const { items } = await next([huawei, hikvision, dahua, shorter, longer, routers]);
    const before = (await first).items;
    expect(items.map(({ id }) => id)).toEqual([before[3]?.id, before[4]?.id]);
    expect(items.map(({ type, background }) => [type, background])).toEqual([
      ['directive', false],
      ['directive', false],
    ]);
    expect(items[0]?.summary).toMatch(
      /^The words changed\. No longer there: “including equipment with integrated software”\./,
    );
    expect(items[1]).toMatchObject({ published: '2026-06-15', effective: '2025-12-22' });
    expect(items[1]?.summary).toMatch(/No longer there: “2027.*New: “2028”, “and c toy drones”/);
  });

  test('a row whose beginning was rewritten stays the item that it was', async () => {
    const renamed: Cells = [`All ${routers[0].replace('Routers^', 'consumer routers')}`, routers[1]];
    const { items } = await next([...all.slice(0, 5), renamed]);
    expect(items.map(({ id }) => id)).toEqual([(await first).items[5]?.id]);
  });

  test('a new row is new, and none that begins like another is taken for it', async () => {
    const hytera = video('Hytera Communications Corporation');
    const { items } = await next([...all, hytera]);
    expect(items).toMatchObject([{ type: 'directive', background: false, id: expect.stringContaining('hytera') }]);
  });

  test('a row that is gone is a delisting; the others that begin like it stay', async () => {
    const { items } = await next(all.filter((row) => row !== dahua));
    expect(items).toMatchObject([
      {
        type: 'delisting',
        vendors: ['dahua'],
        id: expect.stringMatching(/ removed 2026-06-23$/),
        title: expect.stringMatching(/^No longer on the Covered List: /),
      },
    ]);
  });

  test.each([
    ['a page that denies access', '<html><body>Access Denied</body></html>'],
    ['a page without the table', '<html><body><div id="covered-list"><p>Soon.</p></div></body></html>'],
    ['a page that breaks off', page(all).slice(0, 900)],
    ['a page with half of the rows', page(all.slice(0, 3))],
    ['tags in tags without end', '<div>'.repeat(100_000)],
    ['nothing', ''],
  ])('%s is refused', async (_, html) => {
    await expect(next(html)).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('what is unchanged leaves everything as it was', async () => {
    expect(await next('unchanged')).toMatchObject({ delivered: [], memory: (await first).memory });
  });
});

test('a row without a date is told without one, and noted; hostile text stays text', async () => {
  const odd: Cells = [
    'Equipment of <script>alert(1)</script><b onclick="x()">Huawei</b>\u202e &lt;!channel&gt;',
    'soon',
  ];
  const { items, notes } = await look([odd], '2026-05-21');
  expect(items).toMatchObject([{ effective: null, published: null, vendors: ['huawei'] }]);
  expect(items[0]?.title).not.toMatch(/<script|<b|\p{C}/u);
  expect(notes).toEqual(['1 of 1 rows have no date']);
});
