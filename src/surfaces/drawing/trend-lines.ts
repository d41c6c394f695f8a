/** How is a trend drawn where there is only text? */
import type { Block } from '../../core/reply.ts';
import { clip } from './clip.ts';
import { tidyLine } from './tidy.ts';

export type Trend = Extract<Block, { kind: 'trend' }>;

const levels = '▁▂▃▄▅▆▇█';
/** Half a year of weeks; of more the last are shown. */
const mostPoints = 26;
const labelLength = 40;

export const trendPoints = ({ points }: Trend): Trend['points'] =>
  points.slice(-mostPoints).map(({ label, count }) => ({ label: clip(tidyLine(label), labelLength), count }));

/** "▁▃█": one sign a point, the highest for the largest number. */
export function trendBars(trend: Trend): string {
  const counts = trendPoints(trend).map(({ count }) => count);
  const most = Math.max(1, ...counts);
  return counts.map((count) => levels[Math.round((count / most) * (levels.length - 1))] ?? '').join('');
}

/** "3 (week of 2 March) to 9 (week of 23 March): 3, 5, 4, 9", so that whoever hears the line knows it as well. */
export function trendNumbers(trend: Trend): string {
  const points = trendPoints(trend);
  const end = (point: Trend['points'][number] | undefined) =>
    point === undefined ? '' : `${point.count} (${point.label})`;
  return `${end(points.at(0))} to ${end(points.at(-1))}: ${points.map(({ count }) => count).join(', ')}`;
}
