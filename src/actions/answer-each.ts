/** How are several answers shown as one reply? */
import type { Decision, DecisionOf } from '../core/decision.ts';
import type { Block, NumberedCitation } from '../core/reply.ts';
import { type Outcome, outcome, type Turn } from './turn.ts';

/** One answer under the other, with one list of sources: the same page with the same quote keeps one number. */
export async function answerEach(
  { parts }: DecisionOf<'answer-each'>,
  turn: Turn,
  carryOut: (decision: Decision, turn: Turn) => Promise<Outcome>,
): Promise<Outcome> {
  const outcomes = [];
  for (const { reading, decision } of parts) outcomes.push((await carryOut(decision, { ...turn, reading })).reply);
  const citations = new Map<string, NumberedCitation>();
  const blocks = outcomes.flatMap((reply) => {
    const renamed = new Map<number, number>();
    for (const citation of reply.citations) {
      const key = `${citation.url}\n${citation.quote ?? ''}`;
      const known = citations.get(key) ?? { ...citation, n: citations.size + 1 };
      citations.set(key, known);
      renamed.set(citation.n, known.n);
    }
    return reply.blocks.map((block) => renumber(block, renamed));
  });
  const suggestions = outcomes.flatMap((reply) => reply.suggestions);
  return outcome({
    blocks,
    citations: [...citations.values()],
    suggestions: suggestions.filter(
      ({ label, entities }, index) =>
        suggestions.findIndex((each) => each.label === label && each.entities['vendor'] === entities['vendor']) ===
        index,
    ),
    visibility: outcomes.some((reply) => reply.visibility === 'private') ? 'private' : 'room',
    abstained: outcomes.every((reply) => reply.abstained),
  });
}

function renumber(block: Block, renamed: ReadonlyMap<number, number>): Block {
  const all = (numbers: readonly number[]) => numbers.flatMap((n) => renamed.get(n) ?? []);
  switch (block.kind) {
    case 'headline':
      return { ...block, citations: all(block.citations) };
    case 'claims':
      return { ...block, claims: block.claims.map((claim) => ({ ...claim, citations: all(claim.citations) })) };
    case 'directives':
      return { ...block, rows: block.rows.map((row) => ({ ...row, citations: all(row.citations) })) };
    default:
      return block;
  }
}
