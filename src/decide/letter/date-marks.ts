/** How is a date the same date in any writing? */

const months = 'january february march april may june july august september october november december'.split(' ');
const name = `(?:${months.map((month) => `${month}|${month.slice(0, 3)}\\.?`).join('|')}|sept\\.?)`;
const day = '(\\d{1,2})(?:st|nd|rd|th)?';

const numberOf = (month: string): string =>
  String(months.findIndex((each) => each.startsWith(month.toLowerCase().slice(0, 3))) + 1).padStart(2, '0');
const mark = (year: string, month: string, date = ''): string =>
  ` @${year}-${numberOf(month)}${date === '' ? '' : `-${date.padStart(2, '0')}`} `;

/**
 * Every date written in full ("20 June 2024", "June 20th, 2024", "2024-06-20", "June 2024") as a word like `@2024-06-20`.
 * One that leaves open which number is the month ("06/07/2024") stays as it is.
 */
export function markDates(text: string): string {
  return text
    .replace(
      new RegExp(`\\b${day}(?: of)? (${name}),? (\\d{4})\\b`, 'gi'),
      (_, date: string, month: string, year: string) => mark(year, month, date),
    )
    .replace(new RegExp(`\\b(${name}) ${day},? (\\d{4})\\b`, 'gi'), (_, month: string, date: string, year: string) =>
      mark(year, month, date),
    )
    .replace(/(?<![\d.@-])(\d{4})-(\d{2})-(\d{2})(?![\d-])/g, ' @$1-$2-$3 ')
    .replace(new RegExp(`\\b(${name}),? (?:of )?(\\d{4})\\b`, 'gi'), (_, month: string, year: string) =>
      mark(year, month),
    );
}

/** True for a word that `markDates` made. */
export const isDateMark = (word: string): boolean => word.startsWith('@');
