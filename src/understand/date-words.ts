/** Which stretches of a text speak of a date? */
import type { Span } from './span.ts';

const month =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\\.?';
/** Month names that are no other English word; "may" and "march" alone are dates only after a preposition. */
const clearMonth = '(?:january|february|april|june|july|august|september|october|november|december)';
const weekday = '(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thurs?|fri)';
const day = '\\d{1,2}(?:st|nd|rd|th)?';
const year = '(?:19|20)\\d{2}';
const count = '(?:\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a couple of|a few)';
const unit = '(?:days?|weeks?|months?|years?)';

/** The forms a date can take, the longer before the shorter. */
const forms = [
  `${year}-\\d{1,2}-\\d{1,2}`,
  `\\d{1,2}[./]\\d{1,2}[./](?:\\d{4}|\\d{2})`,
  `${day}\\s+(?:of\\s+)?${month},?\\s+${year}`,
  `${month}\\s+${day},?\\s+${year}`,
  `${month},?\\s+(?:of\\s+)?${year}`,
  `(?:the\\s+)?${day}\\s+(?:of\\s+)?${month}`,
  `${month}\\s+${day}(?!\\d)`,
  `${year}-(?:0[1-9]|1[0-2])(?!\\d)`,
  `q[1-4]\\s+${year}`,
  `(?:spring|summer|autumn|fall|winter|early|mid|late)[\\s-]+(?:of\\s+|in\\s+)?${year}`,
  `(?:the\\s+)?(?:end|beginning|start|middle)\\s+of\\s+(?:the\\s+|this\\s+|next\\s+|last\\s+)?(?:${year}|${clearMonth}|week|month|year|quarter)`,
  `(?:the\\s+)?(?:next|last|past|this|coming|previous|current)\\s+(?:week|month|year|quarter|weekend|${weekday}|${clearMonth}|march|may)`,
  `(?:the\\s+)?(?:past|last)\\s+${count}\\s+${unit}`,
  `(?:the\\s+)?day\\s+(?:after\\s+tomorrow|before\\s+yesterday)`,
  `in\\s+${count}\\s+${unit}(?:'\\s*time)?`,
  `${count}\\s+${unit}\\s+(?:ago|from\\s+now|from\\s+today|back)`,
  `(?:today|tomorrow|yesterday|tonight|tmrw)`,
  clearMonth,
  `(?<=\\b(?:in|since|by|until|till|before|after|of|during|around)\\s)(?:march|may)(?!\\s+(?:we|they|i|you|he|she|it|be|not|the|a))`,
  weekday,
  `(?<=\\b(?:in|since|by|until|till|before|after|of|during|around|for|year|from|and|as of|back|throughout|already)\\s)${year}(?![\\d%-])`,
  `(?<=\\bin\\s)${year}`,
  `${year}(?=\\s*[?.!]*$)`,
];

const date = new RegExp(`(?<![\\p{L}\\p{N}.-])(?:${forms.join('|')})(?![\\p{L}\\p{N}])`, 'giu');

/** The stretches that speak of a date, in order; numbers of sections and directives are not dates. */
export function dateSpans(text: string): (Span & { readonly said: string })[] {
  if (
    !/\d|day|week|month|year|quarter|january|february|march|april|may|june|july|august|september|october|november|december|mon|tue|wed|thu|fri|tonight|tmrw|tomorrow|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec/i.test(
      text,
    )
  )
    return [];
  return [...text.matchAll(date)].flatMap(({ 0: said, index: start }) => {
    const before = text.slice(Math.max(0, start - 24), start).toLowerCase();
    if (/\b(?:section|sec\.?|bod|ed|far|dfars|ndaa|fy|part|clause|no\.?|number|title|cve)[\s-]*$/.test(before))
      return [];
    return [{ start, end: start + said.length, said }];
  });
}
