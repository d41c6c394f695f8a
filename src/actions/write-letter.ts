/** What does a letter to a client say? */
import { sayDay } from '../core/day.ts';
import type { DecisionOf } from '../core/decision.ts';
import { vendorName } from '../core/fact-base.ts';
import type { LetterDraft, Tone } from '../core/letter.ts';
import type { Block } from '../core/reply.ts';
import { Citer, numbersOf } from '../decide/cite.ts';
import { isNeeded } from '../decide/letter/decide-letter.ts';
import { type SettledLetter, settleDraft } from '../decide/letter/settle-draft.ts';
import { audiences } from './answer-vendor.ts';
import { type Action, outcome, say, type Turn } from './turn.ts';
import { count, headline } from './wording.ts';

type Letter = DecisionOf<'write-letter'>;

/** Vouch's own words around the records, in each tone: no fact about a vendor or a rule. */
const framing: Record<Tone, { hello: (client: string | null) => string; opening: string; steps: string; end: string }> =
  {
    plain: {
      hello: (client) => (client === null ? 'Hello,' : `Hello ${client},`),
      opening: 'Below is what the public record says about',
      steps: 'What you can do:',
      end: 'Kind regards',
    },
    formal: {
      hello: (client) => (client === null ? 'Dear Sir or Madam,' : `Dear ${client},`),
      opening: 'We would like to inform you of what the public record says about',
      steps: 'We suggest the following steps:',
      end: 'Yours faithfully',
    },
    friendly: {
      hello: (client) => (client === null ? 'Hi,' : `Hi ${client},`),
      opening: 'We have looked up for you what the public record says about',
      steps: 'A few things you can do now:',
      end: 'Warm regards',
    },
  };

/** Subject, greeting, the records' sentences in the order of an answer, what the client can do, and what it all rests on. */
export const writeLetter: Action<'write-letter'> = (decision, turn) => {
  const { verdict, tone, sections } = decision;
  const draft = turn.drafts.get(decision);
  const citer = new Citer(turn.base);
  const settled = settle(decision, draft, turn);
  const claims = settled === null ? citer.sections(sections) : drawSettled(settled, citer);
  const { hello, opening, steps, end } = framing[tone];
  const vendor = vendorName(verdict.question.vendor, turn.base);
  const grounds = verdict.because.map((ground) => `directives/${ground.directive}`);
  const nothingFound = verdict.status === 'no-restriction-found';
  const day = sayDay(verdict.question.asOf);
  const blocks: Block[] = [
    {
      kind: 'headline',
      text: headline(verdict, turn.base, turn.today),
      status: verdict.status,
      citations: numbersOf(grounds, claims),
    },
    say(hello(turn.reading.client?.name ?? null)),
    say(
      `${opening} ${vendor}, as of ${day}. The line at the top is the short of it. Each number in brackets leads to its source in the list at the end.`,
    ),
    ...audiences(decision.others, verdict.question.audience === null, turn.base),
    ...claims,
    ...(nothingFound
      ? [
          say('“No restriction found” is not a clearance. It rests on the reviewed records and on these lists:'),
          { kind: 'checks' as const, rows: [...verdict.checked] },
        ]
      : []),
    say([steps, ...stepsFor(vendor, nothingFound).map((step) => `- ${step}`)].join('\n')),
    say(
      `This letter gives the records as of ${day} and is no legal advice. The receipt number proves what it rests on.`,
    ),
    say(end),
    ...noteOn(settled, draft),
  ];
  const client = turn.reading.client === null ? {} : { client: turn.reading.client.name };
  return outcome({
    visibility: turn.reading.client === null ? 'room' : 'private',
    blocks,
    citations: citer.citations,
    suggestions: [
      { label: 'Create follow-up', intent: 'create-task', entities: { vendor: verdict.question.vendor, ...client } },
      { label: 'See the whole answer', intent: 'ask-vendor', entities: { vendor: verdict.question.vendor, ...client } },
    ],
  });
};

/** What a client can do whatever the records say: it orders nothing and promises nothing. */
const stepsFor = (vendor: string, nothingFound: boolean): string[] => [
  `Note where you use ${vendor}, and when each licence or contract ends.`,
  'Tell us whether you work for a government or under a government contract: the rules differ by who you are.',
  nothingFound
    ? 'Ask us to look again before you buy or renew: records change.'
    : 'Speak with us before you buy, renew or replace anything, and ask us to look again: records change.',
  'Keep this letter with its sources and its receipt.',
];

function settle(decision: Letter, draft: LetterDraft | undefined, { base }: Turn): SettledLetter | null {
  if (draft === undefined || !draft.ok) return null;
  return settleDraft(decision.sections, draft.sentences, isNeeded(decision), base);
}

/** The sections with each sentence that was borne out in place of the record's own. */
const drawSettled = ({ sections }: SettledLetter, citer: Citer): Block[] =>
  sections.map(({ title, speaker, claims }) => ({
    kind: 'claims',
    title,
    speaker: speaker ?? null,
    claims: claims.flatMap(({ ref, text }) => {
      const shown = citer.claim(ref);
      return shown === undefined ? [] : [{ ...shown, text: text ?? shown.text }];
    }),
  }));

/** For the rep alone: what became of the draft. */
function noteOn(settled: SettledLetter | null, draft: LetterDraft | undefined): Block[] {
  if (draft?.ok === false) return [say('The model gave no draft, so every sentence of fact is a record’s own.', true)];
  if (settled === null) return [];
  const { drafted, replaced, added, sections } = settled;
  const all = sections.reduce((sum, { claims }) => sum + claims.length, 0);
  return [
    say(
      `${all - drafted} of ${count(all, 'sentence')} of fact ${all - drafted === 1 ? 'is' : 'are'} the records’ own: ${replaced} of the draft could not be borne out, and ${added} had been left out.`,
      true,
    ),
  ];
}
