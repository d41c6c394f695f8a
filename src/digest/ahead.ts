/** What comes into force soon, and which deadlines fall due? */
import { addDays, type Day, firstDay, lastDay, type PartialDay, sayDay } from '../core/day.ts';
import type { Directive } from '../core/directive.ts';
import type { FactBase } from '../core/fact-base.ts';
import type { Block, ShownClaim } from '../core/reply.ts';
import type { Citer } from '../decide/cite.ts';
import { leadClaim } from '../decide/pick-claims.ts';

/** How many days a digest looks ahead. */
const days = 30;

interface Dated {
  readonly on: PartialDay;
  readonly claim: ShownClaim;
}

/** The dates of directives that lie in the next days, soonest first, each under its directive's or its own source. */
export function ahead(base: FactBase, today: Day, citer: Citer): Block[] {
  const until = addDays(today, days);
  const soon = (on: PartialDay): boolean => lastDay(on) > today && firstDay(on) <= until;
  const dated = [...base.directives]
    .filter(
      ([, { stage, published, until: end }]) =>
        stage === 'final' && lastDay(published) <= today && (end === null || firstDay(end) > today),
    )
    .flatMap(([id, directive]) => datesOf(id, directive, base, today, soon, citer))
    .toSorted((a, b) => firstDay(a.on).localeCompare(firstDay(b.on)));
  if (dated.length === 0) return [];
  return [
    { kind: 'claims', title: `In the next ${days} days`, claims: dated.map(({ claim }) => claim), speaker: null },
  ];
}

function datesOf(
  id: string,
  directive: Directive,
  base: FactBase,
  today: Day,
  soon: (on: PartialDay) => boolean,
  citer: Citer,
): Dated[] {
  const [lead] = leadClaim(id, base, today);
  if (lead === undefined) return [];
  const record = `directives/${id}`;
  const cited = () => citer.heaviest(lead);
  const { from, binds, deadlines, title } = directive;
  const starts = new Set([...(from === null ? [] : [from]), ...binds.flatMap((binding) => binding.from ?? [])]);
  return [
    ...[...starts].filter(soon).map((on) => ({
      on,
      claim: {
        text: `${sayDay(on)}: ${title} ${on === from || from === null ? 'comes into force' : 'comes into force in part'}.`,
        citations: cited(),
        record,
      },
    })),
    ...deadlines.flatMap((deadline) => {
      if (!('on' in deadline) || !soon(deadline.on)) return [];
      const citations = deadline.cites === undefined ? cited() : citer.numbers(deadline.cites);
      return { on: deadline.on, claim: { text: `${sayDay(deadline.on)}: ${deadline.what}.`, citations, record } };
    }),
  ];
}
