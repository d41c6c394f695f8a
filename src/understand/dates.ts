/** Which day is asked about, since when, and by when? */
import { addDays, type Day } from '../core/day.ts';
import { dateSpans } from './date-words.ts';
import { type DateMeaning, readDate } from './read-date.ts';
import type { Span } from './span.ts';

/** What a date in this kind of sentence is for; `until` is a due date of which the first day counts. */
export type DateRole = 'asOf' | 'since' | 'due' | 'until';

export interface DatesRead {
  readonly asOf: Day | null;
  readonly since: Day | null;
  readonly due: Day | null;
  /** A date that no calendar has, as it was written. */
  readonly badDate: string | null;
}

/** What somebody did once: "renewed in March, may they keep it?" asks about today. */
const event =
  /\b(?:renewed|bought|purchased|installed|signed|ordered|acquired|licensed|hired|called|asked|heard|read|wrote|told|got|started|expires?|expired|runs? out|ends|ended|due|met|logged|raised|contract(?: is)? up|renewal)\b[^?.!;]*$/i;
const present = /\b(?:can|may|must|is|are|should|do|does|will|need|have to|what now|allowed|ok)\b/i;
const past = /\b(?:was|were|could|did|had|might have|used to|back in|back then|at the time|already)\b/i;

/** Reads the dates of a sentence; `today` is the day it is said. Vendor, client and directive names are in `taken`. */
export function readDates(text: string, today: Day, role: DateRole, taken: readonly Span[]): DatesRead {
  const read = {
    asOf: null as Day | null,
    since: null as Day | null,
    due: null as Day | null,
    badDate: null as string | null,
  };
  for (const span of dateSpans(text)) {
    if (taken.some((each) => each.start < span.end && each.end > span.start)) continue;
    const before = text.slice(0, span.start);
    const lead =
      /\b(as of|as at|as on|since|by|until|till|before|after|from|on|in|during|due|back in|no later than|prior to)\s+(?:the\s+|about\s+|around\s+)?$/i
        .exec(before)?.[1]
        ?.toLowerCase() ?? '';
    const ahead = (role === 'due' || role === 'until') && lead !== 'since' && lead !== 'as of';
    const meaning = readDate(span.said, today, ahead);
    if (meaning === null) continue;
    if ('impossible' in meaning) {
      read.badDate ??= span.said;
      continue;
    }
    if (lead === 'since' || (role === 'since' && !lead.startsWith('as '))) read.since ??= sinceOf(lead, meaning);
    else if (role === 'until')
      read.due = read.due === null || /^un|^til/.test(lead) ? untilDay(span.said, meaning, today) : read.due;
    else if (role === 'due')
      read.due ??= /before|prior/.test(lead) ? addDays(meaning.first, -1) : dueDay(span.said, meaning);
    else if (lead.startsWith('as ')) read.asOf = asOfDay(meaning, today);
    else if (asksThen(text, before, lead, span, today, meaning))
      read.asOf ??= lead === 'before' || lead === 'prior to' ? addDays(meaning.first, -1) : asOfDay(meaning, today);
  }
  if (read.asOf === today) read.asOf = null;
  return read;
}

type Known = Exclude<DateMeaning, { impossible: true }>;

/** The last day of the period, but today where it is not over. */
const asOfDay = ({ first, last }: Known, today: Day): Day => (first <= today && last > today ? today : last);

/** The last day of the period; of a week, its Friday. */
const dueDay = (said: string, { last }: Known): Day => (/\bweek$/i.test(said) ? addDays(last, -2) : last);

/** The first day of a period that lies ahead; of one that has begun, the day it is due. */
const untilDay = (said: string, meaning: Known, today: Day): Day =>
  meaning.first > today ? meaning.first : dueDay(said, meaning);

const sinceOf = (lead: string, { first, last }: Known): Day => (lead === 'after' ? addDays(last, 1) : first);

/** True when the date is the one the question is about, and not of something told along the way. */
function asksThen(text: string, before: string, lead: string, span: Span, today: Day, meaning: Known): boolean {
  if (/^(?:by|until|till|due|no later than|from|after)$/.test(lead)) return false;
  if (/^(?:before|prior to)$/.test(lead)) return past.test(text) && meaning.first <= today;
  const clause = before.split(/[?.!;]/).at(-1) ?? before;
  if (event.test(clause) && !/\b(?:could|can|was|were|did|would)\b[^,]*$/i.test(clause)) {
    const rest = `${text.slice(span.end)} ${before.slice(0, before.length - clause.length)} ${clause.replace(event, '')}`;
    if (present.test(rest)) return false;
  }
  return true;
}
