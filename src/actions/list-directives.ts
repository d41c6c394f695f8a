/** Which directives are new? */
import { sayDay } from '../core/day.ts';
import { Citer } from '../decide/cite.ts';
import { type Action, outcome } from './turn.ts';

/** Newest first, each with the source of its first claim. */
export const listDirectives: Action<'list-directives'> = (decision, turn) => {
  const citer = new Citer(turn.base);
  const rows = decision.directives.flatMap((id) => {
    const directive = turn.base.directives.get(id);
    if (directive === undefined) return [];
    const { title, issuer, published, from } = directive;
    return [
      {
        id,
        title,
        issuer,
        published,
        from,
        citations: citer.claim({ record: `directives/${id}`, index: 0 })?.citations.slice(0, 1) ?? [],
      },
    ];
  });
  const since =
    decision.since === null
      ? 'The newest directives on record'
      : `Directives on record since ${sayDay(decision.since)}`;
  const text =
    rows.length > 0
      ? since
      : `No directive on record${decision.since === null ? '' : ` since ${sayDay(decision.since)}`}.`;
  return outcome({
    blocks: [
      { kind: 'headline', text, status: null, citations: [] },
      ...(rows.length > 0 ? [{ kind: 'directives' as const, title: since, rows }] : []),
    ],
    citations: citer.citations.filter((citation) => rows.some((row) => row.citations.includes(citation.n))),
  });
};
