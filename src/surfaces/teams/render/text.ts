/** How does text from outside stay text on a card? */
import { remembering } from '../../../core/remembering.ts';
import { onOneLine, tidy } from '../../drawing/tidy.ts';

/** WORD JOINER: takes no room, and ends what Teams would read as a mention, a date or an entity. */
const joiner = '\u2060';

/**
 * The text as it is drawn where no markdown is read: without control characters (line breaks stay) and marks that turn the
 * reading direction, with every `<at>`, `{{DATE(`, `{{TIME(` and written-out entity broken by an invisible joiner. Cards
 * expand the date functions in every kind of text (adaptivecards 3.0.6, text-formatters).
 */
export const literal = remembering(broken, 5_000);

function broken(text: string): string {
  return tidy(text)
    .replace(/<(?=\/?at\b)/gi, `<${joiner}`)
    .replace(/\{(?=\{(?:DATE|TIME)\()/gi, `{${joiner}`)
    .replace(/&(?=#?[a-z0-9]+;)/gi, `&${joiner}`);
}

/** The same on one line. */
export const oneLine = remembering((text) => onOneLine(literal(text)), 5_000);

/** True where no reader of markdown finds anything to read, not even a bare address, so that the text may stand in a TextBlock. */
export const holdsNoMarkdown = (text: string): boolean =>
  /^\p{L}[\p{L}\p{M}\p{N} ,.:;'’‘“”"?!–—()/-]*$/u.test(text) && !/\/\/|www\.|[\p{L}\p{N}-]\.\p{L}{2}/iu.test(text);
