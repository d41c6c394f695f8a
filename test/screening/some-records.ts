/** Which records show all that the agencies of the Consolidated Screening List do differently? */
import { cslFile } from '../generate-screening.ts';

const treasury = 'Non-SDN Chinese Military-Industrial Complex Companies List (CMIC) - Treasury Department';
const sdn = 'Specially Designated Nationals (SDN) - Treasury Department';
const entityList = 'Entity List (EL) - Bureau of Industry and Security';
const denied = 'Denied Persons List (DPL) - Bureau of Industry and Security';
const state = 'Nonproliferation Sanctions (ISN) - State Department';

/** All keys, null or [] where there is nothing. */
const ofac = {
  source: treasury,
  type: 'Entity',
  title: null,
  federal_register_notice: null,
  start_date: null,
  end_date: null,
  remarks: null,
  programs: ['CMIC-EO13959'],
  ids: [{ type: 'Equity Ticker', number: '000001 CN', country: null, issue_date: null, expiration_date: null }],
  source_list_url: 'https://sanctionslist.ofac.treas.gov/Home/ConsolidatedList',
  source_information_url: 'https://ofac.treasury.gov/other-ofac-sanctions-lists',
};
/** Few keys, "" where there is nothing, an id made from the words. */
const bis = {
  source: entityList,
  alt_names: null,
  remarks: '',
  federal_register_notice: '84 FR 22961',
  start_date: '2019-05-21',
  source_list_url: 'https://www.bis.gov/regulations/ear/744#supplement-4-744',
  source_information_url: 'https://www.bis.gov/licensing',
};
const address = (line: string, city: string | null, country: string) => ({
  address: line,
  city,
  state: '',
  postal_code: '',
  country,
});

export const someRecords: readonly Record<string, unknown>[] = [
  {
    ...ofac,
    id: '40001',
    entity_number: '40001',
    name: 'BEIHAI ORCHARD GROUP CO., LTD.',
    alt_names: ['BEIHAI ORCHARD GROUP', 'ORCHARD SEMICONDUCTOR'],
    addresses: [{ address: '10 Haibin Road', city: 'Beihai', state: null, postal_code: '536000', country: 'CN' }],
  },
  {
    ...ofac,
    id: 40002,
    entity_number: '40002',
    source: sdn,
    type: 'Individual',
    programs: ['NPWMD'],
    name: 'PAK, Chol Min',
    alt_names: ['Chol-min PAK'],
    addresses: [],
  },
  {
    ...ofac,
    id: '40003',
    entity_number: '40003',
    source: sdn,
    type: 'Vessel',
    name: 'ORCHARD SPIRIT',
    alt_names: [],
    addresses: [],
  },
  {
    ...bis,
    id: 'aa01',
    name: 'Zhonglan Telecom Co., Ltd. (Zhonglan).  Affiliated Entity:  Hefei Zhonglan Networks (Suzhou) Co., Ltd.',
    addresses: [address('Zhonglan Base', 'Hefei', 'CN'), address('and 5 Lake Street', 'Suzhou', 'China')],
  },
  { ...bis, id: 'aa02', name: 'Zhonglan Telecom Co., Ltd. (Zhonglan)', addresses: [address('', '', 'CN')] },
  {
    ...bis,
    id: 'aa03',
    name: 'Gui\x92an Yun?u Data, a.k.a., the following one alias: -Yunlu Cloud.',
    alt_names: 'Yunlu Data Systems; and YDS',
    addresses: null,
  },
  {
    ...bis,
    id: 'aa04',
    source: denied,
    name: ' ZHONGLAN ELECTRONICS CORPORATION ',
    federal_register_notice: '82 F.R. 46480 10/5/2017',
    start_date: '2017-09-28',
    end_date: '2025-11-19',
    source_list_url: 'https://www.bis.gov/dpl',
    addresses: [{ address: '1 Main Street', city: 'FLUSHING', state: 'NY', postal_code: '11355', country: 'US' }],
  },
  { ...bis, id: 'aa05', name: 'Panda Box Electronics Group', addresses: [] },
  {
    source: state,
    name: 'Lumen Import and Export Company; and any successor, sub-unit, or subsidiary thereof',
    country: 'TH',
    programs: 'INKSNA',
    alt_names: [],
    id: '2446250b',
    source_list_url: 'not an address',
  },
];

/** A whole file of these records, or of others. */
export const someFile = (records: readonly unknown[] = someRecords, day = '2026-11-20'): string =>
  cslFile(records, day);
