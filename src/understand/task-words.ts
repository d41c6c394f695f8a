/** What is to be done, by whom; and which follow-up is spoken of? */
import { taskTitleLimit } from '../core/task.ts';
import { dateSpans } from './date-words.ts';
import { standInPattern } from './people.ts';

const assigned =
  /\s*[,;(-]*\s*\b(?:assign(?:ed)?(?: it| this| that| them| those| all(?: of (?:them|those))?)? to|owner(?: is|:)?|owned by|responsible(?: is|:)?)\s+(?:@\s*)?((?:me|myself)\b|[\p{L}][\p{L}'’-]*(?:\s+\p{Lu}[\p{L}'’-]*){0,2})\)?/u;
const forMe = /\b(?:for me|remind me|my list|for myself|I need to|i have to|note to self|let me forget)\b/i;
const have =
  /^(?:[Pp]lease\s+)?(?:(?:[Hh]ave|[Aa]sk|[Gg]et|[Tt]ell)\s+(\p{Lu}[\p{L}'’-]*)|(?:[Aa]ssign|[Gg]ive)\s+(?:an?\s+)?(?:new\s+)?(?:task|follow-?up|to-?do)\s+to\s+(\p{Lu}[\p{L}'’-]*)|[Gg]ive\s+(\p{Lu}[\p{L}'’-]*)\s+an?\s+(?:new\s+)?(?:task|follow-?up|to-?do))\s+(?:to\s+)?(?=\p{Ll})/u;

/** A colleague whom the words point at is the owner where a name anyone could have is not: "for @Dana", "@Dana please...". */
const pointed = new RegExp(
  `^(?:[^:]{0,40}:\\s*)?(${standInPattern})[\\s,:]+(?:please\\s+|to\\s+|should\\s+|must\\s+|has\\s+to\\s+|needs\\s+to\\s+|will\\s+)*(?=\\p{L})|\\b(?:have|ask|get|tell|remind|let)\\s+(${standInPattern})\\s+(?:to\\s+)?|\\bfor\\s+(${standInPattern})\\b(?:\\s+to\\b)?`,
  'u',
);

/** The words without a colleague they are said to. */
export const withoutOwner = (text: string): string => text.replace(pointed, ' ').trim();

/** Who shall do it: a name, or `self` for whoever speaks; null when nobody is named. */
export function ownerOf(text: string, self: string): string | null {
  const named = [assigned, pointed, have].flatMap((way) => way.exec(text)?.slice(1) ?? []).find((name) => name);
  if (named !== undefined) return /^(?:me|myself)$/i.test(named) ? self : named;
  return forMe.test(text) ? self : null;
}

const openings = [
  /^(?:hey|hi|hello|ok|okay|please|pls|can you|could you|would you|will you|vouch|and|also|then|yes|great|thanks)\b[\s,!.]*/i,
  /^(?:set|put|add|make|create|schedule|open|new|give me|start|log)\s+(?:me\s+)?(?:in\s+)?(?:an?\s+|another\s+|the\s+|new\s+)*(?:reminder|follow-?\s?up|task|to-?do|note)\b(?:\s+in)?[\s:,-]*/i,
  /^(?:remind (?:me|us)|don'?t let me forget|make sure (?:that )?(?:i|we)|i (?:need|have|want) to|we (?:need|have|should) to|we should|put (?:it )?on my list|note to self|to-?do|task|follow-?up|reminder|new task|new follow-?up)\b[\s:,-]*/i,
  /^(?:to|that i|that we|that|about|of)\s+/i,
];
const preposition = /\s*\b(?:on|by|due|for|before|until|no later than|from|at|this|the|is|due on|due by)\s*$/i;

/** What is to be done, in the person's words without "remind me to" and the date; null when nothing is left. At most a title's length. */
export function taskTitle(text: string): string | null {
  let title = text.replace(assigned, ' ');
  for (const span of dateSpans(title).toReversed()) {
    const before = title.slice(0, span.start);
    const lead = preposition.exec(before);
    title = `${lead === null ? before : before.slice(0, lead.index)} ${title.slice(span.end)}`;
  }
  title = title.replace(have, '').trim();
  for (let changed = true; changed; ) {
    changed = false;
    for (const opening of openings) {
      const shorter = title.replace(opening, '').trim();
      if (shorter !== title) [title, changed] = [shorter, true];
    }
  }
  title = title
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:.!?–—-]+|[\s,;:.!?–—-]+$/gu, '')
    .replace(/^for (?!\w+ing\b)/i, 'Follow up for ')
    .replace(/^with /i, 'Follow up with ');
  if (!/[\p{L}\p{N}]{2}/u.test(title) || /^(?:it|that|this|them|one|please|a|the|on|by|in)$/i.test(title)) return null;
  return `${title.slice(0, 1).toUpperCase()}${title.slice(1, taskTitleLimit)}`.trim();
}

const articles = [
  /^(?:that|this|the|my|our|a)\s+/i,
  /^(?:follow-?\s?up|task|to-?do)(?:\s*(?:for|about|on|:|to|with|called))?\s+(?=\S)/i,
];
const finishing = [
  /^(?:ok|okay|please|hey|hi|vouch|yes|and|great|thanks)\b[\s,!.]*/i,
  /^(?:mark|set|tick off|check off|cross off|close out|close|complete|finish|finished|resolve|done with|completed|i(?:'ve| have)? (?:just )?(?:done|finished|completed|called|sent)|we(?:'ve| have)? (?:just )?(?:done|finished|completed)|that'?s done now)\b[\s:,]*/i,
  /^(?:off|with)\s+/i,
  ...articles,
];
const finished =
  /[\s,]*\b(?:(?:as|is|are|was|to)\s+(?:now\s+)?(?:done|complete|completed|finished|closed|sent)|done|finished|completed|tick (?:it|that) off|close (?:it|that|the task)|is sent|off)[\s.!,]*$/i;

/** The words again and again without what each pattern finds, until none finds anything. */
function without(text: string, patterns: readonly RegExp[]): string {
  let left = text.trim();
  for (let before = ''; before !== left; ) {
    before = left;
    left = patterns.reduce((said, pattern) => said.replace(pattern, '').trim(), left);
  }
  return left;
}

/** The follow-up that words name, by its id or the words of its title; null when they name none. */
export function taskNamed(text: string): string | null {
  const task = without(text, articles)
    .replace(/^[\s,;:.!?"“”'-]+|[\s,;:.!?"“”'-]+$/gu, '')
    .replace(/\s+(?:task|follow-?up)$/i, '');
  return /[\p{L}\p{N}]/u.test(task) && !/^(?:it|that|this|follow-?up|task|one|them)$/i.test(task)
    ? task.slice(0, taskTitleLimit)
    : null;
}

/** Which follow-up is done, by its id or the words of its title; null when nothing names one. */
export const finishedTask = (text: string): string | null => taskNamed(without(text, [...finishing, finished]));
