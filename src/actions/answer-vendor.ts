/** What does a rep see who asked whether a vendor is all right? */
import { sayDay } from '../core/day.ts';
import type { DecisionOf } from '../core/decision.ts';
import { type FactBase, vendorName } from '../core/fact-base.ts';
import type { Block, Suggestion } from '../core/reply.ts';
import { Citer, numbersOf } from '../decide/cite.ts';
import { scopeSentence } from '../decide/own-sentences.ts';
import { leadClaim } from '../decide/pick-claims.ts';
import { reportedAbout } from './reported-about.ts';
import { type Action, outcome, say, type Turn } from './turn.ts';
import { count, headline, list } from './wording.ts';

type Answer = DecisionOf<'answer-vendor' | 'show-status'>;

/** Verdict first, then the claims, what changes next, the vendor's word, and what "no restriction found" rests on. */
export const answerVendor: Action<'answer-vendor' | 'show-status'> = async (decision, turn) => {
  const { verdict, sections, others } = decision;
  const citer = new Citer(turn.base);
  const claims = citer.sections(sections);
  const grounds = verdict.because.map((ground) => `directives/${ground.directive}`);
  const blocks: Block[] = [
    {
      kind: 'headline',
      text: headline(verdict, turn.base, turn.today),
      status: verdict.status,
      citations: numbersOf(grounds, claims),
    },
    ...premise(decision, turn),
    ...passing(turn),
    { kind: 'activities', ...verdict.byActivity },
    ...audiences(others, verdict.question.audience === null, turn.base),
    ...countdown(decision, turn.base),
    ...endless(decision, turn),
    ...claims,
    ...reach(decision, turn.base, citer),
  ];
  if (verdict.status === 'no-restriction-found') {
    blocks.push(say('“No restriction found” is not a clearance. It rests on the reviewed records and on these lists:'));
    blocks.push({ kind: 'checks', rows: [...verdict.checked] });
  }
  blocks.push(...(await reportedAbout(verdict.question.vendor, turn)));
  return outcome({
    visibility: turn.reading.client === null ? 'room' : 'private',
    blocks,
    citations: citer.citations,
    suggestions: suggest(decision, turn),
  });
};

function premise(decision: Answer, turn: Turn): Block[] {
  const { vendor, asOf } = decision.verdict.question;
  const name = turn.base.vendors.get(vendor)?.name ?? '';
  switch (decision.premiseDenied) {
    case null:
      return [];
    case 'cleared':
      return [
        say(
          `The question says that measures against ${name} were lifted. The records do not bear that out: what is listed below was in force on ${sayDay(asOf)}.`,
        ),
      ];
    case 'banned':
      return [
        say(
          `The question says that ${name} is banned. The records that Vouch keeps do not bear that out as of ${sayDay(asOf)}: what they say is below.`,
        ),
      ];
  }
}

/** Vendors that the question only mentions, so that nobody takes the answer for theirs. */
function passing({ reading, base }: Turn): Block[] {
  const names = reading.aside.map((id) => vendorName(id, base));
  return names.length === 0 ? [] : [say(`This is not about ${list(names)}, which the question only mentions.`)];
}

/** One row for all audiences whose answer is the same. */
export function audiences(others: Answer['others'], everyone: boolean, base: FactBase): Block[] {
  const groups = Map.groupBy(others, ({ verdict }) => Object.values(verdict.byActivity).join());
  const rows = [...groups.values()].flatMap((group) => {
    const first = group[0];
    if (first === undefined) return [];
    return [
      {
        who: list(group.map(({ audience }) => base.audiences.get(audience)?.plural ?? audience)),
        ...first.verdict.byActivity,
      },
    ];
  });
  // Where everybody gets the same answer, it does not depend on who asks.
  if (rows.length === 0 || (everyone && rows.length === 1)) return [];
  return [
    { kind: 'audiences', title: everyone ? 'It depends on who asks' : 'The answer is heavier for some of them', rows },
  ];
}

/** "From 20 July 2024, 19 days left": each date that lies ahead, soonest first, with what it is about. */
function countdown(decision: Answer, base: FactBase): Block[] {
  const dates = new Map(decision.verdict.upcoming.map((ground) => [`${ground.directive} ${ground.from}`, ground]));
  return [...dates.values()].slice(0, 4).map((next) => {
    const name = base.directives.get(next.directive)?.names[0] ?? next.directive;
    const when =
      next.from.length === 10
        ? `from ${sayDay(next.from)}, ${count(next.days, 'day')} left`
        : `some time in ${sayDay(next.from)}; the exact day is not on record`;
    return say(`Not yet in force: ${name}, ${when}${next.scope === null ? '' : ` (${next.scope})`}.`);
  });
}

/** What asks for an end. */
const asksEnd = /\b(?:run out|runs out|expires?|end date|ends?|over|lifted|until when|how long|last)\b/i;

/** A question for the end of a rule is answered by the record's silence, too. */
function endless({ verdict }: Answer, { reading, base }: Turn): Block[] {
  if (!reading.topics.includes('deadlines') || !asksEnd.test(reading.text)) return [];
  const names = [
    ...new Set(verdict.because.filter(({ until }) => until === null).map(({ directive }) => directive)),
  ].map((id) => base.directives.get(id)?.names[0] ?? id);
  return names.length === 0 ? [] : [say(`No end is on record for ${list(names.slice(0, mostReaches))}.`)];
}

/** Rules whose reach is narrower than their lead sentence says, one row each. */
const mostReaches = 4;

/** What the verdict's rules reach, where the record narrows it: "new models without FCC authorization". */
function reach({ verdict }: Answer, base: FactBase, citer: Citer): Block[] {
  const rows = verdict.because.flatMap(({ directive, scope }) => {
    const record = base.directives.get(directive);
    const [lead] = leadClaim(directive, base, verdict.question.asOf);
    if (scope === null || record === undefined || lead === undefined) return [];
    return [{ text: scopeSentence(record, scope), citations: citer.heaviest(lead), record: lead.record }];
  });
  const distinct = [...new Map(rows.map((row) => [row.text, row])).values()].slice(0, mostReaches);
  return distinct.length === 0
    ? []
    : [{ kind: 'claims', title: 'How far the rules reach', claims: distinct, speaker: null }];
}

function suggest(decision: Answer, turn: Turn): Suggestion[] {
  const { vendor } = decision.verdict.question;
  const name = vendorName(vendor, turn.base);
  const client = turn.reading.client === null ? {} : { client: turn.reading.client.name };
  return [
    { label: 'Log the concern', intent: 'log-concern', entities: { vendor, ...client, words: turn.reading.text } },
    { label: 'Create follow-up', intent: 'create-task', entities: { vendor, ...client } },
    { label: `What ${name} says`, intent: 'vendor-statement', entities: { vendor } },
    { label: 'What others moved to', intent: 'alternatives', entities: { vendor } },
  ];
}
