/** Is the weekly digest wanted here, wanted no more, or only looked at? */
import type { Day } from '../core/day.ts';
import type { Reading } from '../core/reading.ts';
import { digestTime, digestWeek } from './digest-time.ts';
import { isQuestion } from './question-form.ts';

const stopping =
  /\b(?:stop\w*|cancel\w*|unsubscribe\w*|turn(?:ed)?\s+(?:it\s+|that\s+|the\s+[\w\s]{0,20})?off|switch\s+(?:it\s+|the\s+[\w\s]{0,20})?off|disable|end\s+(?:the|this|that|our|weekly)|quit|remove|no\s+more|no\s+longer|(?:don'?t|do\s+not|never)\s+(?:post|send|want|need|share)|opt\s+out|(?<!kick\s)off)\b/i;
/** What ends in a question mark and asks for something all the same. */
const asking = /\b(?:can|could|would|will)\s+you\b|\bplease\b/i;
const looking = /\b(?:preview|show|see|read|look|view|give\s+me|send\s+me|what|draft|sample|try|test)\b/i;
const wanting =
  /\b(?:here|this\s+(?:channel|room|chat|team|group)|our\s+(?:channel|room|chat)|subscribe|sign\s+(?:us|me|this)\b.*\bup|start|enable|activate|turn\s+(?:it\s+|the\s+[\w\s]{0,20})?on|switch\s+(?:it\s+|the\s+[\w\s]{0,20})?on|set\s+up|every\s+(?:week|monday|tuesday|wednesday|thursday|friday)|each\s+week|post|deliver|send\s+us|kick\s+off|on(?=[\s.!]*$))\b/i;

/** What the words say about the digest: what is done about it, when it is to come, which week's is looked at. */
export function digestParts(text: string, today: Day): Pick<Reading, 'digest' | 'digestTime' | 'week'> {
  const time = digestTime(text);
  const week = digestWeek(text, today);
  const step = digestStep(text, time !== null && week === null);
  return { digest: step, digestTime: step === 'here' ? time : null, week: step === 'preview' ? week : null };
}

/** What the words ask for, `timed` where they say when it is to come; a question only looks, whatever it asks. */
export function digestStep(text: string, timed = false): NonNullable<Reading['digest']> {
  if (isQuestion(text) || (/\?\s*$/.test(text) && !asking.test(text))) return 'preview';
  if (stopping.test(text)) return 'stop';
  return !looking.test(text) && (timed || wanting.test(text)) ? 'here' : 'preview';
}
