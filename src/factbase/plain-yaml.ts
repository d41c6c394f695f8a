/** What does a file hold that is written in the plainest YAML, as nearly all records are? */

/** Thrown inside this file only: what stands here is left to the full parser. */
class NotPlain extends Error {}

interface Lines {
  readonly all: string[];
  at: number;
}

/** Control characters, tabs, other ends of lines, damage; a # that may be meant as text. */
const odd = /(?!\n)\p{Cc}|[\u2028\u2029\ufeff\ufffd]|(?:^|[ \n])#[^ #\n]/u;

/** Deeper than any record; beyond it the full parser decides. */
const deepest = 40;

/**
 * The value of a text in block maps and lists, one-line texts and one-line flow collections: five times sooner than by the
 * full parser, because it keeps no places. Undefined wherever the two could differ, and wherever anything is wrong or odd, so that
 * the full parser reads it and says what and where.
 */
export function readPlainYaml(text: string): { readonly value: unknown } | undefined {
  if (odd.test(text)) return undefined;
  const lines: Lines = { all: text.split('\n'), at: 0 };
  try {
    const value = block(lines, 0, 0);
    return next(lines) === -1 ? { value } : undefined;
  } catch (thrown) {
    if (thrown instanceof NotPlain) return undefined;
    throw thrown;
  }
}

const give = (): never => {
  throw new NotPlain();
};

const indentOf = (line: string): number => /^ */.exec(line)?.[0].length ?? 0;

/** Goes to the next line that is not empty and no comment; its indent, -1 at the end. */
function next(lines: Lines): number {
  for (; lines.at < lines.all.length; lines.at += 1) {
    const line = lines.all[lines.at] ?? '';
    const indent = indentOf(line);
    if (indent < line.length && line[indent] !== '#') return indent;
  }
  return -1;
}

/** A map or a list whose lines all begin at this indent. */
function block(lines: Lines, indent: number, depth: number): unknown {
  if (next(lines) !== indent || depth > deepest) return give();
  return isItem(lines.all[lines.at] ?? '', indent) ? list(lines, indent, depth) : map(lines, indent, depth);
}

const isItem = (line: string, indent: number): boolean => line.startsWith('- ', indent);
const keyed = /^([A-Za-z_][\w-]*):(?: (.*))?$/;

function map(lines: Lines, indent: number, depth: number): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  while (next(lines) === indent) {
    const line = lines.all[lines.at] ?? '';
    if (isItem(line, indent)) break;
    const [, key = '', rest = ''] = keyed.exec(line.slice(indent)) ?? give();
    if (maybeNoText.test(key) || key === '__proto__' || Object.hasOwn(made, key)) return give();
    lines.at += 1;
    if (rest !== '') made[key] = value(lines, rest, indent);
    else {
      const inner = next(lines);
      const isListBelow = inner === indent && isItem(lines.all[lines.at] ?? '', indent);
      made[key] = inner > indent || isListBelow ? block(lines, inner, depth + 1) : give();
    }
  }
  if (next(lines) > indent) return give();
  return made;
}

function list(lines: Lines, indent: number, depth: number): unknown[] {
  const made: unknown[] = [];
  while (next(lines) === indent && isItem(lines.all[lines.at] ?? '', indent)) {
    const rest = (lines.all[lines.at] ?? '').slice(indent + 2);
    if (keyed.test(rest)) {
      // A map that begins beside the dash: its first line is moved to where its others stand.
      lines.all[lines.at] = `${' '.repeat(indent + 2)}${rest}`;
      made.push(block(lines, indent + 2, depth + 1));
    } else {
      lines.at += 1;
      made.push(value(lines, rest, indent));
    }
  }
  if (next(lines) > indent) return give();
  return made;
}

/** What stands behind a key or a dash on a line of this indent. */
function value(lines: Lines, rest: string, indent: number): unknown {
  if (/^[|>]-?$/.test(rest)) return blockText(lines, rest, indent);
  // A deeper line would go on with this text.
  if (rest.startsWith(' ') || rest.endsWith(' ') || next(lines) > indent) return give();
  const cursor = { text: rest, at: 0 };
  const read = rest.startsWith('[') || rest.startsWith('{') ? flow(cursor, 0) : scalar(cursor, /^.*/);
  return cursor.at === rest.length ? read : give();
}

/** The text under `|`, `|-`, `>` or `>-`; folded ones only where every line is followed by another. */
function blockText(lines: Lines, mark: string, indent: number): string {
  const first = indentOf(lines.all[lines.at] ?? '');
  const texts: string[] = [];
  for (; lines.at < lines.all.length; lines.at += 1) {
    const line = lines.all[lines.at] ?? '';
    if (line === '') texts.push('');
    else if (line.endsWith(' ')) return give();
    else if (indentOf(line) >= first) texts.push(line.slice(first));
    else break;
  }
  if (first <= indent || texts[0] === '' || next(lines) > indent) return give();
  while (texts.at(-1) === '') texts.pop();
  const isFolded = mark.startsWith('>');
  if (isFolded && texts.some((line) => line === '' || line.startsWith(' '))) return give();
  return `${texts.join(isFolded ? ' ' : '\n')}${mark.endsWith('-') ? '' : '\n'}`;
}

interface Cursor {
  readonly text: string;
  at: number;
}

const skip = (cursor: Cursor): string => {
  while (cursor.text[cursor.at] === ' ') cursor.at += 1;
  return cursor.text[cursor.at] ?? '';
};

/** `[ a, 'b' ]` or `{ a: b }`, on one line. */
function flow(cursor: Cursor, depth: number): unknown {
  const isMap = cursor.text[cursor.at] === '{';
  const close = isMap ? '}' : ']';
  const items: unknown[] = [];
  const made: Record<string, unknown> = {};
  cursor.at += 1;
  if (depth > deepest) return give();
  for (let sign = skip(cursor); sign !== close; sign = skip(cursor)) {
    if (isMap) {
      const [whole = '', key = ''] = /^([A-Za-z_][\w-]*): /.exec(cursor.text.slice(cursor.at)) ?? give();
      if (maybeNoText.test(key) || key === '__proto__' || Object.hasOwn(made, key)) return give();
      cursor.at += whole.length;
      made[key] = flowValue(cursor, depth);
    } else items.push(flowValue(cursor, depth));
    const after = skip(cursor);
    if (after === ',') cursor.at += 1;
    else if (after !== close) return give();
    if (after === ',' && skip(cursor) === close) return give();
  }
  cursor.at += 1;
  return isMap ? made : items;
}

function flowValue(cursor: Cursor, depth: number): unknown {
  const sign = skip(cursor);
  return sign === '[' || sign === '{' ? flow(cursor, depth + 1) : scalar(cursor, /^[^,[\]{}]*/);
}

/** Whatever YAML could read as something other than text; a superset of its core schema. */
const maybeNoText = /^(?:~|null|true|false|[-+]?\.?(?:inf|nan)|0o\d+|0x[\da-f]+|[-+]?[\d.]+(?:e[-+]?\d+)?)$/i;
const quoted = /^(?:'((?:[^']|'')*)'|"(?:[^"\\]|\\["\\n])*")/;

/** One text, number or truth value, in quotes or without. */
function scalar(cursor: Cursor, extent: RegExp): unknown {
  const ahead = cursor.text.slice(cursor.at);
  if (/^['"]/.test(ahead)) {
    const [whole = '', single] = quoted.exec(ahead) ?? give();
    cursor.at += whole.length;
    return single === undefined ? JSON.parse(whole) : single.replaceAll("''", "'");
  }
  const found = extent.exec(ahead)?.[0] ?? '';
  const plain = found.replace(/ +$/, '');
  cursor.at += plain.length;
  if (plain === 'null') return null;
  if (plain === 'true' || plain === 'false') return plain === 'true';
  if (/^(?:0|-?[1-9]\d{0,14})$/.test(plain)) return Number(plain);
  if (plain === '' || /^[-?:,[\]{}#&*!|>%@`=]/.test(plain) || /: |:$| #/.test(plain)) return give();
  return maybeNoText.test(plain) ? give() : plain;
}
