/** Is every sentence of a letter a record's, whatever a model drafts? */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import type { App } from '../../src/app.ts';
import type { Reply } from '../../src/core/reply.ts';
import { isBorneOut } from '../../src/decide/letter/is-borne-out.ts';
import { renderForClient, renderText } from '../../src/surfaces/render-text.ts';
import { type OpenAiStandIn, openAiStandIn, sendJson } from '../stand-ins/openai-server.ts';
import { says, startVouch } from '../start-vouch.ts';

const now = '2026-11-27T09:00:00Z';
const Asked = z.object({
  tone: z.string(),
  claims: z.array(z.object({ id: z.string(), text: z.string(), speaker: z.string().nullable() })),
});
const { lies } = z
  .object({ lies: z.record(z.string(), z.array(z.string())) })
  .parse(parse(readFileSync(join(import.meta.dirname, 'lies.yaml'), 'utf8')));
const allLies = Object.values(lies).flat();

let standIn: OpenAiStandIn;
let app: App;
let plain: App;
beforeAll(async () => {
  standIn = await openAiStandIn();
  app = await startVouch(now, { model: standIn.settings });
  plain = await startVouch(now);
});
afterAll(async () => {
  await app.close();
  await plain.close();
  await standIn.stop();
});

type Drafting = (claims: z.infer<typeof Asked>['claims']) => { text: string; records: string[] }[];
const drafts = (drafting: Drafting) =>
  standIn.behave((request) => {
    const [, { content }] = request.messages;
    return JSON.stringify({ sentences: drafting(Asked.parse(JSON.parse(content)).claims) });
  });

const shown = ({ blocks }: Reply) => blocks.flatMap((block) => (block.kind === 'claims' ? block.claims : []));
const textOf = (reply: Reply): string => renderText({ ...reply, receipt: null });

function expectBorneOut(reply: Reply): void {
  expect(shown(reply).length).toBeGreaterThan(0);
  for (const { text, record } of shown(reply)) {
    const texts = app
      .factBase()
      .claimsOf(record)
      .map((entry) => entry.claim.text);
    expect(
      texts.some((claim) => claim === text || isBorneOut(text, claim)),
      text,
    ).toBe(true);
  }
}

/** Asks anew each time: an answer that is kept would hide what the model does next. */
const vendors = ['kaspersky', 'hikvision', 'dji', 'huawei', 'zte'];
const letter = (vendor: string, of = app, words = '') => of.respond(says(of, `/letter ${vendor}${words}`));

describe('without a model', () => {
  test('the same letter twice is the same to the byte', async () => {
    const [one, other] = [await letter('kaspersky', plain), await letter('kaspersky', plain)];
    expect(textOf(one)).toBe(textOf(other));
    expect(one.receipt).not.toBeNull();
    expectBorneOut(one);
  });

  test.each(vendors)('it says of %s what an answer says, with sources and without internal notes', async (vendor) => {
    const reply = await letter(vendor, plain);
    expect(reply.abstained).toBe(false);
    for (const { citations } of shown(reply)) expect(citations.length).toBeGreaterThan(0);
    expect(renderForClient(reply)).toBe(renderText(reply));
    expect(reply.about?.verdict).toEqual((await plain.respond(says(plain, `/vendor ${vendor}`))).about?.verdict);
  });

  test('the tone changes what Vouch says around the records, not the records', async () => {
    const [formal, friendly] = [await letter('dji', plain, ', formal'), await letter('dji', plain, ', friendly')];
    expect(textOf(formal)).toContain('Dear Sir or Madam,');
    expect(textOf(friendly)).toContain('Hi,');
    expect(shown(formal)).toEqual(shown(friendly));
  });

  test.each([
    'letter for Northwind Dental about DJI, formal tone',
    'write Northwind Dental a letter about DJI',
    '/letter dji for Northwind Dental, formal',
  ])('a letter that names its client is for the one who asked: %s', async (text) => {
    const reply = await plain.respond(says(plain, text));
    expect(reply.visibility).toBe('private');
    expect(textOf(reply)).toMatch(/(?:Dear|Hello) Northwind Dental,/);
    expect(shown(reply).length).toBeGreaterThan(0);
  });

  test('it asks back for the vendor', async () => {
    const reply = await plain.respond(says(plain, '/letter'));
    expect(reply.abstained).toBe(true);
    expect(textOf(reply)).toContain('Which vendor is the letter about?');
  });
});

describe('with a model', () => {
  test('a good draft is taken, and the client is not sent', async () => {
    drafts((claims) => claims.map(({ id, text }) => ({ text: `In short, ${text}`, records: [id] })));
    const reply = await app.respond(says(app, '/letter kaspersky, friendly', { client: 'Northwind Dental' }));
    expectBorneOut(reply);
    expect(shown(reply).filter(({ text }) => text.startsWith('In short, ')).length).toBeGreaterThan(3);
    expect(JSON.stringify(standIn.calls)).not.toMatch(/northwind/i);
  });

  test.each(vendors)('of a draft about %s that lies in every sentence nothing is shown', async (vendor) => {
    drafts((claims) =>
      claims.flatMap(({ id }, at) => [
        { text: allLies[(at * 17 + vendor.length) % allLies.length] ?? '', records: [id] },
      ]),
    );
    const reply = await letter(vendor, app, ', formal');
    expectBorneOut(reply);
    const records = new Set(
      app
        .factBase()
        .claimsOf(`vendors/${vendor}`)
        .map((entry) => entry.claim.text),
    );
    for (const { text, record } of shown(reply))
      if (!records.has(text))
        expect(
          app
            .factBase()
            .claimsOf(record)
            .map((entry) => entry.claim.text),
        ).toContain(text);
    expect(renderText(reply)).toContain('could not be borne out');
    expect(renderForClient(reply)).not.toContain('could not be borne out');
  });

  test('what the verdict rests on is said though the draft leaves everything out', async () => {
    drafts(() => []);
    const [reply, whole] = [await letter('kaspersky', app), await letter('kaspersky', plain)];
    const ground = shown(whole)[0]?.text;
    expect(shown(reply).map(({ text }) => text)).toContain(ground);
    expect(shown(reply).some(({ text }) => text.startsWith('Kaspersky said'))).toBe(true);
  });

  test('two claims joined, and a claim under the id of another, are thrown away', async () => {
    drafts(([one, two]) => [
      { text: `${one?.text.replace(/\.$/, '')} because ${two?.text}`, records: [one?.id ?? '', two?.id ?? ''] },
      { text: one?.text ?? '', records: [two?.id ?? ''] },
    ]);
    const reply = await letter('hikvision', app);
    expectBorneOut(reply);
    expect(textOf(reply)).not.toMatch(/ because On /);
    expect(new Set(shown(reply).map(({ text }) => text)).size).toBe(shown(reply).length);
  });

  test.each([
    ['no JSON', () => 'Dear client, all is well.'],
    [
      'an id that is not on the list',
      () => JSON.stringify({ sentences: [{ text: 'It is safe.', records: ['c999'] }] }),
    ],
  ])('where it answers with %s, the letter is the plain one', async (_, answer) => {
    standIn.behave(answer);
    const reply = await letter('dji', app);
    expect(shown(reply)).toEqual(shown(await letter('dji', plain)));
  });

  test('where it is down, the letter is the plain one and says so to the rep alone', async () => {
    standIn.behave((_, response) => sendJson(response, { error: { message: 'down' } }, 503));
    const reply = await letter('zte', app);
    expect(shown(reply)).toEqual(shown(await letter('zte', plain)));
    expect(renderForClient(reply)).toBe(renderForClient({ ...reply, blocks: (await letter('zte', plain)).blocks }));
  });
});
