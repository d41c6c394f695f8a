/** What does a PDF say that was written without compression? */

/** The text of each page, in the order in which it was drawn; one line for each piece of text. */
export function readPdf(bytes: Buffer): string[] {
  const file = bytes.toString('latin1');
  const objects = new Map(
    [...file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = '', body = '']) => [id, body]),
  );
  const at = (body: string, key: string) => objects.get(new RegExp(`/${key} (\\d+) 0 R`).exec(body)?.[1] ?? '') ?? '';
  return [...objects.values()]
    .filter((body) => /\/Type \/Page\n/.test(body))
    .map((page) => {
      const fonts = new Map(
        [...at(page, 'Resources').matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [
          name,
          lettersOf(at(objects.get(id) ?? '', 'ToUnicode')),
        ]),
      );
      let letters = new Map<number, string>();
      const lines: string[] = [];
      for (const [, font, shown] of at(page, 'Contents').matchAll(/\/(F\d+) [\d.]+ Tf|\[(.*?)\] TJ/g)) {
        if (font !== undefined) letters = fonts.get(font) ?? letters;
        const glyphs = [...(shown ?? '').matchAll(/<([0-9a-f]+)>/g)].flatMap(
          ([, hex = '']) => hex.match(/.{4}/g) ?? [],
        );
        lines.push(glyphs.map((glyph) => letters.get(Number.parseInt(glyph, 16)) ?? '').join(''));
      }
      return lines.filter((line) => line !== '').join('\n');
    });
}

/** What each glyph of a font stands for, by its `ToUnicode` table. */
function lettersOf(table: string): Map<number, string> {
  const letters = new Map<number, string>();
  for (const [, from = '', list = ''] of table.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[(.*?)\]/g)) {
    const first = Number.parseInt(from, 16);
    for (const [index, [, units = '']] of [...list.matchAll(/<([0-9a-f ]+)>/g)].entries()) {
      const codes = units.split(' ').flatMap((unit) => unit.match(/.{4}/g) ?? []);
      letters.set(first + index, String.fromCharCode(...codes.map((code) => Number.parseInt(code, 16))));
    }
  }
  return letters;
}
