/** How does a screenshot become a small file? By 256 colours instead of 16 million: text on white needs no more. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** The PNG with a palette of its most frequent colours; every other pixel takes the nearest of them. For 8-bit RGB and RGBA as Chromium writes them. */
export function shrinkPng(png: Buffer): Buffer {
  const chunks = chunksOf(png);
  const header = chunks.find(({ type }) => type === 'IHDR')?.data;
  if (header === undefined) throw new Error('this is no PNG');
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  const bytes = { 2: 3, 6: 4 }[header[9] ?? 0];
  if (bytes === undefined || header[8] !== 8 || header[12] !== 0)
    throw new Error('only 8-bit RGB(A) without interlace');
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  const colours = coloursOf(inflateSync(packed), width, height, bytes);
  const palette = [...tally(colours)]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, 256)
    .map(([colour]) => colour);
  const indexOf = new Map<number, number>();
  const rows = Buffer.alloc((width + 1) * height);
  for (let at = 0; at < colours.length; at += 1) {
    const colour = colours[at] ?? 0;
    const index = indexOf.get(colour) ?? nearest(colour, palette);
    indexOf.set(colour, index);
    rows[at + Math.floor(at / width) + 1] = index;
  }
  const newHeader = Buffer.from(header);
  newHeader[9] = 3;
  const entries = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([
    png.subarray(0, 8),
    chunk('IHDR', newHeader),
    chunk('PLTE', entries),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunksOf(png: Buffer): { type: string; data: Buffer }[] {
  const chunks = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}

/** Undoes the filters of the PNG format; each pixel as 0xRRGGBB. */
function coloursOf(data: Buffer, width: number, height: number, bytes: number): Uint32Array {
  const stride = width * bytes;
  const plain = Buffer.alloc(stride * height);
  for (let row = 0; row < height; row += 1) {
    const filter = data[row * (stride + 1)] ?? 0;
    for (let at = 0; at < stride; at += 1) {
      const here = row * stride + at;
      const left = at >= bytes ? (plain[here - bytes] ?? 0) : 0;
      const above = row > 0 ? (plain[here - stride] ?? 0) : 0;
      const corner = row > 0 && at >= bytes ? (plain[here - stride - bytes] ?? 0) : 0;
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter] ?? 0;
      plain[here] = ((data[row * (stride + 1) + 1 + at] ?? 0) + guess) & 255;
    }
  }
  return Uint32Array.from({ length: width * height }, (_, pixel) => plain.readUIntBE(pixel * bytes, 3));
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

function tally(colours: Uint32Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  return counts;
}

function nearest(colour: number, palette: readonly number[]): number {
  const distance = (other: number) =>
    [16, 8, 0].reduce((sum, shift) => sum + (((colour >> shift) & 255) - ((other >> shift) & 255)) ** 2, 0);
  let best = 0;
  for (let index = 1; index < palette.length; index += 1)
    if (distance(palette[index] ?? 0) < distance(palette[best] ?? 0)) best = index;
  return best;
}
