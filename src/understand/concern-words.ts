/** What did the client say, and how pressing is it? */
import type { Severity } from '../core/concern.ts';
import { wordsLimit } from '../core/concern.ts';

const quoted = /["“«]([^"“”«»]{12,})["”»]|(?:^|\s)['‘]([^'‘’]{12,})['’](?=[\s.,;!?]|$)/u;

/** The client's own words: what is quoted, else what follows a colon, else all of it. At most what the log keeps. */
export function concernWords(text: string): string {
  const quote = quoted.exec(text);
  const after = /:\s+(\S.*)$/su.exec(text)?.[1];
  return (quote?.[1] ?? quote?.[2] ?? after ?? text).trim().slice(0, wordsLimit);
}

const levels: readonly [Severity, RegExp][] = [
  [
    'low',
    /\b(?:low[- ](?:priority|severity)|(?:priority|severity)(?: is|:)? low|not urgent|no rush|no hurry|minor|not a big deal|whenever)\b/i,
  ],
  ['urgent', /\b(?:urgent(?:ly)?|asap|immediately|right away|emergency|critical|top priority|p1)\b/i],
  [
    'high',
    /\b(?:high[- ](?:priority|severity|prio)|(?:priority|severity)(?: is|:)? high|important|serious(?:ly)?|(?:very|really|extremely|deeply) (?:worried|concerned|upset|nervous|anxious)|furious|panick(?:ing|ed)|threatens? to leave)\b/i,
  ],
  ['normal', /\b(?:normal|medium)[- ](?:priority|severity)\b|\b(?:priority|severity)(?: is|:)? (?:normal|medium)\b/i],
];

/** How pressing the words say it is, or null when they do not. */
export function severityOf(text: string): Severity | null {
  return levels.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}
