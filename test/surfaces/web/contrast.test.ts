/** Can what base.css colours be read, in light and in dark? */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('../../../src/surfaces/web/css/base.css', import.meta.url), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{3,6}), (#[0-9a-f]{3,6})\);/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
);

/** The relative luminance of WCAG 2.2. */
function luminance(hex: string): number {
  const full = hex.length === 4 ? hex.replace(/[0-9a-f]/g, '$&$&') : hex;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(full.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['paper', 'card', 'raised', 'said'];
/** Text on what it stands on: 4.5 to 1. */
const text: readonly (readonly [string, string])[] = [
  ...['ink', 'soft', 'link'].flatMap((name) => grounds.map((ground) => [name, ground] as const)),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-deep'],
  ...['red', 'amber', 'yellow', 'green', 'grey'].flatMap((name) => [
    [name, `${name}-tint`] as const,
    [name, 'card'] as const,
    ['ink', `${name}-tint`] as const,
  ]),
];
/** The edge of a field and the ring around what has the focus: 3 to 1. */
const edges: readonly (readonly [string, string])[] = ['edge', 'focus'].flatMap((name) =>
  ['paper', 'card', 'raised'].map((ground) => [name, ground] as const),
);

test.each(['light', 'dark'] as const)('in %s every pair is far enough apart', (mode) => {
  const measured = (pairs: typeof text) =>
    pairs.map(([name, ground]) => {
      const [one, other] = [tokens.get(name)?.[mode], tokens.get(ground)?.[mode]];
      if (one === undefined || other === undefined) throw new Error(`base.css has no colour ${name} or ${ground}`);
      return { pair: `${name} on ${ground}`, ratio: contrast(one, other) };
    });
  expect(measured(text).filter(({ ratio }) => ratio < 4.5)).toEqual([]);
  expect(measured(edges).filter(({ ratio }) => ratio < 3)).toEqual([]);
});
