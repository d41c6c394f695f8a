/** Two Vouches on the same content, one with a model and one without, and how their replies may differ. */
import { expect } from 'vitest';
import type { FactBase } from '../../src/core/fact-base.ts';
import type { Block, Reply } from '../../src/core/reply.ts';
import { statuses } from '../../src/core/verdict.ts';

/** The claims that a reply shows. */
export const claimsOf = ({ blocks }: Reply): string[] =>
  blocks.flatMap((block) => (block.kind === 'claims' ? block.claims.map((claim) => claim.text) : []));

/** All that a reply says in words of its own. */
const textsOf = (reply: Reply): string[] =>
  reply.blocks.flatMap((block: Block) => (block.kind === 'headline' || block.kind === 'text' ? [block.text] : []));

/** Every claim is of a record there is, and cites what that record cites. */
export function expectOnRecord(reply: Reply, base: FactBase): void {
  for (const block of reply.blocks) {
    if (block.kind !== 'claims') continue;
    for (const { text, record, citations } of block.claims) {
      expect(base.hashOf(record), `${record}: ${text}`).toBeDefined();
      const cited = citations.map((n) => reply.citations.find((citation) => citation.n === n)?.url);
      const urls = base.claimsOf(record).flatMap((entry) => entry.claim.cites.map(({ url }) => url));
      expect(urls, `${record}: ${text}`).toEqual(expect.arrayContaining(cited));
    }
  }
}

/** What no reply says of a vendor, whoever read the question. */
const neverSaid = /\b(?:is|are) (?:now )?(?:perfectly )?(?:safe|cleared|approved|allowed|fine)\b/i;

const weightOf = (reply: Reply): number[] => {
  const verdict = reply.about?.verdict;
  const { use, acquire, supply } = verdict?.byActivity ?? {};
  return [verdict?.status, use, acquire, supply].map((status) => statuses.indexOf(status ?? 'unknown'));
};

/**
 * A reply with a verdict is the same with and without a model. Where there was none: a question back, or an answer from the
 * records; a verdict then is about the vendor that the person named, or the thread did, and no milder than what the thread
 * was told (`before`). Nothing is written that would not have been.
 */
export function expectNoMilder(reply: Reply, plain: Reply, base: FactBase, before?: Reply): void {
  expectOnRecord(reply, base);
  // What the person's own words set off is set off by them alone.
  expect(reply.changed?.kind).toEqual(plain.changed?.kind);
  if (plain.about?.verdict != null) {
    expect(reply.about?.verdict).toEqual(plain.about.verdict);
    expect(claimsOf(reply)).toEqual(claimsOf(plain));
    expect(reply.citations).toEqual(plain.citations);
    expect(textsOf(reply)).toEqual(textsOf(plain));
    return;
  }
  // What stands in quotation marks is repeated as it was said.
  for (const text of textsOf(reply))
    if (!textsOf(plain).includes(text)) expect(text.replace(/“.*”/g, '')).not.toMatch(neverSaid);
  if (reply.about?.verdict == null) return;
  expect([plain.about?.vendor, before?.about?.vendor]).toContainEqual(reply.about.vendor);
  if (before?.about == null) return;
  expect(reply.about.audience).toBe(before.about.audience);
  for (const [at, weight] of weightOf(reply).entries()) expect(weight).toBeLessThanOrEqual(weightOf(before)[at] ?? 0);
}
