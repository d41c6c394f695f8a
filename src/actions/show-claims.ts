/** What does a rep see who asked for records rather than for a verdict: a topic, a directive, guidance? */
import { sayDay } from '../core/day.ts';
import type { Directive } from '../core/directive.ts';
import type { FactBase } from '../core/fact-base.ts';
import type { Block } from '../core/reply.ts';
import { Citer } from './cite.ts';
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
  if (directive !== undefined) blocks.push(...dates(directive, lead.slice(0, 1), turn.base, decision.directive));
  return outcome({ blocks: [...blocks, ...claims], citations: citer.citations });
};

function dates(directive: Directive, citations: number[], base: FactBase, id: string): Block[] {
  const rows = directive.deadlines.map((deadline) => {
    if ('on' in deadline) return `${sayDay(deadline.on)}: ${deadline.what}`;
    const { count, unit, event } = deadline.after;
    const what = unit === 'business-days' ? 'business day' : unit.slice(0, -1);
    return `${count} ${what}${count === 1 ? '' : 's'} after ${event}: ${deadline.what}`;
  });
  const record = `directives/${id}`;
  const texts = [
    ...(directive.stage === 'proposed' ? ['This is a proposal and binds nobody.'] : []),
    ...(directive.from === null
      ? []
      : [
          `In force from ${sayDay(directive.from)}${directive.until === null ? '' : ` until ${sayDay(directive.until)}`}.`,
        ]),
    ...rows.map((row) => `${row}.`),
  ];
  if (texts.length === 0 || base.hashOf(record) === undefined) return [];
  return [
    { kind: 'claims', title: 'Dates', claims: texts.map((text) => ({ text, citations, record })), speaker: null },
  ];
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
