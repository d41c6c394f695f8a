/** What is said on one line about an exposure, a client that is touched, an old answer, a source, a trend? */
import { count } from '../../actions/wording.ts';
import { sayDay } from '../../core/day.ts';
import type { Exposure } from '../../core/exposure.ts';
import type { Block } from '../../core/reply.ts';
import { sources } from '../../core/source.ts';
import { clip } from './clip.ts';
import { tidyLine } from './tidy.ts';
import type { VendorName } from './vendor-name-in.ts';

type RowOf<Kind extends 'touched' | 'answers' | 'sources'> = Extract<Block, { kind: Kind }>['rows'][number];

/** Reasons and follow-ups that are named one by one for a client; of more it is said how many. */
const mostNamed = 6;
const nameLength = 120;
const wordsLength = 300;

const named = (lines: readonly string[]): string[] => [
  ...lines.slice(0, mostNamed),
  ...(lines.length > mostNamed ? [`and ${lines.length - mostNamed} more`] : []),
];

/** "Kaspersky, Kaspersky Endpoint Security · 120 seats · renews on 1 March 2027 · recorded by Dana". */
export const exposureDetail = (
  { vendor, product, seats, renewal, recordedBy }: Exposure,
  vendorName: VendorName,
): string =>
  [
    `${tidyLine(vendorName(vendor))}${product === null ? '' : `, ${tidyLine(vendorName(vendor, product))}`}`,
    seats === null ? 'seats not recorded' : count(seats, 'seat'),
    renewal === null ? 'renewal not recorded' : `renews on ${sayDay(renewal)}`,
    `recorded by ${clip(tidyLine(recordedBy.name), nameLength)}`,
  ].join(' · ');

/** What ties the client to the vendor, a line each. */
export const whyLines = ({ why }: Pick<RowOf<'touched'>, 'why'>): string[] =>
  named(why.map((line) => clip(tidyLine(line), wordsLength)));

/** "2 follow-ups proposed, 1 there already". */
export function countTasks({ tasks, created }: Pick<RowOf<'touched'>, 'tasks' | 'created'>): string {
  if (tasks.length === 0 && created === 0) return 'no follow-up proposed';
  if (tasks.length === 0) return `${count(created, 'follow-up')} there already`;
  return `${count(tasks.length, 'follow-up')} proposed${created === 0 ? '' : `, ${created} there already`}`;
}

/** The proposed follow-ups, a line each. */
export const proposalLines = ({ tasks }: Pick<RowOf<'touched'>, 'tasks'>): string[] =>
  named(tasks.map(({ title, owner, due }) => `${tidyLine(title)} · ${tidyLine(owner)} · due ${sayDay(due)}`));

/** The question, as it was asked. */
export const answerQuestion = ({ question }: RowOf<'answers'>): string => clip(tidyLine(question), wordsLength);

/** "Asked on 3 May 2026 · Receipt 01…". */
export const answerDetail = ({ on, receipt }: RowOf<'answers'>): string =>
  `Asked on ${sayDay(on)} · Receipt ${receipt}`;

export const answerThen = ({ before }: RowOf<'answers'>): string => clip(tidyLine(before), wordsLength);
export const answerNow = ({ after }: RowOf<'answers'>): string => clip(tidyLine(after), wordsLength);

export const sourceName = ({ source }: Pick<RowOf<'sources'>, 'source'>): string => sources[source].name;

/** "looked at on 3 June 2026"; of one that fails since when, and why. */
export function sourceState({ ok, checked, since, error }: RowOf<'sources'>): string {
  const day = checked === null ? '' : sayDay(checked);
  if (ok === null) return 'not looked at yet';
  if (ok) return day === '' ? 'in order' : `in order, looked at on ${day}`;
  const from = since === null ? '' : ` since ${sayDay(since)}`;
  const why = error === null ? '' : `: ${clip(tidyLine(error), wordsLength)}`;
  return `cannot be read${from}${why}${day === '' ? '' : ` (last tried on ${day})`}`;
}
