import { expect, test } from 'vitest';
import { renderText } from '../../src/surfaces/render-text.ts';
import { says, startVouch } from '../start-vouch.ts';

async function asked(text: string) {
  const app = await startVouch('2026-11-23');
  try {
    const reply = await app.respond(says(app, text));
    const receipt = reply.receipt === null ? undefined : await app.ledger.receipts.get(reply.receipt);
    return { reply, receipt, text: renderText(reply) };
  } finally {
    await app.close();
  }
}

test('two questions about two vendors get two answers and one list of sources', async () => {
  const { reply, receipt } = await asked('Is Kaspersky ok for a school? And who owns Sophos?');
  const headlines = reply.blocks.filter((block) => block.kind === 'headline');
  expect(headlines).toHaveLength(2);
  expect(reply.about).toMatchObject({ vendor: { id: 'kaspersky' }, audience: 'state-local' });
  const numbers = reply.blocks.flatMap((block) =>
    block.kind === 'claims' ? block.claims.flatMap((claim) => claim.citations) : [],
  );
  expect(new Set(numbers)).toEqual(new Set(reply.citations.map(({ n }) => n)));
  expect(reply.citations.map(({ n }) => n)).toEqual(reply.citations.map((_, index) => index + 1));
  const records = receipt?.records.map(({ id }) => id) ?? [];
  expect(records).toEqual(expect.arrayContaining(['vendors/kaspersky', 'vendors/sophos']));
});

test('two questions about one vendor for the same people are one answer with both topics', async () => {
  const { reply, text } = await asked('is kaspersky banned for contractors? and who owns it?');
  expect(reply.blocks.filter((block) => block.kind === 'headline')).toHaveLength(1);
  expect(reply.about?.verdict?.status).toBe('prohibited');
  expect(text).toMatch(/Moscow|owned|founder/);
});

test('what cannot be answered is refused by itself and takes nothing from the rest', async () => {
  const { reply, text } = await asked('Is Kaspersky banned for federal contractors? What does Webroot cost?');
  expect(reply.abstained).toBe(false);
  expect(reply.about?.verdict?.status).toBe('prohibited');
  expect(text).toMatch(/no reviewed record on prices/);
});

test('the same audience is not carried back to the question before it', async () => {
  const { reply } = await asked('Is Kaspersky banned? And for a federal contractor?');
  expect(reply.about?.audience).toBeNull();
  expect(reply.blocks.filter((block) => block.kind === 'headline')).toHaveLength(2);
});
