/** In which orders can the words of a record say the same? */
import { isDateMark } from './date-marks.ts';

type Tokens = readonly string[];

/** What nothing is moved across: behind it another clause begins, and a date there is the date of something else. */
const walls: ReadonlySet<string> = new Set(
  'that which who whom whose because if unless except and or but nor while when where after before than not no may must can should will would said says denies to from by as with without , ; : ( ) "'.split(
    ' ',
  ),
);
const isWall = (token: string): boolean => walls.has(token) || isDateMark(token) || /\d|ing$/.test(token);

/** Inside one clause a date may pass these: it dates the clause wherever it stands in it. */
const passable: ReadonlySet<string> = new Set('from by as with may must can should will would no not'.split(' '));
/** What a date right behind would be part of. */
const clinging: ReadonlySet<string> = new Set(['no', 'not', 'only', 'than', 'from', 'by', 'as', 'with', 'to']);

/** "From selling" begins a clause, "from its list" does not; "to US persons" is no "to remove". */
function stopsDate(tokens: Tokens, at: number): boolean {
  const [token = '', next = ''] = tokens.slice(at);
  if (token === 'to') return !/^\p{Lu}{2}/u.test(next);
  return isWall(token) && !(passable.has(token) && !next.endsWith('ing'));
}

const dated: ReadonlySet<string> = new Set(['on', 'in', 'from', 'since', 'until', 'by']);
const isYear = (token: string): boolean => /^(?:19|20)\d\d$/.test(token);

/** Verbs whose past is their participle, in the words that stand for their meaning. */
const acts: ReadonlySet<string> = new Set(
  'prohibited ordered removed added listed published issued signed adopted told urged advised warned asked named designated bought dropped sued fined'.split(
    ' ',
  ),
);

/** Every order of a record's words that we know to mean the same; the record's own first. */
export function ordersOf(tokens: Tokens): Tokens[] {
  const moved = [tokens, ...moveDates(tokens)];
  const turned = moved.flatMap((each) => [each, ...toPassive(each), ...toActive(each)]);
  return turned.flatMap((each) => [each, ...speakerLast(each)]);
}

/** "On 13 September 2017 DHS ordered": the date before, or anywhere in the same clause. */
function moveDates(tokens: Tokens): Tokens[] {
  const out: Tokens[] = [];
  for (const [at, token] of tokens.entries()) {
    const date = tokens[at + 1];
    if (!dated.has(token) || date === undefined || !(isDateMark(date) || isYear(date))) continue;
    const before = trimComma(tokens.slice(0, at), 'end');
    const after = trimComma(tokens.slice(at + 2), 'start');
    if (before.length === 0) out.push(...behind([token, date], after));
    else if (!datesASubject(after)) out.push(...inFront(before, [token, date], after));
  }
  return out;
}

/** From the front to the end of the first clause, or right behind "said". */
function behind(when: Tokens, after: Tokens): Tokens[] {
  const stop = after.findIndex((_, at) => stopsDate(after, at));
  const saying = after[stop] === 'said' && after[stop + 1] === 'that';
  const to = stop === -1 ? after.length : stop + (saying ? 1 : 0);
  const passed = after.slice(0, to);
  // Behind "the rule issued by DHS" a date would be that of the rule.
  if (passed.length === 0 || passed.includes('by') || clinging.has(passed.at(-1) ?? '')) return [];
  return [[...passed, ...when, ...after.slice(to)]];
}

/** From the end of the first clause to the front. */
function inFront(before: Tokens, when: Tokens, after: Tokens): Tokens[] {
  // "Kaspersky said on 21 June 2024 that": the date is of the saying.
  const passed = before.at(-1) === 'said' ? before.slice(0, -1) : before;
  return passed.some((_, at) => stopsDate(passed, at)) ? [] : [[...when, ...before, ...after]];
}

const finite: ReadonlySet<string> = new Set(
  'is was prohibits allows requires must may can will should does did has had binds covers applies puts took takes makes keeps'.split(
    ' ',
  ),
);

/** Whether the verb of the clause is still to come, so that the date is one of what the clause is about ("the rule of ... bars"). */
function datesASubject(after: Tokens): boolean {
  const end = after.findIndex((token) => token === ',' || token === 'that' || token === ';');
  const clause = end === -1 ? after : after.slice(0, end);
  return clause.length > 0 && (!isWall(clause[0] ?? '') || clause.some((token) => finite.has(token)));
}

const trimComma = (tokens: Tokens, side: 'start' | 'end'): Tokens =>
  side === 'end'
    ? tokens.at(-1) === ','
      ? tokens.slice(0, -1)
      : tokens
    : tokens[0] === ','
      ? tokens.slice(1)
      : tokens;

const noWall = (tokens: Tokens): boolean => tokens.length > 0 && !tokens.some(isWall);

/** The one verb of action of a clause, with what stands before it, a date in front of it aside. */
function clauseOf(tokens: Tokens): { readonly lead: Tokens; readonly rest: Tokens } {
  const fronted = dated.has(tokens[0] ?? '') && tokens[1] !== undefined && (isDateMark(tokens[1]) || isYear(tokens[1]));
  const lead = fronted ? tokens.slice(0, 2) : [];
  return { lead, rest: trimComma(tokens.slice(lead.length), 'start') };
}

/** "GSA removed Kaspersky from ..." as "Kaspersky was removed by GSA from ...". */
function toPassive(tokens: Tokens): Tokens[] {
  const { lead, rest } = clauseOf(tokens);
  const at = rest.findIndex((token) => acts.has(token));
  const agent = rest.slice(0, Math.max(at, 0));
  if (at < 1 || !noWall(agent) || agent.includes('was') || agent.includes('is')) return [];
  const length = rest.slice(at + 1).findIndex((token) => isWall(token) || dated.has(token));
  const patient = length === -1 ? rest.slice(at + 1) : rest.slice(at + 1, at + 1 + length);
  if (!noWall(patient)) return [];
  const verb = rest.slice(at, at + 1);
  return [[...lead, ...patient, 'was', ...verb, 'by', ...agent, ...rest.slice(at + 1 + patient.length)]];
}

/** "Kaspersky was removed by GSA from ..." as "GSA removed Kaspersky from ...". */
function toActive(tokens: Tokens): Tokens[] {
  const { lead, rest } = clauseOf(tokens);
  const at = rest.indexOf('was');
  const [verb = '', by] = rest.slice(at + 1);
  const patient = rest.slice(0, Math.max(at, 0));
  if (at < 1 || !acts.has(verb) || by !== 'by' || !noWall(patient)) return [];
  const after = rest.slice(at + 3);
  const length = after.findIndex((token) => isWall(token) || dated.has(token));
  const agent = length === -1 ? after : after.slice(0, length);
  return noWall(agent) ? [[...lead, ...agent, verb, ...patient, ...after.slice(agent.length)]] : [];
}

/** "Kaspersky said that ..." as "..., Kaspersky said" and "according to Kaspersky ...". */
function speakerLast(tokens: Tokens): Tokens[] {
  const at = tokens.indexOf('said');
  const speaker = tokens.slice(0, Math.max(at, 0));
  const [prep = '', date = ''] = tokens.slice(at + 1);
  const when = dated.has(prep) && (isDateMark(date) || isYear(date)) ? [prep, date] : [];
  const saying = tokens.slice(at + 1 + when.length);
  // Only where one thing is said: what follows an "and" may be told, not said.
  if (at < 1 || !noWall(speaker) || saying[0] !== 'that' || saying.includes('said')) return [];
  const according = when.length === 0 ? [['according', 'to', ...speaker, ...saying]] : [];
  return [[...saying, ...speaker, 'said', ...when], ...according];
}
