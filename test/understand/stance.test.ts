import { expect, test } from 'vitest';
import { stanceOf } from '../../src/understand/stance.ts';

/** Vendors are written in capitals; those set aside are expected in round brackets. */
function asked(text: string): string {
  const mentions = [...text.matchAll(/\b[A-Z]{3,}\b/g)].map((match) => ({
    vendor: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
  const { aside } = stanceOf(text, mentions, false);
  return mentions.map(({ vendor }, index) => (aside.has(index) ? `(${vendor})` : vendor)).join(' ');
}

test.each([
  ['they do not use KASPERSKY but ask about SOPHOS', '(KASPERSKY) SOPHOS'],
  ["client doesn't use KASPERSKY but asks about SOPHOS", '(KASPERSKY) SOPHOS'],
  ['not asking about KASPERSKY, is WEBROOT ok', '(KASPERSKY) WEBROOT'],
  ['we dropped KASPERSKY for WEBROOT, is that one fine?', '(KASPERSKY) WEBROOT'],
  ['we moved everybody from AVG to SOPHOS, ok for a contractor?', '(AVG) SOPHOS'],
  ['can they run ESET instead of KASPERSKY', 'ESET (KASPERSKY)'],
  ['is SOPHOS fine now that KASPERSKY is out', 'SOPHOS (KASPERSKY)'],
  ['forget HUAWEI, what about ZTE', '(HUAWEI) ZTE'],
  ['they never had HUAWEI or ZTE, only CISCO. is it banned?', '(HUAWEI) (ZTE) CISCO'],
  ['not KASPERSKY but SOPHOS: may an agency buy it?', '(KASPERSKY) SOPHOS'],
  ['replacing DAHUA with AXIS, is AXIS ok', '(DAHUA) AXIS AXIS'],
  ['other than KASPERSKY, does the rule name AVAST?', '(KASPERSKY) AVAST'],
  ['we used to be on AVG, now BITDEFENDER. allowed?', '(AVG) BITDEFENDER'],
])('sets aside in “%s”', (text, expected) => {
  expect(asked(text)).toBe(expected);
});

test.each([
  ['we no longer use KASPERSKY, must we report it?', 'KASPERSKY'],
  ['is HUAWEI or ZTE banned', 'HUAWEI ZTE'],
  ['compare SOPHOS and WEBROOT', 'SOPHOS WEBROOT'],
  ["isn't KASPERSKY banned, and DAHUA too?", 'KASPERSKY DAHUA'],
  ["why can't we use KASPERSKY but can use SOPHOS", 'KASPERSKY SOPHOS'],
  ['should we drop KASPERSKY? and is KASPERSKY worse than HUAWEI', 'KASPERSKY KASPERSKY HUAWEI'],
  ['is it true that KASPERSKY is banned but HIKVISION is not', 'KASPERSKY HIKVISION'],
])('keeps all in “%s”', (text, expected) => {
  expect(asked(text)).toBe(expected);
});
