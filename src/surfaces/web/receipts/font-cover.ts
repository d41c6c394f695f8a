/** Which letters can the font of a brief draw, and how is written what it cannot? */
import { transliterate } from 'transliteration';

/** Letters drawn one after the other, from the left. The font has some of other scripts, but those are not only set so. */
const plain = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}]/u;

/** The code points that a TrueType font has a glyph for: its `cmap` table in format 12, which every font with a full Unicode range has. */
export function codePointsOf(font: Buffer): (codePoint: number) => boolean {
  const tables = font.readUInt16BE(4);
  const at = Array.from({ length: tables }, (_, index) => 12 + index * 16).find(
    (entry) => font.toString('latin1', entry, entry + 4) === 'cmap',
  );
  const cmap = font.readUInt32BE((at ?? 0) + 8);
  const table = Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, index) => cmap + font.readUInt32BE(cmap + 8 + index * 8),
  ).find((offset) => font.readUInt16BE(offset) === 12);
  if (at === undefined || table === undefined) throw new Error('the font has no cmap table in format 12');
  const groups = Array.from({ length: font.readUInt32BE(table + 12) }, (_, index) => {
    const group = table + 16 + index * 12;
    return { from: font.readUInt32BE(group), to: font.readUInt32BE(group + 4) };
  });
  return (codePoint) => groups.some(({ from, to }) => codePoint >= from && codePoint <= to);
}

/**
 * The text as the font can draw it: what it lacks is written in Latin letters, or as "?" where nobody transliterates it.
 * `changed` says that it was, so that the brief can tell.
 */
export function drawable(
  text: string,
  has: (codePoint: number) => boolean,
): { readonly text: string; readonly changed: boolean } {
  let changed = false;
  const drawn = text.normalize('NFC').replace(/[^\p{ASCII}]/gu, (sign) => {
    if (plain.test(sign) && has(sign.codePointAt(0) ?? 0)) return sign;
    changed = true;
    const latin = transliterate(sign);
    return /^[\p{ASCII}]+$/u.test(latin) ? latin : '?';
  });
  return { text: drawn, changed };
}
