/** Are vendors found however they are spelt, and nowhere else? */
import { describe, expect, test } from 'vitest';
import { makeNames } from '../../src/factbase/names.ts';
import { namedVendor } from '../fact-base.ts';

const names = makeNames(
  new Map(
    Object.entries({
      kaspersky: namedVendor('Kaspersky', {
        legal: ['AO Kaspersky Lab', 'Kaspersky Lab, Inc.'],
        misspellings: ['Kapersky'],
        products: [{ id: 'endpoint', name: 'Kaspersky Endpoint Security', aliases: ['KES'] }],
      }),
      webroot: namedVendor('Webroot', { aliases: ['Webroot SecureAnywhere'] }),
      sophos: namedVendor('Sophos', { products: [{ id: 'intercept-x', name: 'Intercept X', aliases: [] }] }),
      avast: namedVendor('Avast', { products: [{ id: 'ccleaner', name: 'CCleaner', aliases: [] }] }),
      asus: namedVendor('ASUS'),
      vipre: namedVendor('VIPRE', { misspellings: ['Viper'] }),
      panda: namedVendor('Panda'),
      microsoft: namedVendor('Microsoft', { products: [{ id: 'windows', name: 'Windows', aliases: [] }] }),
      'trend-micro': namedVendor('Trend Micro'),
      'n-able': namedVendor('N-able'),
      withsecure: namedVendor('WithSecure'),
      'gen-digital': namedVendor('Gen Digital', { aliases: ['NortonLifeLock'] }),
      norton: namedVendor('Norton', { aliases: ['NortonLifeLock', 'Norton 360'] }),
      cisco: namedVendor('Cisco'),
      huawei: namedVendor('Huawei', { aliases: ['华为'] }),
      bytedance: namedVendor('ByteDance / TikTok'),
      'china-telecom': namedVendor('China Telecom (Americas)'),
      nordex: namedVendor('Nordexa'),
      norvex: namedVendor('Norvexa'),
    }),
  ),
);
const found = (text: string) => names.find(text).mentions.map((mention) => mention.vendor);

describe('a vendor is found', () => {
  test.each([
    ['Is Kaspersky safe for our federal work?', 'kaspersky'],
    ['KASPERSKY BANNED??', 'kaspersky'],
    ["Kaspersky's owner", 'kaspersky'],
    ['kasperskys ban', 'kaspersky'],
    ['is kapersky ok', 'kaspersky'],
    ['is kasperksy ok', 'kaspersky'],
    ['is kasper sky ok', 'kaspersky'],
    ['is AO Kaspersky Lab ok', 'kaspersky'],
    ['kaspersky lab inc', 'kaspersky'],
    ['what about KES', 'kaspersky'],
    ['Касперский запрещён?', 'kaspersky'],
    ['продукты Касперского', 'kaspersky'],
    ['is Kasperskij allowed', 'kaspersky'],
    ['华为 可以吗', 'huawei'],
    ['can we use web root', 'webroot'],
    ['webrot ok?', 'webroot'],
    ['is trendmicro ok', 'trend-micro'],
    ['trend mirco licences', 'trend-micro'],
    ['n able ok?', 'n-able'],
    ['is tik tok banned', 'bytedance'],
    ['is China Telecom banned', 'china-telecom'],
    ['what is the revenue of Gen Digital', 'gen-digital'],
    ['is Norton 360 ok', 'norton'],
    ['ccleaner ok?', 'avast'],
    ['the Intercept X licences', 'sophos'],
    ['is viper ok for federal work?', 'vipre'],
    ['is panda banned', 'panda'],
    ['is WINDOWS banned', 'microsoft'],
    ['With Secure antivirus', 'withsecure'],
  ])('%s', (text, vendor) => {
    expect(found(text)).toEqual([vendor]);
  });
});

describe('no vendor is found', () => {
  test.each([
    'a vast majority of clients asked',
    'such as us',
    'I saw a viper in the garden',
    'a panda eats bamboo',
    'we are unable to enable it',
    'find a cleaner that works',
    'they sold us a disco ball',
    'with secure connections only',
    'the north side',
    'what is the weather in Boston',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

test('says where it stands, how it was known, and which product', () => {
  const [mention] = names.find('Do we keep Intercept X?').mentions;
  expect(mention).toEqual({
    vendor: 'sophos',
    product: 'intercept-x',
    start: 11,
    end: 22,
    said: 'Intercept X',
    how: 'alias',
    score: 0.98,
  });
  expect(names.find('is kasperksy ok').mentions[0]?.how).toBe('fuzzy');
  expect(names.find('Касперский').mentions[0]?.how).toBe('transliteration');
});

test('a name that may be an ordinary word yields to a sure one', () => {
  expect(found('Can we still get Kaspersky updates on Windows?')).toEqual(['kaspersky']);
  expect(found('Kaspersky or Sophos?')).toEqual(['kaspersky', 'sophos']);
});

test('a name that two vendors share, or a spelling between two, is not guessed at', () => {
  expect(found('is NortonLifeLock ok')).toEqual([]);
  const { mentions, unknown } = names.find('is Norxexa ok');
  expect(mentions).toEqual([]);
  expect(unknown?.didYouMean.toSorted()).toEqual(['nordex', 'norvex']);
});

describe('a name nobody knows is seen', () => {
  test.each([
    ['is Foobar banned', 'Foobar'],
    ['can we use QuickHeal', 'QuickHeal'],
    ['what about Zscaler for federal work', 'Zscaler'],
    ['is zscaler ok for a federal contractor', 'zscaler'],
    ['who owns Foobar Security', 'Foobar Security'],
    ['is Zoom banned for federal contractors?', 'Zoom'],
    ['Kaspersky vs Zscaler', 'Zscaler'],
    ['We moved from Kaspersky to Zscaler. Is Zscaler banned?', 'Zscaler'],
    ['can i swap Kaspersky for Quarvex', 'Quarvex'],
    ['thoughts on Quarvex?', 'Quarvex'],
    ['zscaler?', 'zscaler'],
  ])('%s', (text, said) => {
    expect(names.find(text).unknown?.said).toBe(said);
  });

  test.each([
    'can Acme Dental keep Kaspersky?',
    'can Acme Dental keep it?',
    'log that Acme Dental is worried about Kaspersky',
    'what about Texas?',
    'keep usng it for federl work',
    'what is BOD 17-01',
    'should we order pizza for lunch',
    'is it still banned',
  ])('but not in "%s"', (text) => {
    expect(names.find(text).unknown).toBeNull();
  });

  test('what means something else is no name', () => {
    expect(names.find('is Initech ok', [{ start: 3, end: 10 }]).unknown).toBeNull();
  });
});

test('a whole name is resolved, or the nearest are told', () => {
  expect(names.resolve('kaspersky')).toEqual({ vendor: 'kaspersky' });
  expect(names.resolve('Trend Micro')).toEqual({ vendor: 'trend-micro' });
  expect(names.resolve('kasperksy')).toEqual({ vendor: 'kaspersky' });
  expect(names.resolve('NortonLifeLock')).toEqual({ didYouMean: ['gen-digital', 'norton'] });
  expect(names.resolve('Quarvex')).toEqual({ didYouMean: [] });
});
