/** A content folder of a few right records in a temporary place, with whatever the test changes. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Day } from '../../src/core/day.ts';
import { type Checked, checkContent } from '../../src/factbase/check.ts';

export const today = '2026-11-23';

const review = 'reviewed: { by: A. Curator, on: 2026-11-01 }\nrecheck: 2027-05-01\n';

export const cite = (parts = ''): string =>
  `{ publisher: Gazette, title: Notice, url: "https://gazette.example/notice", published: 2017-09-13, quote: as it stands, checked: 2026-11-01, how: read${parts} }`;

export const tinyFiles: Readonly<Record<string, string>> = {
  'content/audiences.yaml': `audiences:
  - { id: business, label: business, plural: businesses, words: [business, company] }
  - { id: federal-contractor, label: contractor, plural: contractors, words: [contractor], is: [business], jurisdiction: us }
${review}`,
  'content/jurisdictions.yaml': `jurisdictions:
  - { id: world, label: worldwide, words: [worldwide], within: null }
  - { id: us, label: the United States, words: [usa], within: world }
${review}`,
  'content/topics.yaml': `topics:
  - { id: deadlines, label: dates and deadlines }
  - { id: provenance, label: owner and origin }
  - { id: statement, label: what the vendor says }
  - { id: price, label: prices, kept: false, asks: [how much is it] }
${review}`,
  'content/vendors/northwind.yaml': `name: Northwind
legal: [Northwind Traders LLC]
aliases: [NW Security]
products:
  - { id: endpoint, name: Northwind Endpoint }
headquarters:
  is: Springfield
  claim:
    text: Northwind has its headquarters in Springfield.
    cites:
      - ${cite()}
owner: null
checks:
  - { list: The list, url: "https://gazette.example/list", edition: 2026-08-20, on: 2026-11-01, result: not-listed }
${review}`,
  'content/vendors/contoso.yaml': `name: Contoso
headquarters: null
owner: null
checks:
  - { list: The list, url: "https://gazette.example/list", edition: null, on: 2026-11-01, result: not-listed }
${review}`,
  'content/directives/order-one.yaml': `title: Order One
names: [Order One]
issuer: Ministry
authority: order
vendors: [northwind]
jurisdiction: us
published: 2017-09-13
from: 2017-10-01
until: null
binds:
  - { audiences: [federal-contractor], activities: [use], effect: prohibits }
deadlines:
  - { on: 2017-12-12, what: Remove it }
topics: [deadlines]
claims:
  - text: The ministry ordered contractors to remove Northwind within 90 days.
    cites:
      - ${cite()}
${review}`,
  'content/facts/denial.yaml': `title: Northwind denies
kind: statement
speaker: Northwind
vendors: [northwind]
published: 2017-09-14
answers: [order-one]
claims:
  - text: Northwind says that it has done nothing wrong.
    cites:
      - { publisher: Northwind, title: Statement, url: "https://northwind.example/s", published: 2017-09-14, quote: nothing wrong, checked: 2026-11-01, how: read }
${review}`,
  'content/guidance/the-line.yaml': `title: Where is the line?
asks: [where is the line, who is next, what about the others]
claims:
  - text: The order names Northwind only.
    cites:
      - ${cite()}
${review}`,
  'content/playbooks/removal.yaml': `title: Removal
when: { statuses: [prohibited], audiences: [business] }
priority: 10
tasks:
  - { id: inventory, title: "Inventory {vendor} at {client}", due: { from: today, days: 7 } }
${review}`,
  'intents/ask-status.yaml': `title: Status
says: ["is {vendor} banned", "may we use {vendor}", "can we sell {vendor}", "is {vendor} ok", "{vendor} status"]
action: answer-vendor
command: { name: status, usage: status VENDOR, shows: the verdict }
${review}`,
  'intents/log-concern.yaml': `title: Log
says: ["log a concern", "{client} worries about {vendor}", "note this", "write it down", "{client} is concerned"]
unlike:
  - { says: "{vendor} status", means: ask-status }
action: log-concern
command: { name: concern, also: [log], usage: concern CLIENT, shows: the concern }
${review}`,
};

/** A file's new text, or null to leave it out. */
export type Changes = Readonly<Record<string, string | null>>;

/** Write the tiny content with the changes; it is removed when the test is over. */
export function writeTiny(changes: Changes = {}): { dir: string; contentDir: string; intentsDir: string } {
  const dir = mkdtempSync(join(tmpdir(), 'vouch-content-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  for (const [name, text] of Object.entries({ ...tinyFiles, ...changes })) {
    if (text === null) continue;
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), text);
  }
  return { dir, contentDir: join(dir, 'content'), intentsDir: join(dir, 'intents') };
}

/** One file of the tiny content with some text replaced; throws where the text is not in it. */
export function edited(name: string, ...edits: readonly (readonly [string, string])[]): Changes {
  let text = tinyFiles[name] ?? '';
  for (const [from, to] of edits) {
    if (!text.includes(from)) throw new Error(`${name} does not hold ${from}`);
    text = text.replace(from, to);
  }
  return { [name]: text };
}

/** The check of the tiny content with the changes. `said`: each finding as `file:line:column severity what`; `lines`: without the column. */
export function checkTiny(
  changes: Changes = {},
  on: Day = today,
): Checked & { said: string[]; lines: string[]; fixes: string[] } {
  const { dir, contentDir, intentsDir } = writeTiny(changes);
  const checked = checkContent(contentDir, intentsDir, on);
  const named = checked.findings.map((finding) => ({ ...finding, file: finding.file.slice(dir.length + 1) }));
  return {
    ...checked,
    said: named.map(({ file, line, column, severity, what }) => `${file}:${line}:${column} ${severity} ${what}`),
    lines: named.map(({ file, line, severity, what }) => `${file}:${line} ${severity} ${what}`),
    fixes: checked.findings.map(({ fix }) => fix),
  };
}
