/** How is the brief for a client drawn as a PDF? */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { Brief, Line, LineStyle } from './brief-lines.ts';
import { fitBrief } from './fit-brief.ts';
import { codePointsOf, drawable } from './font-cover.ts';

interface Look {
  readonly bold?: boolean;
  readonly size: number;
  readonly colour: string;
  /** Before it, and to its left; in points. */
  readonly gap: number;
  readonly indent: number;
  /** What it is to a screen reader. */
  readonly tag: 'H1' | 'H2' | 'P' | 'Link';
}

const ink = '#1b2333';
const soft = '#525d72';
const looks: Readonly<Record<LineStyle, Look>> = {
  title: { bold: true, size: 15, colour: ink, gap: 0, indent: 0, tag: 'H1' },
  warning: { bold: true, size: 11, colour: '#99101d', gap: 0, indent: 0, tag: 'P' },
  fine: { size: 8.5, colour: soft, gap: 5, indent: 0, tag: 'P' },
  verdict: { bold: true, size: 10, colour: ink, gap: 6, indent: 0, tag: 'P' },
  heading: { bold: true, size: 10.5, colour: ink, gap: 11, indent: 0, tag: 'H2' },
  text: { size: 9.5, colour: ink, gap: 5, indent: 0, tag: 'P' },
  item: { size: 9.5, colour: ink, gap: 4, indent: 12, tag: 'P' },
  source: { size: 7.5, colour: ink, gap: 4, indent: 0, tag: 'P' },
  address: { size: 7, colour: '#174ea6', gap: 0.5, indent: 0, tag: 'Link' },
};

/** A4 in points, its margins, and the room between them. */
const page = { width: 595.28, height: 841.89, side: 54, top: 50, foot: 44 };
const width = page.width - 2 * page.side;
const room = page.height - page.top - page.foot - 14;

const unlike =
  'Letters that the font of this document lacks are written in Latin letters here, or as “?”. The text copy has them as they are.';

interface Fonts {
  readonly regular: Buffer;
  readonly bold: Buffer;
  readonly has: (codePoint: number) => boolean;
}
let read: Fonts | undefined;

/** Read once, when the first brief is drawn. */
function fonts(): Fonts {
  const { resolve } = createRequire(import.meta.url);
  const font = (name: string) => readFileSync(resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`));
  if (read === undefined) {
    const regular = font('DejaVuSans');
    const bold = font('DejaVuSans-Bold');
    const [inRegular, inBold] = [codePointsOf(regular), codePointsOf(bold)];
    read = { regular, bold, has: (codePoint) => inRegular(codePoint) && inBold(codePoint) };
  }
  return read;
}

/** A tagged PDF of at most two A4 pages with its fonts in it; the same brief gives the same bytes. `compress` is for who wants to read them. */
export async function drawBrief(brief: Brief, compress = true): Promise<Buffer> {
  const { regular, bold, has } = fonts();
  const title = drawable(brief.title, has).text;
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: page.top, left: page.side, right: page.side, bottom: 10 },
    autoFirstPage: false,
    compress,
    pdfVersion: '1.7',
    lang: 'en',
    tagged: true,
    displayTitle: true,
    // The library writes it into XML as it stands.
    info: {
      Title: title.replaceAll('&', 'and').replace(/[<>]/g, ''),
      Author: 'Vouch',
      Creator: 'Vouch',
      CreationDate: new Date(brief.at),
    },
  });
  const done = bytesOf(doc);
  doc.registerFont('regular', regular).registerFont('bold', bold);
  const set = ({ bold: heavy = false, size, colour }: Look) =>
    doc
      .font(heavy ? 'bold' : 'regular')
      .fontSize(size)
      .fillColor(colour);
  const written = writable(brief, has);
  doc.addPage();
  const pages = fitBrief(written, room, (line) => {
    const look = looks[line.style];
    return look.gap + set(look).heightOfString(line.text, { width: width - look.indent });
  });
  const root = doc.struct('Document');
  doc.addStructure(root);
  for (const [index, lines] of pages.entries()) {
    if (index > 0) doc.addPage();
    let y = page.top;
    for (const line of lines) {
      const look = looks[line.style];
      y += look.gap;
      root.add(doc.struct(look.tag, {}, () => drawLine(doc, line, look, y, set)));
      y = doc.y;
    }
    doc.markContent('Artifact', { type: 'Pagination' });
    const foot = page.height - page.foot;
    doc
      .moveTo(page.side, foot - 6)
      .lineTo(page.width - page.side, foot - 6)
      .lineWidth(0.5)
      .stroke('#d8dee8');
    set({ ...looks.fine, size: 7.5 });
    doc.text(brief.foot, page.side, foot, { width: width - 70, lineBreak: false });
    doc.text(`Page ${index + 1} of ${pages.length}`, page.width - page.side - 70, foot, { width: 70, align: 'right' });
    doc.endMarkedContent();
  }
  root.end();
  doc.end();
  return done;
}

function drawLine(doc: PDFKit.PDFDocument, line: Line, look: Look, y: number, set: (look: Look) => void): void {
  set(look);
  if (line.style === 'item') doc.text('•', page.side, y, { width: look.indent, lineBreak: false });
  doc.text(line.text, page.side + look.indent, y, {
    width: width - look.indent,
    ...(line.link === undefined ? {} : { link: line.link }),
  });
}

/** The brief in letters that the font has, and a line that says so where they are not its own. */
function writable(brief: Brief, has: (codePoint: number) => boolean): Brief {
  let changed = false;
  const write = (text: string): string => {
    const drawn = drawable(text, has);
    changed ||= drawn.changed;
    return drawn.text;
  };
  const lines = brief.lines.map((line) => ({ ...line, text: write(line.text) }));
  const citations = brief.citations.map((citation) => ({
    ...citation,
    title: write(citation.title),
    publisher: write(citation.publisher),
    quote: citation.quote === null ? null : write(citation.quote),
  }));
  return { ...brief, citations, lines: changed ? [...lines, { style: 'fine', text: unlike }] : lines };
}

function bytesOf(doc: PDFKit.PDFDocument): Promise<Buffer> {
  const pieces: Buffer[] = [];
  return new Promise((resolve, reject) => {
    doc.on('data', (piece: Buffer) => pieces.push(piece));
    doc.on('end', () => resolve(Buffer.concat(pieces)));
    doc.on('error', reject);
  });
}
