/** Are our vendors found in official texts, and only they? */
import { describe, expect, test } from 'vitest';
import { mentionsIn, vendorNamed, vendorsIn } from '../../../src/watch/gates/vendors-in.ts';
import { namedVendor, realFactBase, tinyFactBase } from '../../fact-base.ts';

const factBase = realFactBase();

describe('is a vendor', () => {
  test.each([
    ['AO Kaspersky Lab, a.k.a. Laboratoriya Kasperskogo', ['kaspersky']],
    ['KASPERSKY LABS LIMITED, London', ['kaspersky']],
    ['Hangzhou\n    Hikvision Digital Technology Co., Ltd.', ['hikvision']],
    ['Zhejiang Dahua Technology Co., Ltd. and Huawei’s affiliates', ['dahua', 'huawei']],
    ['devices of F5, Inc. and of F5 Networks', ['f5']],
    ['F5 BIG-IP appliances', ['f5']],
    ['Check Point Software Technologies Ltd.', ['check-point']],
    ['the firewalls of Palo Alto Networks', ['palo-alto-networks']],
    ['VMware Carbon Black', ['broadcom']],
    ['Pozitiv Teknolodzhiz, AO (Positive Technologies, Inc.)', ['positive-technologies']],
    ['SZ DJI Technology Co., Ltd. (DJI)', ['dji']],
    ['TP-Link Systems Inc.', ['tp-link']],
    ['ZTE Kangxun Telecommunications Ltd.', ['zte']],
    ['applications such as TikTok and WeChat', ['bytedance', 'tencent-wechat']],
    ['Microsoft Exchange Server and Cisco Adaptive Security Appliance', ['cisco', 'microsoft']],
    ['列入清单：海康威视', ['hikvision']],
    ['Semiconductor Manufacturing International Corporation (SMIC)', ['smic']],
    ['Panda Security and Norton 360', ['norton', 'panda']],
  ])('%s', (text, vendors) => {
    expect(vendorsIn(text, factBase)).toEqual(vendors);
  });
});

describe('is none', () => {
  test.each([
    'a safety zone in San Francisco Bay',
    'the airport of Cisco, Texas',
    'Bureau Veritas Commodities and Trade, Inc.',
    'the Juniper Butte range and Dell Creek',
    'held via Zoom, or by Cisco Webex after registration for the meeting',
    'comments may be sent in Microsoft Word or Microsoft Excel',
    'Dahua Electronics Co., Ltd.',
    'carbon black from Russia; Certain Carbon Black Products',
    'the border check point; an Agricultural Check Point',
    'apple and pear; a panda; the trend of prices; a request',
    'The City of Palo Alto, California',
    'Norton Company and Mr. McAfee; Claude Smith',
    'net-positive technologies; Climate-Positive Technologies, a fund',
    'the target compound list (TCL), the average (AVG) and the ASA',
    'see https://www.kaspersky.com/blog, write to info@huawei.com or go to zte.com.cn.',
    'windows and doors; Windows of opportunity',
    'Orion spacecraft; the Azure Coast',
  ])('%s', (text) => {
    expect(vendorsIn(text, factBase)).toEqual([]);
  });
});

test('a name that means a thing counts once a second word says that a vendor is meant', () => {
  const some = tinyFactBase({
    vendors: {
      box: namedVendor('Box'),
      quest: namedVendor('Quest'),
      zoom: namedVendor('Zoom'),
      dell: namedVendor('Dell'),
    },
  });
  expect(vendorsIn('Box, Inc. and Quest Software and Zoom Video Communications and Dell Technologies', some)).toEqual([
    'box',
    'dell',
    'quest',
    'zoom',
  ]);
  expect(vendorsIn('A Box in the Quest for Zoom lenses in the Dell', some)).toEqual([]);
});

test('a catalogue’s whole name is known in any case, even where a text would need more', () => {
  expect(vendorNamed('Check Point', factBase)).toBe('check-point');
  expect(vendorNamed('F5', factBase)).toBe('f5');
  expect(vendorNamed('ZYXEL', factBase)).toBeNull();
});

test('mentions are counted', () => {
  expect(mentionsIn('Huawei and ZTE; Huawei again, and HUAWEI TECHNOLOGIES CO., LTD.', factBase)).toEqual(
    new Map([
      ['huawei', 3],
      ['zte', 1],
    ]),
  );
});

test('text made to be slow is no slower than its length', () => {
  const unit = 'Kaspersky Check Point Dr.Web a@a.a.a.a http://x N-able-N-able-';
  const size = (of: string) => of.repeat(Math.ceil(1_000_000 / of.length));
  for (const text of [size(unit), size('a'), size('a@'), size('a.com'), size('-'), size('Check '), size('é́')])
    expect(() => vendorsIn(text, factBase)).not.toThrow();
});
