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
    for (let to = before.length - 1; to >= 0 && !isWall(before[to] ?? ''); to -= 1)
      out.push([...before.slice(0, to), token, date, ...before.slice(to), ...after]);
    for (let to = 1; to <= after.length && !isWall(after[to - 1] ?? ''); to += 1)
      out.push([...before, ...after.slice(0, to), token, date, ...after.slice(to)]);
  }
  return out;
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
