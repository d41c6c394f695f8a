/** Which follow-up is to be left alone, and until when? */
import type { Day } from '../core/day.ts';
import { dateSpans } from './date-words.ts';
import { readDates } from './dates.ts';
import type { Span } from './span.ts';
import { taskNamed } from './task-words.ts';

const length =
  '(?:\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a\\s+couple\\s+of|a\\s+few)\\s+(?:days?|weeks?|months?|years?)';
const after = new RegExp(
  `\\b(?:for|by|back|out|off)\\s+(?:another\\s+|about\\s+|a\\s+further\\s+)?(?=${length}\\b)`,
  'giu',
);
const another = /\b(?:for\s+)?another\s+(?=(?:days?|weeks?|months?)\b)/giu;
const bare = new RegExp(`\\s(?=${length}[\\s.!]*$)(?<!\\b(?:in|last|past|next)\\s)`, 'iu');

/** "For two weeks", "back a week" and "a week" at the end as the "in two weeks" that dates are read from; what stands before keeps its place. */
function asDates(text: string): string {
  const padded = text
    .replace(after, (said) => 'in'.padEnd(said.length))
    .replace(another, (said) => 'in a'.padEnd(said.length));
  return padded.replace(bare, ' in ');
}

/** The day from which it counts again. */
export function snoozedUntil(
  text: string,
  today: Day,
  taken: readonly Span[],
): { due: Day | null; badDate: string | null } {
  const { due, badDate } = readDates(asDates(text), today, 'until', taken);
  return { due, badDate };
}

const lead = /[\s,]*\b(?:until|till|til|to|for|by|on|at|in|from|before|again|back|out|off|is|due|the|only|not)\s*$/i;
const openings = [
  /^(?:please|pls|hey|hi|ok|okay|vouch|and|also|then|can you|could you|would you|will you|i want to|i'd like to|let'?s|let me|we can|just|not now|not yet|not today|let)\b[\s,!.]*/i,
  /^(?:snooze|postpone|defer|delay|put off|put|push(?:\s+(?:back|out|off))?|move(?:\s+back)?|hold(?:\s+off)?(?:\s+on)?|pause|park|shelve|hide|mute|silence|bring(?:\s+back|\s+up)?|show(?:\s+me)?|come back(?:\s+to me)?(?:\s+(?:with|about|on))?|get back to me(?:\s+(?:with|about|on))?)\b[\s:,]*/i,
  /^(?:(?:don'?t|do not|no need to|stop)\s+)?(?:remind(?:ing)?|ping(?:ing)?|nudge|nudging|bother(?:ing)?|bug(?:ging)?|ask(?:ing)?|wake)(?:\s+(?:me|us))?(?:\s+up)?(?:\s+again)?(?:\s+(?:about|of|to|with|for))?\b[\s:,]*/i,
  /^(?:no\s+)?(?:more\s+)?(?:reminders?|reminding)(?:\s+(?:for|about|of|on))?\b[\s:,]*/i,
  /^(?:back|off|out|again|about|until|till|for|to)\s+/i,
];
const ending =
  /[\s,]*\b(?:again|back|off|out|later|away|please|for (?:a while|now)|until|till|til|some other time|(?:can|could|should|must|will|has to|have to|needs to|will have to)\s+(?:wait|rest)|waits?|rest|sleep|alone|on hold|on ice)[\s.!?]*$/i;

/** The follow-up, by its id or the words of its title; null when nothing names one. */
export function snoozedTask(text: string): string | null {
  let task = asDates(text);
  for (const span of dateSpans(task).toReversed()) {
    let before = task.slice(0, span.start);
    for (let longer = ''; longer !== before; ) {
      longer = before;
      before = before.replace(lead, '');
    }
    task = `${before} ${task.slice(span.end)}`;
  }
  for (let before = ''; before !== task; ) {
    before = task;
    task = openings
      .reduce((said, opening) => said.replace(opening, ''), task.replace(/^[\s,;:.!?–—-]+/u, ''))
      .replace(ending, '');
  }
  return taskNamed(task);
}
