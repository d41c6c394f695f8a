/** Which rows of an old answer's tables would be others now? */
import { dayOf, sayDay } from '../core/day.ts';
import type { Receipt } from '../core/receipt.ts';
import type { Block } from '../core/reply.ts';
import type { Status, Verdict } from '../core/verdict.ts';
import { questionOf } from '../factbase/question-of.ts';
import { verdict, worst } from '../factbase/verdict.ts';
import { type Change, changeOf, type Now } from './change.ts';
import { isSame } from './compare-verdict.ts';

type RowOf<Kind extends 'vendors' | 'directives' | 'audiences' | 'checks'> = Extract<
  Block,
  { kind: Kind }
>['rows'][number];

/** The tables of vendors, audiences, directives and lists. */
export function compareRows(receipt: Receipt, changed: ReadonlySet<string>, now: Now): Change[] {
  return receipt.reply.blocks.flatMap((block): Change[] => {
    switch (block.kind) {
      case 'vendors':
        return block.rows.flatMap((row) => vendorRow(row, receipt, changed, now));
      case 'audiences':
        return block.rows.flatMap((row) => audienceRow(row, receipt, now));
      case 'directives':
        return block.rows.filter(({ id }) => changed.has(`directives/${id}`)).flatMap((row) => directiveRow(row, now));
      case 'checks':
        return block.rows.flatMap((row) => checkRow(row, receipt, now));
      default:
        return [];
    }
  });
}

const withRow = (like: Verdict, { use, acquire, supply }: Record<'use' | 'acquire' | 'supply', Status>): Verdict => ({
  ...like,
  status:
    like.question.activity === null ? worst([use, acquire, supply]) : { use, acquire, supply }[like.question.activity],
  byActivity: { use, acquire, supply },
});

/** What is so now, where that is what was so then; else with the day. */
function sayNow(then: Verdict, { reading }: Receipt, { base, today, say }: Now): string {
  const current = reading.asOf === null ? verdict({ ...then.question, asOf: today }, base) : then;
  return say(isSame(current, then) ? current : then, base, today);
}

/** A row says nothing of its rules, so as of today it counts only where one of the vendor's own rules was changed. */
function vendorRow(row: RowOf<'vendors'>, receipt: Receipt, changed: ReadonlySet<string>, now: Now): Change[] {
  const { base, today, say } = now;
  const day = dayOf(receipt.at);
  if (!base.vendors.has(row.id)) return changeOf(`${row.name} was listed.`, `${row.name} is no longer on record.`);
  const then = verdict(questionOf(receipt.reading, row.id, day), base);
  const before = withRow(then, row);
  if (!isSame(before, then)) return changeOf(say(before, base, day), sayNow(then, receipt, now));
  if (receipt.reading.asOf !== null) return [];
  const touches = base.directivesOf(row.id).some(({ id }) => changed.has(`directives/${id}`));
  const current = verdict({ ...then.question, asOf: today }, base);
  return touches && !isSame(before, current) ? changeOf(say(before, base, day), say(current, base, today)) : [];
}

/** As of the answer's own day: who else would have been told something else. */
function audienceRow(row: RowOf<'audiences'>, receipt: Receipt, now: Now): Change[] {
  const { base, say } = now;
  const asked = receipt.verdict;
  if (asked === null) return [];
  const named = row.who.split(/, | and /);
  return [...base.audiences].flatMap(([audience, { plural }]) => {
    if (row.who !== plural && !named.includes(plural)) return [];
    const then = verdict({ ...asked.question, audience }, base);
    const before = withRow(then, row);
    return isSame(before, then) ? [] : changeOf(say(before, base, dayOf(receipt.at)), sayNow(then, receipt, now));
  });
}

function directiveRow(row: RowOf<'directives'>, { base }: Now): Change[] {
  const record = base.directives.get(row.id);
  const said = ({ title, published, from }: Pick<RowOf<'directives'>, 'title' | 'published' | 'from'>) =>
    `${title}, published ${sayDay(published)}${from === null ? '' : `, in force from ${sayDay(from)}`}`;
  return changeOf(said(row), record === undefined ? `${row.title} is no longer on record` : said(record));
}

/** Another day on which a list was looked at is no news; what was found there is. */
function checkRow({ list, result }: RowOf<'checks'>, { verdict: asked }: Receipt, { base }: Now): Change[] {
  const found = base.vendors.get(asked?.question.vendor ?? '')?.checks.find((check) => check.list === list);
  const said = (what: string) => `${list}: ${what.replace('-', ' ')}.`;
  return found === undefined ? [] : changeOf(said(result), said(found.result));
}
