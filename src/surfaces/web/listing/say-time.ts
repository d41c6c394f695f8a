/** How is a moment written for people? */
import { dayOf, sayDay } from '../../../core/day.ts';

/** "24 November 2026, 09:05", in UTC; from epoch milliseconds. */
export const sayTime = (at: number): string => `${sayDay(dayOf(at))}, ${new Date(at).toISOString().slice(11, 16)}`;
