/** What would a screening list of any size look like, in the shapes of its agencies and with all their traps? */
import { makeWords, type Words } from './generate-words.ts';

const kinds = 'Technology Electronics Trading Systems Industrial Logistics Networks Research Shipping Software'.split(
  ' ',
);
const forms = ['Co., Ltd.', 'LLC', 'Limited', 'GmbH', 'FZE', 'JSC', 'Group Co., Ltd.', 'Inc.', 'S.A.', ''];
const given =
  'Ali Mohammad Ivan Sergei Wei Jun Carlos Jose Ahmad Hassan Olga Elena Fatima Yusuf Abdul Karim Dmitri Andrei Min Sok Juan Maria'.split(
    ' ',
  );
const countries = 'CN RU IR HK AE TR KP SY PK CY DE GB US'.split(' ');

/** A record with whatever other keys its agency writes. */
interface ListedRecord {
  readonly name: string;
  readonly [key: string]: unknown;
}

const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

/** One word that sounds like a name and hardly comes twice. */
const root = (words: Words): string => capital(words.name(words.below(3_000_000)).split(/[^a-z]/i)[0] ?? '');

const company = (words: Words): string =>
  [
    words.below(3) === 0 ? capital(words.word()) : '',
    root(words),
    words.below(4) === 0 ? '' : words.pick(kinds),
    words.below(4) === 0 ? words.pick(kinds) : '',
    words.pick(forms),
  ]
    .filter((word) => word !== '')
    .join(' ');

const person = (words: Words): { name: string; comma: string } => {
  const [first, middle, last] = [words.pick(given), words.pick(given), capital(root(words).toLowerCase())];
  return { name: `${first} ${middle} ${last.toUpperCase()}`, comma: `${last.toUpperCase()}, ${first} ${middle}` };
};

const treasury = {
  source: 'Specially Designated Nationals (SDN) - Treasury Department',
  source_list_url: 'https://sanctionslist.ofac.treas.gov/Home/SdnList',
  source_information_url: 'https://home.treasury.gov/policy-issues/financial-sanctions',
};
const commerce = {
  source: 'Entity List (EL) - Bureau of Industry and Security',
  source_list_url: 'https://www.bis.gov/regulations/ear/744#supplement-4-744',
  source_information_url: 'https://www.bis.gov/licensing',
};
const state = {
  source: 'Nonproliferation Sanctions (ISN) - State Department',
  source_list_url: 'https://www.state.gov/nonproliferation-sanctions/',
  source_information_url: 'https://www.state.gov/nonproliferation-sanctions/',
};

/** `count` records: companies, people and ships; the same for the same seed. */
export function makeCslRecords(count: number, seed: number): ListedRecord[] {
  const words = makeWords(seed);
  return Array.from({ length: count }, (_, index) => record(words, index));
}

function record(words: Words, index: number): ListedRecord {
  const country = words.pick(countries);
  const address = {
    address: `${1 + words.below(400)} ${capital(words.word())} Street`,
    city: capital(words.word()),
    country,
  };
  const shape = index % 10;
  if (shape < 3) {
    const { name, comma } = person(words);
    return { ...ofac(index, 'Individual', address), name: comma, alt_names: [name, `${words.pick(given)} ${name}`] };
  }
  if (shape === 3)
    return { ...ofac(index, 'Vessel', null), name: `${capital(words.word())} ${root(words)}`.toUpperCase() };
  const name = company(words);
  const other = company(words);
  if (shape < 7) return { ...ofac(index, 'Entity', address), name: name.toUpperCase(), alt_names: [other] };
  if (shape === 7)
    return {
      ...state,
      name: `${name}; and any successor, sub-unit, or subsidiary thereof`,
      country,
      programs: ['INKSNA'],
    };
  const prose = shape === 8 ? `${name} (${name.split(' ')[0]?.slice(0, 4)}).  Affiliated Entity:  ${other}` : name;
  return {
    ...commerce,
    id: `hash${index}`,
    name: prose,
    alt_names: shape === 9 ? `${other}; and ${company(words)}` : null,
    addresses: [{ ...address, state: '', postal_code: '' }],
    federal_register_notice: '84 FR 22961',
    start_date: '2019-05-21',
    remarks: '',
  };
}

const ofac = (index: number, type: string, address: object | null) => ({
  ...treasury,
  id: String(index),
  entity_number: String(index),
  type,
  programs: ['NPWMD'],
  addresses: address === null ? [] : [{ ...address, state: null, postal_code: null }],
  alt_names: [] as string[],
  start_date: null,
  federal_register_notice: null,
  ids: [],
  remarks: null,
});

/** A whole file as it is published. */
export function cslFile(records: readonly unknown[], day = '2026-11-20'): string {
  const sources = [treasury, commerce, state].map(({ source }) => ({
    source,
    source_last_updated: `${day}T14:07:33+00:00`,
    import_rate: 'Daily',
  }));
  return JSON.stringify({
    total: records.length,
    sources_used: sources,
    search_performed_at: `${day}T15:00:00+00:00`,
    results: records,
  });
}
