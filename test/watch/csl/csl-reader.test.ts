/** Are the names of our vendors, and no others, followed from one edition of the list to the next? */
import { describe, expect, test } from 'vitest';
import { cslReader } from '../../../src/watch/csl/csl-reader.ts';
import { namedVendor, tinyFactBase } from '../../fact-base.ts';
import { cslFile, makeCslRecords } from '../../generate-screening.ts';
import { lookAt } from '../look-at.ts';

const factBase = tinyFactBase({
  vendors: {
    dahua: namedVendor('Dahua', {
      legal: ['Zhejiang Dahua Technology Co., Ltd.'],
      aliases: ['Dahua Technology', '大华股份'],
    }),
    huawei: namedVendor('Huawei', { legal: ['Huawei Technologies Co., Ltd.'], aliases: ['HiSilicon'] }),
    kaspersky: namedVendor('Kaspersky', { legal: ['AO Kaspersky Lab'] }),
    panda: namedVendor('Panda Security', { legal: ['Panda Security, S.L.'], aliases: ['Panda'] }),
    zte: namedVendor('ZTE', { legal: ['ZTE Corporation'] }),
  },
});

const el = 'Entity List (EL) - Bureau of Industry and Security';
const dpl = 'Denied Persons List (DPL) - Bureau of Industry and Security';
const cmic = 'Non-SDN Chinese Military-Industrial Complex Companies List (CMIC) - Treasury Department';

/** As the Commerce Department writes it: few keys, and an id made from what it says. */
const bis = (name: string, parts: Record<string, unknown> = {}) => ({
  source: el,
  name,
  alt_names: null,
  id: `hash of ${name} ${JSON.stringify(parts)}`,
  addresses: [{ address: null, city: null, country: 'CN' }],
  federal_register_notice: '84 FR 22961',
  start_date: '2019-05-21',
  source_list_url: 'https://www.bis.gov/regulations/ear/744',
  ...parts,
});
const ofac = (number: string, name: string, parts: Record<string, unknown> = {}) => ({
  source: cmic,
  name,
  entity_number: number,
  id: number,
  type: 'Entity',
  alt_names: [],
  addresses: [],
  programs: ['CMIC-EO13959'],
  ...parts,
});

const kaspersky = bis('AO Kaspersky Lab', { start_date: '2024-06-24', federal_register_notice: '89 FR 52362' });
const huawei = bis('Huawei Technologies Co., Ltd. (Huawei)');
const dahua = bis('Dahua Technology', { start_date: '2019-10-09' });
const kept = makeCslRecords(300, 7);

const look = (records: readonly unknown[], day: string, memory?: unknown, base = factBase) =>
  lookAt(
    cslReader,
    { 'consolidated.json': cslFile([...kept, ...records], day) },
    { on: day, memory, factBase: base, base: 'https://data.trade.gov/' },
  );

describe('a name', () => {
  test('that is a vendor’s is an item, old news at the first look', async () => {
    const { items } = await look([kaspersky, ofac('30947', 'HUAWEI TECHNOLOGIES CO., LTD.')], '2026-09-25');
    expect(items).toMatchObject([
      {
        id: 'EL ao kaspersky lab',
        type: 'directive',
        vendors: ['kaspersky'],
        title: 'AO Kaspersky Lab on the Entity List (EL)',
        issuer: 'Bureau of Industry and Security',
        effective: '2024-06-24',
        citation: '89 FR 52362',
        url: 'https://www.bis.gov/regulations/ear/744',
        keys: [],
        background: true,
      },
      { id: 'CMIC 30947', vendors: ['huawei'], effective: null },
    ]);
  });

  test.each([
    ['Zhejiang Dahua Technologies Company Limited', ['dahua']],
    ['DAHUA LTD', ['dahua']],
    ['Z.T.E. Corp.', ['zte']],
    ['Panda Security SL', ['panda']],
    ['Shenzhen HiSilicon Technologies Co., Electrical Research Center', null],
    ['DAHUA ELECTRONICS CORPORATION', null],
    ['ZTE Parsian', null],
    ['Panda Electronics Group Co., Ltd.', undefined],
    ['Dahuatec Ltd', undefined],
    ['Kaspersky', ['kaspersky']],
    ['Kasperskiy Lab', undefined],
  ])('%j is that of %j', async (name, vendors) => {
    const { items } = await look([bis(name, { source: dpl })], '2026-09-25');
    if (vendors === undefined) expect(items).toEqual([]);
    // Part of a longer name: a person has to say who it is.
    else if (vendors === null)
      expect(items).toMatchObject([
        { type: 'administrative', vendors: [], title: expect.stringContaining('a namesake?') },
      ]);
    else expect(items).toMatchObject([{ type: 'directive', vendors }]);
  });

  test('of an affiliate is tied to its parent, and has an id of its own', async () => {
    const { items } = await look(
      [
        'Huawei Technologies Co., Ltd. (Huawei).  Affiliated Entity:  Hangzhou New Longshine Co., Ltd.',
        'Huawei Technologies Co., Ltd. (Huawei).  Affiliated Entity: Huawei Marine Networks Co., Ltd.',
      ].map((name) => bis(name)),
      '2026-09-25',
    );
    expect(items.map(({ id, vendors }) => `${id}: ${vendors}`)).toEqual([
      'EL hangzhou new longshine co ltd: huawei',
      'EL huawei marine networks co ltd: huawei',
    ]);
  });

  test('among the other names counts; that of a person never does', async () => {
    const { items } = await look(
      [bis('Longshine Holding', { alt_names: ['Huawei Technologies'] }), ofac('1', 'HUAWEI', { type: 'Individual' })],
      '2026-09-25',
    );
    expect(items.map(({ id }) => id)).toEqual(['EL longshine holding']);
  });
});

describe('from one edition to the next', () => {
  test('what is new, changed or gone is told, and nothing else', async () => {
    const ours = [kaspersky, huawei, dahua, ofac('33111', 'ZTE CORPORATION')];
    const first = await look(ours, '2026-09-25');
    expect((await look(ours.toReversed(), '2026-09-26', first.memory)).items).toEqual([]);
    const { items } = await look(
      [
        // Its id is another one now, since it is made from what the entry says.
        { ...kaspersky, id: 'another hash', alt_names: ['Kaspersky Lab JSC'] },
        huawei,
        ofac('33111', 'ZTE CORP', { addresses: [{ address: '55 Hi-tech Road', city: 'Shenzhen', country: 'CN' }] }),
        bis('Kaspersky', { start_date: '2026-09-26' }),
        bis('Example Router Networks Co., Ltd.'),
      ],
      '2026-09-26',
      first.memory,
    );
    expect(items.map(({ id, type, background }) => [id, type, background])).toEqual([
      ['EL ao kaspersky lab', 'directive', false],
      ['CMIC 33111', 'directive', false],
      ['EL kaspersky', 'directive', false],
      ['EL dahua technology removed 2026-09-26', 'delisting', false],
    ]);
    expect(items[0]?.summary).toMatch(
      /^Changed in the edition of 26 September 2026\. Other name added: Kaspersky Lab JSC\./,
    );
    expect(items[1]?.summary).toContain(
      'Name: “ZTE CORP”, before “ZTE CORPORATION”. Address added: 55 Hi-tech Road, Shenzhen, CN.',
    );
    expect(items[3]).toMatchObject({
      title: 'Dahua Technology is no longer on the Entity List (EL)',
      vendors: ['dahua'],
    });
  });

  test('a name that comes back is news again', async () => {
    const first = await look([huawei, dahua], '2026-09-25');
    const second = await look([huawei], '2026-09-26', first.memory);
    const { items } = await look([huawei, dahua], '2026-09-27', second.memory);
    expect(items).toMatchObject([{ id: 'EL dahua technology', background: false }]);
    expect(items[0]?.summary).toContain('The name is on the list again.');
  });

  test('a vendor that leaves our content does not leave the list', async () => {
    const first = await look([huawei, dahua], '2026-09-25');
    const less = tinyFactBase({ vendors: { huawei: namedVendor('Huawei') } });
    expect((await look([huawei, dahua], '2026-09-26', first.memory, less)).items).toEqual([]);
  });

  test('an older one changes nothing', async () => {
    const first = await look([huawei, dahua], '2026-09-25');
    const { items, failure, memory } = await look([huawei], '2026-09-24', first.memory);
    expect([items, memory]).toEqual([[], first.memory]);
    expect(failure).toMatch(/older edition/);
  });
});

describe('refused, with nothing told as removed, is', () => {
  const whole = cslFile([...kept, huawei, dahua], '2026-09-26');
  const withoutSource = (source: string) =>
    cslFile(
      [...kept, huawei, dahua].filter((each) => each['source'] !== source),
      '2026-09-26',
    );
  test.each([
    ['a list with most of it gone', cslFile([huawei], '2026-09-26'), /shrunk/],
    ['a list with one agency gone', withoutSource('Nonproliferation Sanctions (ISN) - State Department'), /shrunk/],
    ['an empty list', '{"total":0,"results":[]}', /lacks/],
    ['a list of nothing', cslFile([], '2026-09-26'), /empty/],
    ['fewer records than announced', whole.replace(/"total":\d+/, '"total":25000'), /25000/],
    ['one page of a search', whole.replace('{', '{"offset":0,'), /one page/],
    ['half a file', whole.slice(0, whole.length / 2), /only the beginning/],
    ['a web page', '<!DOCTYPE html><title>Access Denied</title>', /web page/],
    ['records of another shape', whole.replaceAll('"name":', '"label":'), /cannot be read/],
  ])('%s', async (_, answer, why) => {
    const first = await look([huawei, dahua], '2026-09-25');
    const again = lookAt(
      cslReader,
      { 'consolidated.json': answer },
      { on: '2026-09-26', memory: first.memory, factBase, base: 'https://data.trade.gov/' },
    );
    await expect(again).rejects.toMatchObject({ code: 'unavailable', message: expect.stringMatching(why) });
  });
});

test('records that cannot be read are counted, and hostile text stays text', async () => {
  const { items, notes } = await look(
    [
      bis('Dahua Technology <script>alert(1)</script>\u202e', { alt_names: ['<!channel> Dahua'] }),
      { source: el },
      null,
    ],
    '2026-09-25',
  );
  expect(notes).toEqual(['2 of 303 entries could not be read']);
  expect(items).toHaveLength(1);
  expect(`${items[0]?.title} ${items[0]?.id}`).not.toMatch(/<script|\p{C}/u);
});
