/** What does Vouch look like in Teams? `node manifest/draw-icons.ts` draws both icons anew. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';

type Point = readonly [x: number, y: number];
type Colour = readonly [red: number, green: number, blue: number, alpha: number];
/** Is a point in it? */
type Shape = (x: number, y: number) => boolean;
interface Layer {
  readonly shape: Shape;
  readonly colour: Colour;
}

/** Each pixel is looked at this often in either direction, so that edges are smooth. */
const samples = 8;
/** Into how many pieces a rounded corner is cut. */
const pieces = 12;

const white: Colour = [255, 255, 255, 255];
const navy: Colour = [0x16, 0x32, 0x4f, 255];
const nothing: Colour = [255, 255, 255, 0];

const between = ([ax, ay]: Point, [bx, by]: Point, part: number): Point => [
  ax + (bx - ax) * part,
  ay + (by - ay) * part,
];
const length = ([ax, ay]: Point, [bx, by]: Point): number => Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay));

/** A closed outline whose corners are rounded: each with how far before and after it the curve begins. */
function rounded(corners: readonly (readonly [x: number, y: number, round: number])[]): Point[] {
  return corners.flatMap(([x, y, round], index) => {
    const [bx, by] = corners.at(index - 1) ?? [x, y];
    const [ax, ay] = corners.at((index + 1) % corners.length) ?? [x, y];
    const corner: Point = [x, y];
    const from = between(corner, [bx, by], round / length(corner, [bx, by]));
    const to = between(corner, [ax, ay], round / length(corner, [ax, ay]));
    return Array.from({ length: pieces + 1 }, (_, step) => {
      const part = step / pieces;
      return between(between(from, corner, part), between(corner, to, part), part);
    });
  });
}

interface Edge {
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
}

const edges = (points: readonly Point[]): Edge[] =>
  points.slice(1).map(([bx, by], index) => {
    const [ax, ay] = points[index] ?? [bx, by];
    return { ax, ay, bx, by };
  });

function filled(outline: readonly Point[]): Shape {
  const sides = edges([...outline, ...outline.slice(0, 1)]);
  return (x, y) => {
    let inside = false;
    for (const { ax, ay, bx, by } of sides)
      if (ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay)) inside = !inside;
    return inside;
  };
}

/** A line with round ends. */
function stroked(line: readonly Point[], width: number): Shape {
  const reach = (width / 2) ** 2;
  const sides = edges(line);
  return (x, y) => sides.some((side) => distance(side, x, y) <= reach);
}

/** The square of it. */
function distance({ ax, ay, bx, by }: Edge, x: number, y: number): number {
  const along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2 || 1);
  const part = Math.min(1, Math.max(0, along));
  return (x - ax - (bx - ax) * part) ** 2 + (y - ay - (by - ay) * part) ** 2;
}

/** What somebody says, in a square of this size: the tail points to the lower left. */
function bubble(left: number, top: number, size: number): Point[] {
  const at = (x: number, y: number, round: number) => [left + x * size, top + y * size, round * size] as const;
  return rounded([
    at(0, 0, 0.24),
    at(1, 0, 0.24),
    at(1, 0.75, 0.24),
    at(0.5, 0.75, 0.02),
    at(0.25, 1, 0.025),
    at(0.25, 0.75, 0.005),
    at(0, 0.75, 0.24),
  ]);
}

/** In the middle of a bubble of the same size. */
const tick = (left: number, top: number, size: number): Point[] => [
  [left + 0.27 * size, top + 0.39 * size],
  [left + 0.43 * size, top + 0.55 * size],
  [left + 0.73 * size, top + 0.21 * size],
];

function paint(size: number, ground: Colour, layers: readonly Layer[]): PNG {
  const picture = new PNG({ width: size, height: size });
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      let colour = ground;
      for (const layer of layers) colour = over(layer.colour, share(layer.shape, x, y), colour);
      picture.data.set(colour.map(Math.round), (y * size + x) * 4);
    }
  return picture;
}

/** How much of a pixel is in a shape, 0 to 1. */
function share(shape: Shape, x: number, y: number): number {
  let inside = 0;
  for (let row = 0; row < samples; row++)
    for (let column = 0; column < samples; column++)
      if (shape(x + (column + 0.5) / samples, y + (row + 0.5) / samples)) inside++;
  return inside / (samples * samples);
}

function over(top: Colour, part: number, below: Colour): Colour {
  const mix = (a: number, b: number) => b + (a - b) * part;
  return [mix(top[0], below[0]), mix(top[1], below[1]), mix(top[2], below[2]), mix(top[3], below[3])];
}

/** `color.png`, 192 x 192, the sign within the middle 120 x 120; `outline.png`, 32 x 32, nothing but white on nothing. */
export function drawIcons(): { readonly color: PNG; readonly outline: PNG } {
  const sign = [42, 42, 108] as const;
  // Whole numbers: a line two pixels wide then covers two rows of pixels, and is sharp.
  const small = [2, 2, 28] as const;
  const edge = bubble(...small);
  return {
    color: paint(192, navy, [
      { shape: filled(bubble(...sign)), colour: white },
      { shape: stroked(tick(...sign), 13), colour: navy },
    ]),
    outline: paint(32, nothing, [
      { shape: stroked([...edge, ...edge.slice(0, 1)], 2), colour: white },
      { shape: stroked(tick(...small), 3), colour: white },
    ]),
  };
}

if (import.meta.main)
  for (const [name, picture] of Object.entries(drawIcons()))
    writeFileSync(join(import.meta.dirname, 'teams', `${name}.png`), PNG.sync.write(picture));
