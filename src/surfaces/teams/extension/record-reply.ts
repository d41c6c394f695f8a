/** What is the short of a record, for a card that is passed on without being asked for? */
import { headline } from '../../../actions/wording.ts';
import type { Citation } from '../../../core/citation.ts';
import { type Day, lastDay, sayDay } from '../../../core/day.ts';
import type { FactBase } from '../../../core/fact-base.ts';
import { notice } from '../../../core/notice.ts';
import type { Block, NumberedCitation, Reply } from '../../../core/reply.ts';
import { homeJurisdiction } from '../../../core/verdict.ts';
import { verdict } from '../../../factbase/verdict.ts';
import type { Found } from './search-records.ts';

/** The most grounds of a vendor's card, one claim each, and the most claims of a directive's: a full page stays below 100 KB. */
const mostGrounds = 3;
const mostClaims = 2;

/** Its title in a list, the line below it, and the card. Nothing is written, and no client is in it. */
export interface RecordShown {
  readonly title: string;
  readonly line: string;
  readonly reply: Reply;
}

/** Undefined where there is no such record. */
export function showRecord({ kind, id }: Found, base: FactBase, today: Day): RecordShown | undefined {
  return kind === 'vendor' ? showVendor(id, base, today) : showDirective(id, base, today);
}

function showVendor(id: string, base: FactBase, today: Day): RecordShown | undefined {
  const vendor = base.vendors.get(id);
  if (vendor === undefined) return undefined;
  const question = {
    vendor: id,
    audience: null,
    jurisdiction: homeJurisdiction,
    activity: null,
    product: null,
    asOf: today,
  };
  const result = verdict(question, base);
  const line = headline(result, base, today);
  const grounds = [...new Set(result.because.map(({ directive }) => directive))];
  const { claims, citations } = claimsOf(grounds.slice(0, mostGrounds), 1, base, today);
  const nothingFound = result.status === 'no-restriction-found';
  return {
    title: vendor.name,
    line,
    reply: reply(
      [
        { kind: 'headline', text: line, status: result.status, citations: claims.flatMap((each) => each.citations) },
        { kind: 'activities', ...result.byActivity },
        { kind: 'claims', title: null, claims, speaker: null },
        ...(nothingFound ? [say('“No restriction found” is not a clearance. It rests on these lists:')] : []),
        ...(nothingFound ? [{ kind: 'checks' as const, rows: [...result.checked] }] : []),
        say(
          nothingFound
            ? `As of ${sayDay(today)}. Ask Vouch about ${vendor.name} for the whole answer.`
            : `As of ${sayDay(today)}. This is the heaviest answer for anybody; ask Vouch about ${vendor.name} to see for whom it holds.`,
        ),
      ],
      citations,
    ),
  };
}

function showDirective(id: string, base: FactBase, today: Day): RecordShown | undefined {
  const directive = base.directives.get(id);
  if (directive === undefined) return undefined;
  const { title, issuer, published } = directive;
  const { claims, citations } = claimsOf([id], mostClaims, base, today);
  const headlineMarks = claims.flatMap((each) => each.citations).slice(0, 1);
  return {
    title,
    line: `${issuer}, ${sayDay(published)}`,
    reply: reply(
      [
        {
          kind: 'headline',
          text: `${title} (${issuer}, ${sayDay(published)})`,
          status: null,
          citations: headlineMarks,
        },
        { kind: 'claims', title: null, claims, speaker: null },
        say(`As of ${sayDay(today)}. Ask Vouch about ${directive.names[0] ?? title} for the whole of it.`),
      ],
      citations,
    ),
  };
}

const say = (text: string): Block => ({ kind: 'text', text, internal: false });

const reply = (blocks: Block[], citations: NumberedCitation[]): Reply => ({
  ...notice(
    blocks.filter((block) => block.kind !== 'claims' || block.claims.length > 0),
    { visibility: 'room' },
  ),
  citations,
});

type Claims = Extract<Block, { kind: 'claims' }>['claims'];

/** The first claims of each directive that could be said today, each with the number of its heaviest source. */
function claimsOf(
  directives: readonly string[],
  ofEach: number,
  base: FactBase,
  today: Day,
): { readonly claims: Claims; readonly citations: NumberedCitation[] } {
  const citations: NumberedCitation[] = [];
  const numberOf = ({ title, publisher, url, published, quote, checked, how }: Citation): number => {
    const known = citations.find((each) => each.url === url && each.quote === quote);
    if (known !== undefined) return known.n;
    const n = citations.length + 1;
    citations.push({ n, title, publisher, url, published, quote, checked, how });
    return n;
  };
  const entries = directives.flatMap((id) =>
    base
      .claimsOf(`directives/${id}`)
      .filter((entry) => lastDay(entry.known) <= today)
      .slice(0, ofEach),
  );
  const claims = entries.map(({ claim, record }) => ({
    text: claim.text,
    citations: claim.cites.slice(0, 1).map(numberOf),
    record,
  }));
  return { claims, citations };
}
