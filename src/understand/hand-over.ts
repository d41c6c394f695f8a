/** Which follow-up goes to whom? */
import { dateSpans } from './date-words.ts';
import { taskNamed } from './task-words.ts';

export interface HandOver {
  /** The words of its title, or its id. */
  readonly task: string | null;
  /** A name, or `self` for whoever speaks. */
  readonly owner: string | null;
}

const notName =
  'to|for|by|on|the|a|an|about|and|or|please|now|today|tomorrow|thanks|with|from|next|this|it|them|over|of|in|at|somebody|someone|else|who|another|can|could|would|will|should|that|those|these|her|him|us|everyone|everybody|all';
const part = `(?!(?:${notName})\\b)[\\p{L}\\p{N}][\\p{L}\\p{N}_.'’-]*`;
const person = `@?\\s*(?<person>${part}(?:\\s+${part}){0,2})`;
const give = '(?:re-?assign|assign|hand|give|pass|transfer|move|delegate|shift|turn|switch|forward|push|put)';
const modal = `(?:(?:should|shall|will|can|could|must|has\\s+to|needs\\s+to|wants\\s+to|is\\s+going\\s+to|is)\\s+)?`;
const takes = `(?:tak(?:es?|ing)(?:\\s+(?:over|on|care\\s+of))?|handl(?:es?|ing)|owns?|picks?\\s+up|does|do|finish(?:es)?|gets?)`;

/** Ways of saying it; the first that fits holds. */
const ways = [
  `^(?:i(?:['’]ll|['’]m|\\s+am|\\s+will|\\s+can|\\s+could)?|let\\s+me|i['’]d\\s+like\\s+to)\\s+${takes}\\s+(?<task>.+?)(?:\\s+over)?(?:\\s+(?:for|from)\\s+${part}(?:\\s+${part})?)?$`,
  `^${give}\\s+(?:(?:over|off|on|along)\\s+)?(?<task>.+?)\\s+(?:(?:over|off|on|back|along)\\s+)?to\\s+${person}$`,
  `^(?:let|have|get|ask|make)\\s+${person}\\s+(?:to\\s+)?${takes}\\s+(?<task>.+?)(?:\\s+over)?$`,
  `^(?:make|set)\\s+${person}\\s+(?:the\\s+|as\\s+)*(?:new\\s+)?owner\\s+of\\s+(?<task>.+)$`,
  `^(?:change|set|switch|make)\\s+the\\s+owner\\s+(?:of|for|on)\\s+(?<task>.+?)\\s+(?:to\\s+)?${person}$`,
  `^${give}\\s+${person}\\s+(?<task>(?:the|my|our|that|this)\\s.+)$`,
  `^(?:somebody|someone)(?:\\s+else)?\\s+${modal}${takes}\\s+(?<task>.+?)(?:\\s+over)?$`,
  `^i\\s+(?:can['’]?t|cannot|won['’]?t|am\\s+unable\\s+to)\\s+\\p{L}+\\s+(?<task>.+?)[,;]?\\s+(?:so\\s+)?(?:please\\s+)?${give}\\s+(?:it|that)\\s+(?:over\\s+)?to\\s+${person}$`,
  `^(?:(?:can|could|would|will|should)\\s+)?${person}\\s+${modal}${takes}\\s+(?<task>.+?)(?:\\s+(?:over|now))*(?:\\s+from\\s+(?:me|here|us))?$`,
  `^(?<task>.+?)\\s+(?:should\\s+(?:go|move)\\s+to|goes\\s+(?:over\\s+)?to|moves\\s+to|belongs\\s+to|is\\s+(?:now\\s+)?(?:for|with))\\s+${person}$`,
  `^(?<task>.+?)\\s+is\\s+${person}['’]s(?:\\s+now)?$`,
  `^(?<task>.+?)\\s+(?:over\\s+)?to\\s+${person}$`,
  `^(?:${give}\\s+(?:over\\s+|off\\s+|on\\s+)?)?(?<task>.+?)(?:\\s+(?:over|off))?(?:\\s+to\\s+(?:somebody|someone)(?:\\s+else)?)?$`,
].map((way) => new RegExp(way, 'iu'));

const politeness =
  /^(?:(?:please|pls|hey|hi|ok|okay|vouch|and|also|then|can you|could you|would you|will you|i want to|i'd like to|we need to|let'?s)\b[\s,!.]*)+/i;
const ending = /[\s,]*\b(?:please|pls|thanks|thank you|now|instead|for now|from now on)[\s.!]*$/i;

/** Reads "assign the Acme call to Priya" and its like; both null where nothing of it is said. */
export function handedOver(text: string, self: string): HandOver {
  let said = text.replace(politeness, '').replace(/[\s.!?]+$/u, '');
  for (let before = ''; before !== said; ) {
    before = said;
    said = said.replace(ending, '').replace(/[\s,.!]+$/u, '');
  }
  const last = dateSpans(said).at(-1);
  if (last !== undefined && last.end === said.length)
    said = said.slice(0, last.start).replace(/\s*\b(?:by|on|from|until|due|for|starting)?\s*$/i, '');
  for (const [at, way] of ways.entries()) {
    const { task, person: named } = way.exec(said)?.groups ?? {};
    if (task === undefined) continue;
    const owner = at === 0 || /^(?:me|myself|i)$/i.test(named ?? '') ? self : (named?.replace(/['’]s$/u, '') ?? null);
    return { task: taskNamed(task), owner };
  }
  return { task: null, owner: null };
}

const alone = new RegExp(`^(?:to\\s+|for\\s+)?${person}$`, 'iu');

/** The answer to "who takes it over?": a name, `self` for whoever speaks, or null. */
export function newOwner(text: string, self: string): string | null {
  const said = text
    .replace(politeness, '')
    .replace(ending, '')
    .replace(/[\s.!]+$/u, '');
  const named = handedOver(said, self).owner ?? alone.exec(said)?.groups?.['person'] ?? null;
  return named !== null && /^(?:me|myself|i|i will|i['’]ll)$/i.test(named) ? self : named;
}
