/** What does a rep see who asked for records rather than for a verdict: a topic, a directive, guidance? */
import type { Directive } from '../core/directive.ts';
import type { Block } from '../core/reply.ts';
import { Citer } from '../decide/cite.ts';
import { dateSentences } from '../decide/own-sentences.ts';
import { type Action, outcome, say } from './turn.ts';

/** The claims of one topic about a vendor. */
export const showClaims: Action<'show-claims'> = (decision, turn) => {
  const citer = new Citer(turn.base);
  const blocks: Block[] = [
    { kind: 'headline', text: decision.headline, status: null, citations: [] },
    ...citer.sections(decision.sections),
  ];
  return outcome({ blocks, citations: citer.citations });
};

/** One directive: what it is, whom it binds, its dates, what it leaves out. */
export const explainDirective: Action<'explain-directive'> = (decision, turn) => {
  const directive = turn.base.directives.get(decision.directive);
  const citer = new Citer(turn.base);
  const claims = citer.sections(decision.sections);
  const first = claims[0];
  const lead = first?.kind === 'claims' ? (first.claims[0]?.citations ?? []) : [];
  const title = directive === undefined ? decision.directive : `${directive.title} (${directive.issuer})`;
  const blocks: Block[] = [{ kind: 'headline', text: title, status: null, citations: lead.slice(0, 1) }];
  if (directive !== undefined)
    blocks.push(...dates(directive, `directives/${decision.directive}`, lead.slice(0, 1), citer));
  return outcome({ blocks: [...blocks, ...claims], citations: citer.citations });
};

/** Its dates: those of the record under its first source, each deadline under its own. */
function dates(directive: Directive, record: string, lead: number[], citer: Citer): Block[] {
  const rows = dateSentences(directive).map(({ text, deadline }) => ({
    text,
    citations: deadline?.cites === undefined ? lead : citer.numbers(deadline.cites),
    record,
  }));
  return rows.length === 0 ? [] : [{ kind: 'claims', title: 'Dates', claims: rows, speaker: null }];
}

/** A curated answer to a recurring question, with what the rep can do. */
export const showGuidance: Action<'show-guidance'> = (decision, turn) => {
  const guidance = turn.base.guidance.get(decision.guidance);
  const citer = new Citer(turn.base);
  const blocks: Block[] = [
    { kind: 'headline', text: guidance?.title ?? decision.guidance, status: null, citations: [] },
    ...citer.sections(decision.sections),
  ];
  blocks.push(...(guidance?.advice ?? []).map((line) => say(line)));
  return outcome({ blocks, citations: citer.citations });
};
