/** What does the growth of times and memory look like, as one picture for light and dark pages? */
import { html, raw } from 'hono/html';
import type { Grown } from '../bench/growth.ts';

type Svg = ReturnType<typeof html>;

interface Line {
  readonly name: string;
  readonly points: readonly (readonly [size: number, value: number])[];
}

/** One chart: sizes to the right and values up, both by powers of ten. */
interface Chart {
  readonly title: string;
  readonly across: string;
  readonly unit: 'ms' | 'MB';
  readonly lines: readonly Line[];
}

const width = 470;
const height = 330;
const inner = { left: 62, right: 14, top: 40, bottom: 46 } as const;
/** Told apart in either mode and by those who tell few colours apart (Okabe and Ito's, darkened or lightened to a middle). */
const colours = ['#0a84c6', '#d0632a', '#1b9e77', '#b8549b', '#a88a00'] as const;
const dashes = ['', '7 3', '2 3', '9 3 2 3', '4 2'] as const;

const shortly = (value: number): string =>
  value >= 1e6 ? `${value / 1e6}M` : value >= 1e3 ? `${value / 1e3}k` : String(Number(value.toPrecision(3)));

const larger = { ms: 's', MB: 'GB' } as const;
const inUnits = (value: number, unit: Chart['unit']): string =>
  value >= 1e3 ? `${(value / 1e3).toLocaleString('en')} ${larger[unit]}` : `${shortly(value)} ${unit}`;

/** The powers of ten around some values. */
function decades(values: readonly number[]): number[] {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  return Array.from({ length: high - low + 1 }, (_, at) => 10 ** (low + at));
}

function drawChart({ title, across, unit, lines }: Chart, at: readonly [number, number]): Svg {
  const sizes = [...new Set(lines.flatMap(({ points }) => points.map(([size]) => size)))].toSorted((a, b) => a - b);
  const steps = decades(lines.flatMap(({ points }) => points.map(([, value]) => Math.max(value, 0.01))));
  const scale = (value: number, ends: readonly number[], from: number, to: number): number => {
    const [low, high] = [Math.log10(ends[0] ?? 1), Math.log10(ends.at(-1) ?? 10)];
    return Math.round((from + ((Math.log10(value) - low) / (high - low)) * (to - from)) * 10) / 10;
  };
  const x = (size: number): number => scale(size, sizes, inner.left + 8, width - inner.right - 12);
  const y = (value: number): number => scale(Math.max(value, 0.01), steps, height - inner.bottom, inner.top);
  return html`<g transform="translate(${at[0]} ${at[1]})" role="img" aria-label="${title}">
    <text x="${inner.left}" y="20" class="title">${title}</text>
    ${steps.map((step) => html`<line x1="${inner.left}" x2="${width - inner.right}" y1="${y(step)}" y2="${y(step)}" class="rule"/><text x="${inner.left - 6}" y="${y(step) + 4}" text-anchor="end">${inUnits(step, unit)}</text>`)}
    ${sizes.map((size) => html`<line x1="${x(size)}" x2="${x(size)}" y1="${height - inner.bottom}" y2="${height - inner.bottom + 4}" class="rule"/><text x="${x(size)}" y="${height - inner.bottom + 18}" text-anchor="middle">${shortly(size)}</text>`)}
    <text x="${(inner.left + width - inner.right) / 2}" y="${height - 8}" text-anchor="middle">${across}</text>
    ${lines.map(({ points }, index) => html`<polyline points="${points.map(([size, value]) => `${x(size)},${y(value)}`).join(' ')}" fill="none" stroke="${colours[index % colours.length]}" stroke-width="2" stroke-dasharray="${dashes[index % dashes.length]}"/>${points.map(([size, value]) => html`<circle cx="${x(size)}" cy="${y(value)}" r="3" fill="${colours[index % colours.length]}"/>`)}`)}
  </g>`;
}

/** The names of the lines, each beside a piece of it. */
function drawKey({ lines }: Chart, at: readonly [number, number]): Svg {
  return html`<g transform="translate(${at[0]} ${at[1]})">${lines.map(
    ({ name }, index) =>
      html`<line x1="${inner.left}" x2="${inner.left + 28}" y1="${index * 18 + 10}" y2="${index * 18 + 10}" stroke="${colours[index % colours.length]}" stroke-width="2" stroke-dasharray="${dashes[index % dashes.length]}"/><text x="${inner.left + 36}" y="${index * 18 + 14}">${name}</text>`,
  )}</g>`;
}

function linesOf(grown: Grown): Line[] {
  const names = Object.keys(grown[0]?.measured.figures ?? {});
  return names.map((name) => ({
    name,
    points: grown.map(({ size, measured }) => [size, measured.figures[name]?.p95 ?? 0] as const),
  }));
}

const memoryOf = (grown: Grown, name: string): Line => ({
  name,
  points: grown.map(({ size, measured }) => [size, measured.memory] as const),
});

/** An SVG with a ground of its own, so that it can be read on any page. */
export function drawGrowth(byConcerns: Grown, byRecords: Grown): string {
  const charts: readonly Chart[] = [
    {
      title: 'Time with ever more concerns (p95)',
      across: 'concerns in the ledger',
      unit: 'ms',
      lines: linesOf(byConcerns),
    },
    {
      title: 'Time with ever more records (p95)',
      across: 'records in the content',
      unit: 'ms',
      lines: linesOf(byRecords),
    },
    {
      title: 'Memory',
      across: 'concerns, or records',
      unit: 'MB',
      lines: [memoryOf(byConcerns, 'with so many concerns'), memoryOf(byRecords, 'with so many records')],
    },
  ];
  const keys = Math.max(...charts.map(({ lines }) => lines.length)) * 18 + 16;
  const svg = html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width * charts.length} ${height + keys}" font-family="system-ui, sans-serif" font-size="12">
  <style>
    .ground { fill: #ffffff } text { fill: #24292f } .title { font-size: 14px; font-weight: 600 } .rule { stroke: #8c959f; stroke-opacity: 0.45 }
    @media (prefers-color-scheme: dark) { .ground { fill: #0d1117 } text { fill: #e6edf3 } }
  </style>
  <rect class="ground" width="100%" height="100%" rx="6"/>
  ${charts.map((chart, index) => drawChart(chart, [index * width, 0]))}
  ${charts.map((chart, index) => drawKey(chart, [index * width, height]))}
</svg>
`;
  return `${raw(String(svg))}`;
}
