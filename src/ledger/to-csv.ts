/** How do clients, concerns and follow-ups become a spreadsheet? */
import { stringify } from 'csv-stringify/sync';
import type { Client } from '../core/client.ts';
import type { Concern } from '../core/concern.ts';
import type { Exposure } from '../core/exposure.ts';
import type { Task } from '../core/task.ts';

/** What a spreadsheet may take for a formula: = + - @, also full-width, also after spaces and invisible characters; and a leading tab or line break. */
const formula = /^(?:[\t\r\n]|[\s\p{Cf}\p{Cc}]*[=+\-@＝＋－＠﹢﹣﹦﹫])/u;

/** A cell a spreadsheet shows as text: an apostrophe goes before what it would run. */
const cellOf = (text: string | null): string => (text === null ? '' : formula.test(text) ? `'${text}` : text);

const timeOf = (epochMilliseconds: number | null): string =>
  epochMilliseconds === null ? '' : new Date(epochMilliseconds).toISOString();

/** RFC 4180: a header row, CRLF after each row, quotes where needed. */
function toCsv(header: readonly string[] | null, rows: readonly (readonly (string | null)[])[]): string {
  return stringify(
    [...(header === null ? [] : [header]), ...rows].map((row) => row.map(cellOf)),
    {
      record_delimiter: 'windows',
      // The library quotes only its own record delimiter, and a lone CR or LF ends a row for many readers.
      quoted_match: /[\r\n]/,
    },
  );
}

/** Times as ISO 8601 in UTC. Without `header` for the rows that follow on others. */
export function concernsToCsv(rows: readonly Concern[], header = true): string {
  const names = ['id', 'logged at', 'client', 'vendor', 'severity', 'state', 'words', 'link', 'logged by', 'surface'];
  return toCsv(
    header ? names : null,
    rows.map((row) => [
      row.id,
      timeOf(row.createdAt),
      row.client.name,
      row.vendor,
      row.severity,
      row.state,
      row.words,
      row.link,
      row.loggedBy.name,
      row.surface,
    ]),
  );
}

/** Times as ISO 8601 in UTC; the due date as a day. Without `header` for the rows that follow on others. */
export function tasksToCsv(rows: readonly Task[], header = true): string {
  const names = 'id,title,client,vendor,owner,due,state,note,concern,directive,created by,created at,done at';
  return toCsv(
    header ? names.split(',') : null,
    rows.map((row) => [
      row.id,
      row.title,
      row.client?.name ?? null,
      row.vendor,
      row.owner,
      row.due,
      row.state,
      row.note,
      row.concern,
      row.directive,
      row.createdBy.name,
      timeOf(row.createdAt),
      timeOf(row.doneAt),
    ]),
  );
}

/** The day since which it is known, as ISO 8601 in UTC; `federal work` is yes, no, or empty where nobody has said. */
export function clientsToCsv(rows: readonly Client[]): string {
  return toCsv(
    ['id', 'name', 'also known as', 'federal work', 'notes', 'known since'],
    rows.map((row) => [
      row.id,
      row.name,
      row.aliases.join('; '),
      row.federal === null ? null : row.federal ? 'yes' : 'no',
      row.notes,
      timeOf(row.createdAt),
    ]),
  );
}

/** Times as ISO 8601 in UTC; the renewal as a day. */
export function exposuresToCsv(rows: readonly Exposure[]): string {
  return toCsv(
    ['id', 'client', 'vendor', 'product', 'seats', 'renewal', 'recorded by', 'recorded at'],
    rows.map((row) => [
      row.id,
      row.client.name,
      row.vendor,
      row.product,
      row.seats?.toString() ?? null,
      row.renewal,
      row.recordedBy.name,
      timeOf(row.recordedAt),
    ]),
  );
}
