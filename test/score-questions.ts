/** How right, and how dangerous, are the replies to a set of questions with known answers? */
import { z } from 'zod';
import { Activity, activities } from '../src/core/directive.ts';
import type { About, Reply } from '../src/core/reply.ts';
import { Status, statuses } from '../src/core/verdict.ts';
import { renderText } from '../src/surfaces/render-text.ts';

const oneOrMore = <Each extends z.ZodType>(each: Each) =>
  z.union([each.transform((one) => [one]), z.array(each)]).optional();

/** What must be so for a reply to be right; whatever is left out may be anything. */
export const Expectation = z.strictObject({
  vendor: z
    .union([
      z
        .string()
        .nullable()
        .transform((one) => [one]),
      z.array(z.string().nullable()),
    ])
    .optional(),
  audience: oneOrMore(z.string()),
  jurisdiction: z.string().optional(),
  activity: oneOrMore(Activity),
  client: z.string().optional(),
  intent: oneOrMore(z.string()),
  status: oneOrMore(Status),
  by: z.partialRecord(z.enum(activities), z.union([Status.transform((one) => [one]), z.array(Status)])).optional(),
  /** The day the answer is about, or the beginning of it: "2017-06". */
  asOf: z.string().optional(),
  abstained: z.boolean().optional(),
  noVerdict: z.boolean().optional(),
  says: z.string().optional(),
  never: z.string().optional(),
  cites: z.string().optional(),
});
export type Expectation = z.infer<typeof Expectation>;

/** Fields of an expectation that make an answer false, not just thin, when it misses them. */
const falsifying = new Set([
  'vendor',
  'jurisdiction',
  'client',
  'intent',
  'status',
  'by',
  'asOf',
  'noVerdict',
  'never',
]);

export interface Score {
  /** The fields of the expectation that the reply missed. */
  readonly misses: readonly string[];
  /** Null where the question has no opinion on it. */
  readonly verdict: boolean | null;
  readonly citation: boolean | null;
  readonly abstention: boolean | null;
  readonly falseAnswer: boolean;
  readonly needlessAbstention: boolean;
  /** Why somebody who trusts the reply could come to harm. */
  readonly dangerous: readonly string[];
  /** What was got, in a line or two. */
  readonly got: string;
}

/** Scores one reply; `mayWrite` for questions that ask for something to be written down. */
export function scoreReply(reply: Reply, wanted: Expectation, mayWrite: boolean): Score {
  const { about } = reply;
  const text = renderText(reply);
  const misses = missesOf(reply, wanted, text);
  const answered = !reply.abstained;
  const dangerous = [
    ...(answered ? milderThan(about, wanted) : []),
    ...(wanted.abstained === true && answered && gives(about) ? ['a verdict where there is none'] : []),
    ...(wanted.noVerdict === true && answered && gives(about) ? ['a verdict nobody asked for'] : []),
    ...(reply.changed !== null && !mayWrite ? ['wrote'] : []),
  ];
  const judged = wanted.status !== undefined || wanted.by !== undefined;
  return {
    misses,
    verdict: judged ? !misses.some((miss) => miss === 'status' || miss === 'by') : null,
    citation: citationOf(reply, wanted, misses, judged),
    abstention: wanted.abstained === undefined ? null : reply.abstained === wanted.abstained,
    falseAnswer: answered && (wanted.abstained === true || misses.some((miss) => falsifying.has(miss))),
    needlessAbstention: wanted.abstained === false && reply.abstained,
    dangerous,
    got: gotOf(reply, text),
  };
}

const gives = (about: About | null): boolean =>
  about?.verdict !== null && about?.verdict !== undefined && about.verdict.status !== 'unknown';

function missesOf(reply: Reply, wanted: Expectation, text: string): string[] {
  const { about } = reply;
  const verdict = about?.verdict ?? null;
  const by = Object.entries(wanted.by ?? {}).every(
    ([activity, accepted]) => verdict !== null && accepted.includes(verdict.byActivity[Activity.parse(activity)]),
  );
  const right: Record<keyof Expectation, boolean> = {
    vendor: wanted.vendor === undefined || wanted.vendor.includes(about?.vendor?.id ?? null),
    audience: wanted.audience === undefined || wanted.audience.includes(about?.audience ?? ''),
    jurisdiction: wanted.jurisdiction === undefined || about?.jurisdiction?.toUpperCase() === wanted.jurisdiction,
    activity: wanted.activity === undefined || (about?.activity != null && wanted.activity.includes(about.activity)),
    client: wanted.client === undefined || about?.client?.name === wanted.client,
    intent: wanted.intent === undefined || wanted.intent.includes(about?.intent ?? ''),
    status: wanted.status === undefined || (verdict !== null && wanted.status.includes(verdict.status)),
    by,
    asOf: wanted.asOf === undefined || about?.asOf.startsWith(wanted.asOf) === true,
    abstained: wanted.abstained === undefined || reply.abstained === wanted.abstained,
    noVerdict: wanted.noVerdict !== true || reply.abstained || !gives(about),
    says: wanted.says === undefined || new RegExp(wanted.says, 'is').test(text),
    never: wanted.never === undefined || !new RegExp(wanted.never, 'is').test(text),
    cites: wanted.cites === undefined || citesMatch(reply, wanted.cites),
  };
  return Object.entries(right).flatMap(([name, so]) => (so ? [] : [name]));
}

const citesMatch = (reply: Reply, pattern: string): boolean =>
  reply.citations.some(({ title, publisher, url }) => new RegExp(pattern, 'is').test(`${title}\n${publisher}\n${url}`));

/** The asked citation where one is asked for; else any, where a restriction is claimed. */
function citationOf(reply: Reply, wanted: Expectation, misses: readonly string[], judged: boolean): boolean | null {
  if (wanted.cites !== undefined) return !misses.includes('cites');
  const claimed = reply.about?.verdict?.status;
  if (!judged || reply.abstained || claimed === undefined || claimed === 'no-restriction-found') return null;
  return reply.citations.length > 0;
}

function milderThan(about: About | null, wanted: Expectation): string[] {
  const verdict = about?.verdict ?? null;
  if (verdict === null) return [];
  const weight = (status: Status) => statuses.indexOf(status);
  const milder = (got: Status, accepted: readonly Status[]) =>
    got !== 'unknown' && weight(got) > Math.max(...accepted.map(weight));
  return [
    ...(wanted.status !== undefined && milder(verdict.status, wanted.status) ? [`milder: ${verdict.status}`] : []),
    ...Object.entries(wanted.by ?? {}).flatMap(([activity, accepted]) => {
      const got = verdict.byActivity[Activity.parse(activity)];
      return milder(got, accepted) ? [`milder: ${activity} ${got}`] : [];
    }),
  ];
}

function gotOf({ about, abstained, citations }: Reply, text: string): string {
  const by = about?.verdict?.byActivity;
  const parts = [
    `intent ${about?.intent ?? 'none'}`,
    `vendor ${about?.vendor?.id ?? 'none'}`,
    `audience ${about?.audience ?? 'none'}`,
    `in ${about?.jurisdiction ?? 'none'}`,
    `activity ${about?.activity ?? 'none'}`,
    `client ${about?.client?.name ?? 'none'}`,
    `as of ${about?.asOf ?? 'none'}`,
    `verdict ${about?.verdict?.status ?? 'none'}${by === undefined ? '' : ` (${by.use}/${by.acquire}/${by.supply})`}`,
    abstained ? 'abstained' : 'answered',
    `${citations.length} citations`,
  ];
  return `${parts.join(', ')}\n      ${text.replaceAll(/\s+/g, ' ').slice(0, 220)}`;
}

/** A wrong answer costs ten times what an answer withheld for no reason costs. */
export const falseAnswerCost = 10;

/** One line of the table: how many of what, and the cost for each hundred questions (0 is best). */
export function tally(kind: string, scores: readonly Score[]): Record<string, string | number> {
  const count = (so: (score: Score) => boolean) => scores.filter(so).length;
  const share = (of: (score: Score) => boolean | null) => {
    const asked = scores.filter((score) => of(score) !== null);
    return asked.length === 0 ? '' : `${asked.filter((score) => of(score) === true).length}/${asked.length}`;
  };
  const falseAnswers = count((score) => score.falseAnswer);
  const needless = count((score) => score.needlessAbstention);
  return {
    kind,
    questions: scores.length,
    right: count((score) => score.misses.length === 0),
    'right verdict': share((score) => score.verdict),
    'right citation': share((score) => score.citation),
    'right abstention': share((score) => score.abstention),
    'false answers': falseAnswers,
    'needless abstentions': needless,
    dangerous: count((score) => score.dangerous.length > 0),
    'cost per 100': Math.round((100 * (falseAnswerCost * falseAnswers + needless)) / Math.max(1, scores.length)),
  };
}
