/** Does the shelf hold what it should, and does no record say more of a vendor than its rules do? */
import { describe, expect, test } from 'vitest';
import { type Day, dayOf, lastDay } from '../../src/core/day.ts';
import type { Directive } from '../../src/core/directive.ts';
import type { FactBase } from '../../src/core/fact-base.ts';
import { type ClaimingRecord, listClaims } from '../../src/factbase/list-claims.ts';
import type { VerdictBase } from '../../src/factbase/place-directive.ts';
import { verdict } from '../../src/factbase/verdict.ts';
import { realFactBase } from '../fact-base.ts';

/** The vendors that partners are asked about; a record less is a question less that can be answered. */
const expected = `
  acronis alibaba all-edge-devices anthropic apache-log4j asus autel avast avg baidu bitdefender broadcom byd bytedance
  candiru carbonite catl check-point china-mobile-usa china-telecom-americas china-unicom-americas cisco connectwise
  crowdstrike cxmt cyberark dahua datto deepseek dji doctor-web emsisoft eset f-secure f5 fibocom foreign-made-routers
  fortinet g-data gen-digital hikvision hisense huawei huntress hytera iflytek ivanti kaseya kaspersky lenovo malwarebytes
  mcafee megvii microsoft n-able netgear norton nso-group nuctech opentext pacific-networks-comnet palo-alto-networks panda
  positive-technologies qihoo-360 quectel secureworks sensetime sentinelone smic solarwinds sophos symantec tcl
  tencent-wechat tp-link trellix trend-micro uniview veeam vipre vmware watchguard webroot withsecure xiaomi ymtc zoho zte
`
  .trim()
  .split(/\s+/);

const factBase = realFactBase();
const today = dayOf(Date.now());

/** Every claim of the shelf, with the topics that its record gives to claims without any of their own. */
function allClaims(base: FactBase) {
  const records: [string, ClaimingRecord, readonly string[]][] = [
    ...[...base.vendors].map(([id, value]): [string, ClaimingRecord, readonly string[]] => [
      `vendors/${id}`,
      { kind: 'vendors', value },
      [],
    ]),
    ...[...base.directives].map(([id, value]): [string, ClaimingRecord, readonly string[]] => [
      `directives/${id}`,
      { kind: 'directives', value },
      value.topics,
    ]),
    ...[...base.facts].map(([id, value]): [string, ClaimingRecord, readonly string[]] => [
      `facts/${id}`,
      { kind: 'facts', value },
      value.topics,
    ]),
    ...[...base.guidance].map(([id, value]): [string, ClaimingRecord, readonly string[]] => [
      `guidance/${id}`,
      { kind: 'guidance', value },
      value.topics,
    ]),
  ];
  return records.flatMap(([record, claiming, topics]) =>
    listClaims(claiming).map(({ claim, topic }) => ({
      record,
      text: claim.text,
      topics: [...topics, ...(claim.topics ?? []), ...(topic === null ? [] : [topic])],
    })),
  );
}

const mitigates = (directive: Directive): boolean =>
  directive.binds.some((binding) => binding.effect === 'requires-mitigation');

/** The companies that a directive reaches, by name or through a class of makers. */
function reached(directive: Directive): string[] {
  return [...factBase.vendors]
    .filter(
      ([id, vendor]) =>
        directive.vendors.includes(id) || vendor.classes.some((each) => directive.vendors.includes(each.class)),
    )
    .map(([id]) => id);
}

/** The shelf as it would be if only these directives stood on it. */
const only = (keep: (directive: Directive) => boolean): VerdictBase => ({
  ...factBase,
  directivesOf: (vendor) => factBase.directivesOf(vendor).filter(({ directive }) => keep(directive)),
});

describe('vendors', () => {
  test('all are there that partners are asked about', () => {
    expect(expected.filter((id) => !factBase.vendors.has(id))).toEqual([]);
  });

  test('a headquarters or an owner is borne out by a passage that was read, or is null', () => {
    const unread = [...factBase.vendors].flatMap(([id, { headquarters, owner }]) =>
      [headquarters, owner]
        .filter((each) => each !== null)
        .filter(({ claim }) => !claim.cites.some((cite) => cite.how === 'read' && cite.quote !== null))
        .map(({ is }) => `${id}: ${is}`),
    );
    expect(unread).toEqual([]);
  });

  test('a class of makers has no headquarters and no owner, and a member or a directive', () => {
    const classes = [...factBase.vendors].filter(([, vendor]) => vendor.kind === 'class');
    expect(classes.length).toBeGreaterThan(0);
    for (const [id, vendor] of classes) {
      expect([vendor.headquarters, vendor.owner], id).toEqual([null, null]);
      const members = [...factBase.vendors.values()].filter((each) => each.classes.some((one) => one.class === id));
      expect(members.length + factBase.directivesOf(id).length, id).toBeGreaterThan(0);
    }
  });
});

describe('directives', () => {
  test('an order to mend a flaw restricts nobody: its vendors stay at "no restriction found" for every audience', () => {
    const orders = [...factBase.directives].filter(([, directive]) => mitigates(directive));
    expect(orders.length).toBeGreaterThan(0);
    const audiences = [null, ...factBase.audiences.keys()];
    const harsher = orders.flatMap(([id, directive]) => {
      const base = only((each) => each === directive);
      const days: Day[] = [lastDay(directive.from ?? directive.published), today];
      return reached(directive).flatMap((vendor) =>
        audiences.flatMap((audience) =>
          days
            .map((asOf) =>
              verdict(
                { vendor, audience, jurisdiction: directive.jurisdiction, activity: null, product: null, asOf },
                base,
              ),
            )
            .filter(({ status }) => status !== 'no-restriction-found')
            .map(({ status, question }) => `${id}: ${vendor} ${status} for ${audience} on ${question.asOf}`),
        ),
      );
    });
    expect(harsher).toEqual([]);
  });

  test('a vendor that only such orders name is at "no restriction found" with the whole shelf, too', () => {
    const harmless = [...factBase.vendors.keys()].filter((vendor) => {
      const named = [...factBase.directives.values()].filter((each) => reached(each).includes(vendor));
      return (
        named.length > 0 &&
        named.every(
          ({ binds, stage }) =>
            stage === 'proposed' ||
            binds.every(({ effect }) => effect === 'requires-mitigation' || effect === 'informs'),
        )
      );
    });
    expect(harmless.length).toBeGreaterThan(0);
    for (const vendor of harmless)
      for (const audience of [null, ...factBase.audiences.keys()])
        for (const jurisdiction of factBase.jurisdictions.keys())
          expect(
            verdict({ vendor, audience, jurisdiction, activity: null, product: null, asOf: today }, factBase).status,
            `${vendor} for ${audience} in ${jurisdiction}`,
          ).toBe('no-restriction-found');
  });

  test('what CISA ended says how it ended', () => {
    const silent = [...factBase.directives]
      .filter(([, { issuer, until }]) => issuer.includes('CISA') && until !== null && lastDay(until) <= today)
      .filter(([, { ended }]) => ended === undefined)
      .map(([id]) => id);
    expect(silent).toEqual([]);
  });
});

describe('claims', () => {
  const claims = allClaims(factBase);

  test('name topics that exist', () => {
    const unknown = claims.flatMap(({ record, topics }) =>
      topics.filter((topic) => !factBase.topics.has(topic)).map((topic) => `${record}: ${topic}`),
    );
    expect(unknown).toEqual([]);
  });

  test('call no vendor safe, cleared or approved', () => {
    // What may be approved is a purchase, a form, an exception or a single device model, never a vendor.
    const praise =
      /\b(safe|safer|trustworthy)\b|\b(is|are|was|were|be|been|being|remains?|stays?|considered|deemed) (?:\w+ly |now |still |not )*(cleared|approved)\b|\b(cleared|approved) (vendors?|makers?|suppliers?|software|products?)\b/i;
    const spared = [
      /paperwork of section 889, which was approved until/,
      /dropped as a pre-approved vendor on NASA SEWP/,
    ];
    const found = claims
      .filter(({ text }) => praise.test(text) && !spared.some((each) => each.test(text)))
      .map(({ record, text }) => `${record}: ${text}`);
    expect(found).toEqual([]);
  });
});
