/** Does the search beside the message box find what is meant, and put only what is on record into a chat? */
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { extensionCommands } from '../../../src/surfaces/teams/extension-commands.ts';
import { AdaptiveCard } from '../../../src/surfaces/teams/render/adaptive-card.ts';
import type { Outcome } from '../../stand-ins/teams-client.ts';
import { ask } from './fill-in.ts';
import { type TeamsRoom, teamsRooms, textIn } from './open-teams.ts';

const open = teamsRooms();

const Item = z.strictObject({
  contentType: z.literal('application/vnd.microsoft.card.adaptive'),
  content: AdaptiveCard,
  preview: z.strictObject({
    contentType: z.literal('application/vnd.microsoft.card.thumbnail'),
    content: z.strictObject({
      title: z.string().min(1),
      text: z.string().min(1),
      tap: z.strictObject({ type: z.literal('invoke'), value: z.record(z.string(), z.unknown()) }),
    }),
  }),
});

/** What was found, each item in Teams' shape, its card without buttons and none above 28 KB. */
function itemsOf(outcome: Outcome): z.infer<typeof Item>[] {
  expect(outcome).toMatchObject({ status: 200, problem: undefined, notice: undefined });
  const items = outcome.attachments.map((each) => Item.parse(each));
  for (const { content } of items) {
    expect(JSON.stringify(content)).not.toMatch(/Action\.(?:Submit|Execute)/);
    expect(Buffer.byteLength(JSON.stringify(content))).toBeLessThanOrEqual(28 * 1024);
  }
  return items;
}

/** What Teams asks for at once, and how far it goes on. */
const pageOfTeams = 25;

const look = ({ client }: TeamsRoom, query: string | undefined, more: { skip?: number; count?: number } = {}) =>
  client.search(extensionCommands.search.id, query, { parameter: extensionCommands.search.query, ...more });

const search = async (room: TeamsRoom, query: string | undefined, more: { skip?: number; count?: number } = {}) =>
  itemsOf(await look(room, query, more));

/** The literal texts of a card that are no links. */
function runsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(runsIn);
  if (typeof value !== 'object' || value === null) return [];
  if ('type' in value && value.type === 'TextRun')
    return 'text' in value && !('selectAction' in value) ? [String(value.text)] : [];
  return Object.values(value).flatMap(runsIn);
}

const titles = (items: readonly z.infer<typeof Item>[]): string[] => items.map(({ preview }) => preview.content.title);

describe('what is found', () => {
  test('a name, however it is written', async () => {
    const room = await open();
    const bod = 'DHS Binding Operational Directive 17-01: remove Kaspersky from federal systems';
    const wanted = {
      Kaspersky: 'Kaspersky',
      kasp: 'Kaspersky',
      // On record as a misspelling, and one that nobody wrote down.
      kasperski: 'Kaspersky',
      Kapserskyy: 'Kaspersky',
      KESB: 'Kaspersky',
      Касперский: 'Kaspersky',
      'gen-digital': 'Gen Digital',
      'is Sophos allowed for us?': 'Sophos',
      'BOD 17-01': bod,
      'bod17-01': bod,
      'us-dhs-bod-17-01': bod,
      'federal directive dhs 17': bod,
    };
    const found: Record<string, string | undefined> = {};
    for (const query of Object.keys(wanted)) found[query] = titles(await search(room, query))[0];
    expect(found).toEqual(wanted);
  });

  test('a vendor comes before the directives about it', async () => {
    const room = await open();
    const found = await search(room, 'kaspersky');
    expect(found.length).toBeGreaterThan(9);
    const kinds = found.map(({ preview }) => preview.content.tap.value['take']);
    expect(kinds).toEqual(['vendor', ...Array.from({ length: found.length - 1 }, () => 'directive')]);
  });

  test('nothing typed, and the first look: the vendors first', async () => {
    const room = await open();
    const vendors = [...room.app.factBase().vendors.values()].map(({ name }) => name);
    for (const query of [undefined, '', '  ', '?!']) {
      const found = titles(await search(room, query, { count: pageOfTeams }));
      expect(found).toEqual(vendors.slice(0, pageOfTeams));
      expect(found).toHaveLength(pageOfTeams);
    }
  });

  test('page by page, each record once', async () => {
    const room = await open();
    const { vendors, directives } = room.app.factBase();
    const records = vendors.size + directives.size;
    const all: unknown[] = [];
    for (let skip = 0; skip <= records; skip += pageOfTeams) {
      const page = await search(room, '', { skip, count: pageOfTeams });
      // Teams takes a page that is not full for the last one.
      expect(page).toHaveLength(Math.min(pageOfTeams, records - skip));
      all.push(...page.map(({ preview }) => preview.content.tap.value));
    }
    const ids = [
      ...[...vendors.keys()].map((id) => ({ take: 'vendor', id })),
      ...[...directives.keys()].map((id) => ({ take: 'directive', id })),
    ];
    expect(all).toHaveLength(records);
    expect(all).toEqual(expect.arrayContaining(ids));
    expect(all.slice(0, vendors.size)).toEqual(ids.slice(0, vendors.size));
    expect(await search(room, '', { skip: records, count: pageOfTeams })).toEqual([]);
    expect(await search(room, '', { count: 3 })).toHaveLength(3);
    expect(await search(room, '', { count: 1_000 })).toHaveLength(pageOfTeams);
  });

  test('what no record has is said, and what was typed is not said again', async () => {
    const room = await open();
    const { notice, attachments } = await look(room, '<b>Zzyzx</b> **qwertzuiop**');
    expect(notice).toMatch(/No vendor and no directive of the records fits/);
    expect(notice).not.toContain('Zzyzx');
    expect(attachments).toEqual([]);
  });

  test('100,000 characters, characters that are none, half a character: no harm', async () => {
    const room = await open();
    const odd = ['Kaspersky '.repeat(10_000), 'k'.repeat(100_000), '\u202E\u0000{{DATE(x)}} <at>', 'Kasp\uD83D'];
    for (const query of odd) expect(await look(room, query)).toMatchObject({ status: 200, problem: undefined });
    expect(titles(await search(room, odd[0]))[0]).toBe('Kaspersky');
  });

  test('a search in another shape than ours is one for nothing in particular', async () => {
    const room = await open();
    const odd = [undefined, 'x', { parameters: 'x' }, { parameters: [{ name: 'query', value: 7 }], queryOptions: 'x' }];
    for (const value of odd) {
      const { status, body } = await room.client.deliver({ type: 'invoke', name: 'composeExtension/query', value });
      expect({ status, body }).toMatchObject({ status: 200, body: { composeExtension: { type: 'result' } } });
    }
  });
});

describe('what is put into a chat', () => {
  test('an item that is chosen becomes the whole answer, with its receipt', async () => {
    const room = await open();
    const [item] = await search(room, 'kaspersky');
    if (item === undefined) throw new Error('nothing found');
    const [chosen, other] = itemsOf(await room.client.selectItem(item.preview.content.tap.value));
    expect(other).toBeUndefined();
    const text = textIn(chosen?.content);
    for (const part of [/Kaspersky in the United States: .*prohibited/, /\[1\]/, /Sources/, /As of 26 November 2026/])
      expect(text).toMatch(part);
    const receipt = /Receipt ([0-9a-f-]{36})/.exec(text)?.[1] ?? '';
    expect((await room.app.ledger.receipts.get(receipt))?.question).toBe('Kaspersky');
    expect(text).not.toMatch(/\b(?:cleared|safe|approved)\b/i);
  });

  test('a directive too', async () => {
    const room = await open();
    const [item] = await search(room, 'BOD 17-01');
    const [chosen] = itemsOf(await room.client.selectItem(item?.preview.content.tap.value ?? {}));
    expect(textIn(chosen?.content)).toMatch(/BOD 17-01[\s\S]*\[1\][\s\S]*Sources[\s\S]*Receipt/);
  });

  test('clients that do not ask again put in the short of it: status, grounds and sources, and no receipt', async () => {
    const room = await open();
    const found = [...(await search(room, 'kaspersky')), ...(await search(room, 'sophos'))];
    for (const { content } of found) expect(textIn(content)).toMatch(/As of 26 November 2026/);
    const [kaspersky] = found;
    const text = textIn(kaspersky?.content);
    for (const part of [/prohibited/, /\[1\]/, /Sources/, /heaviest answer for anybody/]) expect(text).toMatch(part);
    const sophos = found.find(({ preview }) => preview.content.title === 'Sophos');
    expect(textIn(sophos?.content)).toMatch(/“No restriction found” is not a clearance/);
    expect(found.map(({ content }) => textIn(content)).join('')).not.toMatch(/Receipt/);
  });

  test('every long sentence of the short of it is a claim or a quotation of the records, or Vouch’s own', async () => {
    const room = await open();
    const base = room.app.factBase();
    const all = [...base.directives.keys()].flatMap((id) => base.claimsOf(`directives/${id}`));
    const claims = new Set(all.map(({ claim }) => claim.text));
    // A source is named by its publisher and title.
    const publishers = new Set(all.flatMap(({ claim }) => claim.cites.map(({ publisher }) => `${publisher}, `)));
    const found = await search(room, 'kaspersky');
    for (const { content, preview } of found) {
      const long = runsIn(content).filter((text) => text.length > 60 && !text.startsWith(`${preview.content.title} (`));
      const own = /^(?:As of 26 November 2026\.|“.*”$)/;
      const said = long.filter((text) => text !== preview.content.text && !own.test(text));
      expect(said.length).toBeGreaterThan(0);
      expect(said.filter((text) => !claims.has(text) && !publishers.has(text))).toEqual([]);
    }
  });

  test('searching writes nothing, and no client gets into a card', async () => {
    const room = await open();
    const { app } = room;
    await ask(room, 'log that Acme is worried about Kaspersky');
    const before = JSON.stringify([await app.ledger.concerns.list({}), await app.ledger.tasks.list({})]);
    const found = [...(await search(room, 'kaspersky')), ...(await search(room, 'Acme Kaspersky'))];
    const [item] = found;
    const chosen = itemsOf(await room.client.selectItem(item?.preview.content.tap.value ?? {}));
    expect(JSON.stringify([...found, ...chosen])).not.toContain('Acme');
    expect(JSON.stringify([await app.ledger.concerns.list({}), await app.ledger.tasks.list({})])).toBe(before);
  });

  test('a record that is gone, or is none', async () => {
    const room = await open();
    for (const value of [{ take: 'vendor', id: 'nobody' }, { take: 'client', id: 'acme' }, {}])
      expect((await room.client.selectItem(value)).notice).toBe('This is no longer in the records.');
  });

  test('a full page stays small', async () => {
    const room = await open();
    const { vendors, directives } = room.app.factBase();
    for (let skip = 0; skip < vendors.size + directives.size; skip += pageOfTeams) {
      const { body } = await look(room, '', { skip, count: pageOfTeams });
      expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThan(100 * 1024);
    }
  });
});
