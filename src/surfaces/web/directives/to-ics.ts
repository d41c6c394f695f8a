/** How do the dates ahead stand in a calendar file (RFC 5545)? */
import { createHash } from 'node:crypto';
import { addDays, firstDay, lastDay } from '../../../core/day.ts';
import type { FactBase } from '../../../core/fact-base.ts';
import { type Ahead, kindWords } from './ahead.ts';

/** Octets of a line without its end (RFC 5545, section 3.1). */
const longest = 75;

/** A calendar with an event of whole days for each date; the same date keeps its UID, whatever else changes. */
export function toIcs(ahead: readonly Ahead[], base: Pick<FactBase, 'directives'>): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Vouch//Calendar of directives//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'NAME:Vouch: directives',
    'X-WR-CALNAME:Vouch: directives',
    'REFRESH-INTERVAL;VALUE=DURATION:P1D',
    ...distinct(ahead).flatMap((each) => event(each, base)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

/** The text of one value: line breaks, commas, semicolons and backslashes are written with a backslash (section 3.3.11). */
export const escapeText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\\/g, '\\\\')
    .replace(/[;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/\p{Cc}/gu, '');

/** Breaks a line so that none has more than 75 octets, and no letter is broken. */
export function fold(line: string): string {
  const parts: string[] = [];
  let part = '';
  let size = 0;
  for (const letter of line) {
    const octets = Buffer.byteLength(letter);
    // The space that begins each further line counts.
    if (size + octets > longest - (parts.length === 0 ? 0 : 1)) {
      parts.push(part);
      part = '';
      size = 0;
    }
    part += letter;
    size += octets;
  }
  return [...parts, part].join('\r\n ');
}

function event({ kind, on, directive, title, what, cites }: Ahead, base: Pick<FactBase, 'directives'>): string[] {
  const reviewed = base.directives.get(directive)?.reviewed.on ?? firstDay(on);
  const [source] = cites;
  const told = [what, ...cites.map(({ publisher, title: name, url }) => `Source: ${publisher}, ${name}, ${url}`)];
  return [
    'BEGIN:VEVENT',
    `UID:${uidOf({ kind, on, directive, what })}`,
    // Without a reply or a request this is when the entry was last revised: when its record was reviewed.
    `DTSTAMP:${compact(reviewed)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(firstDay(on))}`,
    `DTEND;VALUE=DATE:${compact(addDays(lastDay(on), 1))}`,
    `SUMMARY:${escapeText(`${kindWords[kind]}: ${title}`)}`,
    `DESCRIPTION:${escapeText(told.filter((line) => line !== '').join('\n'))}`,
    ...(source === undefined ? [] : [`URL:${source.url.replace(/\s/g, '')}`]),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** A deadline is known by its words as well, as a directive may have two on a day; all else by directive and day. */
function uidOf({ kind, on, directive, what }: Pick<Ahead, 'kind' | 'on' | 'directive' | 'what'>): string {
  const words = createHash('sha256').update(what).digest('hex').slice(0, 12);
  return `${kind}-${on}-${kind === 'deadline' ? `${words}-` : ''}${directive}@vouch`;
}

const distinct = (ahead: readonly Ahead[]): Ahead[] => [...new Map(ahead.map((each) => [uidOf(each), each])).values()];

const compact = (day: string): string => day.replaceAll('-', '');
