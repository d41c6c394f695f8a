/** How do a day and a moment look on a page, so that a line does not break inside? */
import { html } from 'hono/html';
import { dayOf, type PartialDay, sayDay } from '../../../core/day.ts';
import type { Html } from '../html.ts';
import { sayTime } from './say-time.ts';

/** "13 September 2017" */
export const drawDay = (day: PartialDay): Html => html`<time datetime="${day}">${sayDay(day)}</time>`;

/** The day in UTC of a moment in epoch milliseconds. */
export const drawDayOf = (at: number): Html => drawDay(dayOf(at));

/** "24 November 2026, 09:05", in UTC; from epoch milliseconds. */
export const drawTime = (at: number): Html =>
  html`<time datetime="${new Date(at).toISOString()}">${sayTime(at)}</time>`;
