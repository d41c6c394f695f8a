/** Where does each thing stand in the picture of a timeline? */
import { addDays, type Day, daysBetween, firstDay } from '../../../core/day.ts';
import type { Entry, Event, Measure } from './timeline.ts';
import { publishedOf } from './timeline.ts';

/** Units of the picture. */
export const width = 960;
const edge = 8;
export const barStep = 20;
export const pointStep = 18;
/** A point with a number of up to three digits beside it. */
const pointWidth = 30;
/** As wide as a letter of a label is in a wide font. */
const letter = 7;

export interface Bar {
  readonly measure: Measure;
  readonly label: string;
  readonly y: number;
  /** Published; in force from there on; to its end, or the edge of the picture. */
  readonly published: number;
  readonly from: number;
  readonly until: number;
  readonly labelAt: { readonly x: number; readonly anchor: 'start' | 'end' };
}

export interface Point {
  readonly event: Event;
  readonly x: number;
  readonly y: number;
}

export interface Layout {
  readonly bars: readonly Bar[];
  readonly others: readonly Point[];
  readonly vendor: readonly Point[];
  readonly years: readonly { readonly label: string; readonly x: number }[];
  readonly today: number;
  /** How high the bars, the points above and the points below the line of years are. */
  readonly heights: { readonly bars: number; readonly others: number; readonly vendor: number };
}

/** A place for everything; nothing overlaps. `today` lies within the picture, and so does every date on record. */
export function layOut(entries: readonly Entry[], today: Day): Layout {
  const dates = entries.flatMap((entry) =>
    entry.kind === 'measure'
      ? [entry.directive.published, entry.directive.from, entry.directive.until].flatMap((date) => date ?? [])
      : [entry.fact.published],
  );
  const days = [today, ...dates.map(firstDay)].sort();
  const first = `${(days[0] ?? today).slice(0, 4)}-01-01`;
  const last = addDays(days.at(-1) ?? today, 180);
  const scale = (width - 2 * edge) / daysBetween(first, last);
  const at = (date: string): number => Math.round((edge + daysBetween(first, firstDay(date)) * scale) * 10) / 10;
  const bars = entries
    .filter((entry) => entry.kind === 'measure')
    .map((measure, index) => placeBar(measure, index * barStep, at));
  const points = (side: Event['side']) =>
    placePoints(
      entries.filter((entry) => entry.kind === 'event').filter((event) => event.side === side),
      at,
    );
  const others = points('others');
  const vendor = points('vendor');
  return {
    bars,
    others,
    vendor,
    years: yearsBetween(first, last, at),
    today: at(today),
    heights: { bars: bars.length * barStep, others: highest(others), vendor: highest(vendor) },
  };
}

function placeBar(measure: Measure, y: number, at: (date: string) => number): Bar {
  const { published, from, until, names, title } = measure.directive;
  const label = `${measure.n} ${short(names[0] ?? title)}`;
  const start = at(published);
  // A day is too thin to be seen.
  const end = Math.max(until === null ? width - edge : at(until), start + 3);
  const begins = Math.min(Math.max(at(from ?? published), start), end);
  const room = label.length * letter + 8;
  const labelAt =
    end - start >= room
      ? ({ x: start + 4, anchor: 'start' } as const)
      : width - end >= room
        ? ({ x: end + 4, anchor: 'start' } as const)
        : ({ x: start - 4, anchor: 'end' } as const);
  return { measure, label, y, published: start, from: begins, until: end, labelAt };
}

const longest = 44;
const short = (text: string): string => (text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`);

/** Each in the lowest lane where it has room. */
function placePoints(events: readonly Event[], at: (date: string) => number): Point[] {
  const ends: number[] = [];
  return events.map((event) => {
    const x = Math.min(at(publishedOf(event)), width - pointWidth);
    const free = ends.findIndex((end) => end <= x);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = x + pointWidth;
    return { event, x, y: lane * pointStep };
  });
}

const highest = (points: readonly Point[]): number =>
  points.length === 0 ? 0 : Math.max(...points.map(({ y }) => y)) + pointStep;

/** The room a year takes. */
const yearWidth = 32;

/** A year each, or fewer where they would touch. */
function yearsBetween(first: Day, last: Day, at: (date: string) => number): Layout['years'] {
  const from = Number(first.slice(0, 4));
  const count = Number(last.slice(0, 4)) - from + 1;
  const step = Math.ceil((count * yearWidth * 1.5) / width);
  return Array.from({ length: Math.ceil(count / step) }, (_, index) => String(from + index * step))
    .map((label) => ({ label, x: at(label) }))
    .filter(({ x }) => x <= width - yearWidth);
}
