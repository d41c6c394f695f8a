/** What does a YAML parser's complaint mean for the person who wrote the file? */
import type { ErrorCode, YAMLError } from 'yaml';
import type { FindingWords } from './finding.ts';

const quoteIt = 'put the text in "double quotes" if it holds ": ", " #" or begins with one of [ { & * ! | > @ % `';

const known: Partial<Record<ErrorCode, { why: string; fix: string }>> = {
  DUPLICATE_KEY: {
    why: 'only one of the two would be read, and nobody would notice',
    fix: 'keep one and delete the other',
  },
  TAB_AS_INDENT: { why: 'YAML takes only spaces at the start of a line', fix: 'replace the tab by two spaces' },
  BAD_INDENT: {
    why: 'the spaces at the start of a line say what belongs to what',
    fix: 'line it up with the lines of the same list or record',
  },
  MULTIPLE_DOCS: {
    why: 'a file holds one record',
    fix: 'remove the line "---", or move the second record to its own file',
  },
  BLOCK_AS_IMPLICIT_KEY: { why: 'a colon followed by a space begins a value', fix: quoteIt },
  MULTILINE_IMPLICIT_KEY: {
    why: 'a line without "key:" cannot stand here',
    fix: `add the missing colon, or ${quoteIt}`,
  },
  MISSING_CHAR: {
    why: 'the parser cannot tell where the text or the list ends',
    fix: 'close the quote, bracket or brace',
  },
  BAD_ALIAS: { why: '* points to a part marked with & earlier in the file', fix: quoteIt },
};

const general = { why: 'a file that cannot be read is not used', fix: quoteIt };

/** The finding's words for a parser error; `text` is the whole file. */
export function explainSyntax(error: YAMLError, text: string): FindingWords {
  const words = known[error.code] ?? general;
  if (error.code !== 'DUPLICATE_KEY') return { what: `not YAML: ${error.message}`, ...words };
  const key = /^["']?([^"':\n]*)/.exec(text.slice(error.pos[0]))?.[1]?.trim() ?? '';
  return { what: `"${key}" is written twice`, ...words };
}
