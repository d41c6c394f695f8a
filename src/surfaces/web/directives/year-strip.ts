/** How does the picture of the next twelve months look? */
import { html } from 'hono/html';
import { type Day, daysBetween, firstDay } from '../../../core/day.ts';
import type { Html } from '../html.ts';
import { type Ahead, kindWords } from './ahead.ts';

/** Units of the picture. */
const width = 960;
const month = width / 12;
const lane = 20;
const markWidth = 30;
const head = 22;
const names = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

interface Mark {
  readonly n: number;
  readonly ahead: Ahead;
  readonly x: number;
  readonly lane: number;
}

/** Marks of what lies ahead, numbered as in the list that says the same. The first month is the one that has begun. */
export function drawYear(ahead: readonly Ahead[], today: Day): Html {
  const first = `${today.slice(0, 7)}-01`;
  const months = Array.from({ length: 12 }, (_, index) => Temporal.PlainDate.from(first).add({ months: index }));
  const marks = place(ahead, first);
  const lanes = Math.max(1, ...marks.map((mark) => mark.lane + 1));
  const height = head + lanes * lane + 6;
  const now = xOf(today, first);
  return html`<figure class="year">
    <div class="wide" tabindex="0" role="group" aria-label="Picture of the next twelve months">
    <svg role="img" aria-labelledby="year-title year-desc" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
      <title id="year-title">The next twelve months</title><desc id="year-desc">${marks.length} of the ${ahead.length} dates of the list below lie in these months.</desc>
      ${months.map((each, index) => html`<rect class="month ${index % 2 === 0 ? 'even' : 'odd'}" x="${index * month}" y="0" width="${month}" height="${height}" /><text class="years" x="${index * month + 4}" y="15">${names[each.month - 1]}${index === 0 || each.month === 1 ? ` ${each.year}` : ''}</text>`)}
      <line class="today" x1="${now}" x2="${now}" y1="0" y2="${height}" />
      ${marks.map(drawMark)}
    </svg></div>
    <figcaption class="fine">Round: a deadline. Pointed: comes into force. Square: ends. The line is today.</figcaption></figure>`;
}

function place(ahead: readonly Ahead[], first: Day): Mark[] {
  const ends: number[] = [];
  return ahead.flatMap((each, index) => {
    const x = xOf(firstDay(each.on), first);
    if (x >= width) return [];
    const from = Math.min(Math.max(x, 2), width - markWidth);
    const free = ends.findIndex((end) => end <= from);
    const at = free === -1 ? ends.length : free;
    ends[at] = from + markWidth;
    return [{ n: index + 1, ahead: each, x: from, lane: at }];
  });
}

/** Months are equally wide, whatever their days. */
function xOf(day: Day, first: Day): number {
  const start = `${day.slice(0, 7)}-01`;
  const at = Temporal.PlainDate.from(day);
  const whole = Temporal.PlainDate.from(first).until(start, { largestUnit: 'month' }).months;
  const years = Temporal.PlainDate.from(first).until(start, { largestUnit: 'year' }).years;
  const months = years === 0 ? whole : 12;
  return Math.round((months + daysBetween(start, day) / at.daysInMonth) * month * 10) / 10;
}

function drawMark({ n, ahead, x, lane: at }: Mark): Html {
  const y = head + at * lane + lane / 2;
  const shape =
    ahead.kind === 'deadline'
      ? html`<circle cx="${x + 5}" cy="${y}" r="5" />`
      : ahead.kind === 'begins'
        ? html`<path d="M${x} ${y + 5}L${x + 5} ${y - 5}L${x + 10} ${y + 5}Z" />`
        : html`<rect x="${x}" y="${y - 5}" width="10" height="10" />`;
  return html`<g class="mark ${ahead.kind}"><title>${n} ${kindWords[ahead.kind]}: ${ahead.title}</title>${shape}<text x="${x + 13}" y="${y + 4}">${n}</text></g>`;
}
