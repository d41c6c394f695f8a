/** Does a lie of the model reach the person? */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import type { Reply } from '../../src/core/reply.ts';
import { renderText } from '../../src/surfaces/render-text.ts';
import { type OpenAiStandIn, openAiStandIn } from '../stand-ins/openai-server.ts';
import { keepingLog, says, startVouch } from '../start-vouch.ts';
import { type Lie, nonsense, wrong } from './lies.ts';
import { claimsOf, expectNoMilder } from './with-model.ts';

/** Questions that our own reading is unsure of; with a vendor, without one, about nothing of ours. */
const questions = [
  'is the russian one still a problem for them',
  'what could they move to instead',
  'is Sophos fips 140-2 certified',
  'how is the letter for Northwind coming along',
];
/** A talk that begins surely and goes on unsurely. */
const spoken = [
  'Can a federal agency use Kaspersky?',
  'so what now with the whole mess',
  'hmm and then what would one do',
];
/** One that it is sure of. */
const sure = 'Is Kaspersky safe for our federal work?';

let without: App;
beforeAll(async () => {
  without = await startVouch('2026-11-23');
});
afterAll(() => without.close());

/** The text of a reply, but for what is new each time. */
const said = (text: string): string => text.replace(/Receipt \S+/g, 'Receipt');

async function lyingVouch(
  lie: Lie,
): Promise<{ app: App; standIn: OpenAiStandIn; lines: readonly string[]; stop(): Promise<void> }> {
  const standIn = await openAiStandIn({ timeout: lie.slow === true ? 120 : 3_000 });
  standIn.behave(lie.behave);
  const log = keepingLog();
  const app = await startVouch('2026-11-23', { model: standIn.settings, log });
  return {
    app,
    standIn,
    lines: log.lines,
    async stop() {
      await app.close();
      await standIn.stop();
    },
  };
}

test('there are a hundred lies, and each is another', () => {
  const names = [...nonsense, ...wrong].map(({ name }) => name);
  expect(names.length).toBeGreaterThanOrEqual(100);
  expect(new Set(names).size).toBe(names.length);
});

describe.each(nonsense)('what makes no reading: $name', (lie) => {
  test('is as if there were no model', async () => {
    const { app, standIn, lines, stop } = await lyingVouch(lie);
    try {
      for (const q of [...questions, sure]) {
        const plain = renderText(await without.respond(says(without, q)));
        expect(said(renderText(await app.respond(says(app, q)))), q).toBe(said(plain));
      }
      expect(standIn.calls.length).toBeGreaterThan(0);
      expect(lines.join('\n')).not.toMatch(/Northwind|russian|sk-stand-in|Kaspersky is safe/);
    } finally {
      await stop();
    }
  });
});

describe.each(wrong)('a wrong reading: $name', (lie) => {
  test('makes nothing milder, writes nothing, and is asked back where it is a guess', async () => {
    const { app, stop } = await lyingVouch(lie);
    try {
      for (const q of [...questions, sure, 'and for the others?']) {
        const plain = await without.respond(says(without, q));
        const reply = await app.respond(says(app, q));
        expectNoMilder(reply, plain, app.factBase());
        if (reply.about?.vendor?.id !== plain.about?.vendor?.id) expect(claimsOf(reply)).toEqual([]);
      }
      let before: Reply | undefined;
      for (const q of spoken) {
        const plain = await without.respond(says(without, q, { thread: `lie:${lie.name}` }));
        const reply = await app.respond(says(app, q, { thread: 'one' }));
        expectNoMilder(reply, plain, app.factBase(), before);
        before ??= reply;
      }
      expect(await app.ledger.concerns.list({})).toEqual([]);
      expect(await app.ledger.tasks.list({})).toEqual([]);
      expect(await app.ledger.subscriptions.list()).toEqual([]);
    } finally {
      await stop();
    }
  });
});
