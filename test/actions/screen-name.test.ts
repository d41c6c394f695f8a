/** What is answered when a name is looked up on the imported list, and what is never said? */
import { describe, expect, test } from 'vitest';
import type { Reply } from '../../src/core/reply.ts';
import { nameAsked } from '../../src/decide/name-asked.ts';
import { isOrdinary } from '../../src/factbase/ordinary-words.ts';
import { respond } from '../../src/respond.ts';
import { importList } from '../../src/screening/import-list.ts';
import { makeScreener } from '../../src/screening/make-screener.ts';
import { readCsl } from '../../src/screening/read-csl.ts';
import { renderText } from '../../src/surfaces/render-text.ts';
import { renderReply } from '../../src/surfaces/slack/render/render-reply.ts';
import { renderCard } from '../../src/surfaces/teams/render/render-card.ts';
import { someFile, someRecords } from '../screening/some-records.ts';
import { keepingLog } from '../start-vouch.ts';
import { base, type Room, reader, tell, textOf, vouch } from './with-vouch.ts';

const kaspersky = {
  source: 'Entity List (EL) - Bureau of Industry and Security',
  name: 'AO Kaspersky Lab',
  addresses: [{ address: '39A/3 Leningradskoe Shosse', city: 'Moscow', country: 'RU' }],
  source_list_url: 'https://www.bis.gov/regulations/ear/744#supplement-4-744',
};
const hostile = { ...kaspersky, name: 'Quorvex <!channel> *Bold* [x](http://evil.example) Systems' };

/** A Vouch with a screener, and with these records imported unless there are none. */
async function withList(records: readonly object[] = [...someRecords, kaspersky, hostile]): Promise<Room> {
  const { ledger, clock } = await vouch();
  if (records.length > 0) await importList(readCsl(someFile(records)), { ledger, clock, force: false });
  const parts = { base, reader, ledger, clock, log: keepingLog(), screener: makeScreener(ledger, isOrdinary) };
  return { ledger, clock, respond: (utterance) => respond(utterance, parts) };
}

const claimsOf = (reply: Reply) => reply.blocks.flatMap((block) => (block.kind === 'claims' ? block.claims : []));
const matchesOf = (reply: Reply) => claimsOf(reply).filter(({ record }) => record.startsWith('screening/'));

describe('a name that Vouch does not know', () => {
  test('shows each possible match with what a person must compare, and that it is no verdict', async () => {
    const reply = await tell(await withList(), 'any hits for Zhonglan Electronics on the screening list?');
    expect(reply).toMatchObject({
      abstained: false,
      visibility: 'room',
      about: { intent: 'screen-name', verdict: null },
    });
    const [first] = matchesOf(reply);
    expect(first?.text).toMatch(
      /^ZHONGLAN ELECTRONICS CORPORATION \(exact name\)\. Denied Persons List \(DPL\);.*FLUSHING, NY 11355, US/,
    );
    expect(first?.text).toMatch(/since 28 September 2017; until 19 November 2025; Federal Register 82 F\.R\. 46480/);
    expect(reply.citations.find(({ n }) => n === first?.citations[0])).toMatchObject({
      publisher: 'US Commerce Department, Bureau of Industry and Security',
      url: 'https://www.bis.gov/dpl',
      published: '2026-11-20',
    });
    expect(textOf(reply)).toMatch(/a name that is alike, not a verdict/);
    expect(textOf(reply)).toMatch(/Consolidated Screening List of 20 November 2026, 3 days old, 11 entries/);
    expect(reply.receipt).not.toBeNull();
  });

  test('keeps namesakes apart', async () => {
    const matches = matchesOf(await tell(await withList(), '/screen Zhonglan'));
    expect(matches.map(({ text }) => text.split(' (')[0])).toEqual([
      'Zhonglan Telecom Co., Ltd.',
      'ZHONGLAN ELECTRONICS CORPORATION',
    ]);
  });

  test('says what was searched where nothing is found, and never that it is clear', async () => {
    const reply = await tell(await withList(), 'is Foobar Widgets on any list?');
    expect(textOf(reply)).toMatch(
      /No match found for “Foobar Widgets” on the imported list\. Searched: .* 11 entries with \d+ names/,
    );
    expect(textOf(reply)).not.toMatch(/\b(?:is clear|cleared|approved|not sanctioned|safe)\b/i);
  });

  test('is told when no list is imported, and how to import one', async () => {
    const reply = await tell(await withList([]), 'is Foobar Widgets on any list?');
    expect(reply.abstained).toBe(true);
    expect(textOf(reply)).toMatch(/No screening list is imported.*vouch import csl FILE/);
  });

  test('is asked for where the sentence holds none', async () => {
    expect(textOf(await tell(await withList(), 'screen'))).toMatch(/Which name/);
  });
});

test('a vendor that Vouch knows gets its own verdict first', async () => {
  const reply = await tell(await withList(), 'is Kaspersky on any list?');
  expect(reply.blocks[0]).toMatchObject({ kind: 'headline', status: 'prohibited' });
  expect(reply.about).toMatchObject({ vendor: { id: 'kaspersky' }, verdict: { status: 'prohibited' } });
  const numbers = reply.citations.map(({ n }) => n);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(matchesOf(reply)[0]?.text).toMatch(/^AO Kaspersky Lab \(exact name\)/);
});

test('the refusal for an unknown vendor adds the possible matches, of vendors alone', async () => {
  const app = await withList();
  const reply = await tell(app, 'Can we still buy Beihai Orchard?');
  expect(reply).toMatchObject({ abstained: true, about: { verdict: { status: 'unknown' } } });
  expect(matchesOf(reply)[0]?.text).toMatch(/^BEIHAI ORCHARD GROUP CO\., LTD\./);
  const without = await tell(await withList([]), 'Can we still buy Beihai Orchard?');
  expect(textOf(without)).toMatch(/nothing was checked for this name/);
  expect(matchesOf(without)).toEqual([]);
});

/** The types of all parts of a message that hold a text themselves. */
function typesHolding(part: unknown, text: string): Set<unknown> {
  if (part === null || typeof part !== 'object') return new Set();
  const own = Object.values(part).some((value) => typeof value === 'string' && value.includes(text));
  const inner = Object.values(part).flatMap((value) => [...typesHolding(value, text)]);
  return new Set([...(own && 'type' in part ? [part.type] : []), ...inner]);
}

test('names from outside are only text, on every surface', async () => {
  const reply = await tell(await withList(), '/screen Quorvex channel Bold x http evil example Systems');
  expect(renderText(reply)).toContain('Quorvex <!channel> *Bold*');
  const { blocks } = renderReply(reply, { shared: false, today: '2026-11-23' });
  expect(typesHolding(blocks, 'Quorvex')).toEqual(new Set(['text', 'plain_text']));
  const { card } = renderCard(reply, { shared: false, today: '2026-11-23', event: 'event-1' });
  expect(typesHolding(card.body, 'Quorvex')).toEqual(new Set(['TextRun']));
});

describe('the name in the question', () => {
  test.each([
    ['is Foobar Ltd. on any list?', 'Foobar Ltd.'],
    ['Is Foobar Ltd sanctioned', 'Foobar Ltd'],
    ['look Foobar up on the screening list', 'Foobar'],
    ['can you look up “Foo Bar GmbH” on the list please', 'Foo Bar GmbH'],
    ['any hits for Foobar Trading on the entity list?', 'Foobar Trading'],
    ['/screen Foobar & Sons', 'Foobar & Sons'],
    ['hey vouch, screen Foobar for me', 'Foobar'],
    ['does Foobar show up on any list', 'Foobar'],
    ['check Foobar against the lists', 'Foobar'],
    ['is it on any list', null],
    ['are they sanctioned?', null],
    ['screen', null],
  ])('%s', (text, name) => {
    expect(nameAsked(text)).toBe(name);
  });
});
