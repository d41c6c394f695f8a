/** Which clients does a directive touch, and why? */
import type { Client } from '../core/client.ts';
import type { Concern } from '../core/concern.ts';
import { type Day, dayOf, lastDay, sayDay } from '../core/day.ts';
import type { Directive } from '../core/directive.ts';
import type { Exposure } from '../core/exposure.ts';
import type { FactBase } from '../core/fact-base.ts';
import type { Person } from '../core/person.ts';
import { homeJurisdiction, type Verdict, type VerdictQuestion } from '../core/verdict.ts';
import { heaviest, type Reaching, reachOf } from './reach-of.ts';
import { sayExposure } from './say-exposure.ts';

export interface TouchedClient {
  readonly client: { readonly id: string; readonly name: string };
  readonly vendor: string;
  /** One line each, newest concern first. */
  readonly why: readonly string[];
  /** The client's own, on the first day the directive binds it, today at the earliest. */
  readonly verdict: Verdict;
  /** True where the directive only orders a flaw to be mended. */
  readonly mitigation: boolean;
  /** Whoever logged one of the concerns or recorded one of the exposures. */
  readonly people: readonly Person[];
  /** The newest of its concerns; null where there is none. */
  readonly concern: Concern | null;
}

/** The clients by name. `nobody`: why there can be none, as a sentence; null where there can. */
export interface Touched {
  readonly rows: readonly TouchedClient[];
  readonly nobody: string | null;
}

/** What is known of the clients. */
export interface Known {
  readonly concerns: readonly Concern[];
  readonly exposures: readonly Exposure[];
  readonly clients: readonly Pick<Client, 'id' | 'federal'>[];
}

/** Whom a rule must bind to reach a client, by whether it does federal work. Nobody has said: either may be so. */
export const audiencesOf = (federal: boolean | null): readonly string[] =>
  federal === null ? ['business', 'federal-contractor'] : federal ? ['federal-contractor'] : ['business'];

/** The most concerns that are named one by one. */
const mostNamed = 3;

/** The vendors a directive is about: those it names, and those that belong to a class it names. */
export function vendorsOf(directive: Directive, base: Pick<FactBase, 'vendors'>): string[] {
  const members = [...base.vendors].flatMap(([id, vendor]) =>
    vendor.classes.some((each) => directive.vendors.includes(each.class)) ? [id] : [],
  );
  return [...new Set([...directive.vendors, ...members])];
}

/** The clients with a concern or an exposure that a directive reaches in its place, and whose audience it binds, now or later. */
export function touchedClients(id: string, base: FactBase, known: Known, today: Day): Touched {
  const directive = base.directives.get(id);
  const nobody = directive === undefined ? 'There is no such directive on record.' : whyNobody(directive, today);
  if (directive === undefined || nobody !== null) return { rows: [], nobody };
  const rows = vendorsOf(directive, base).flatMap((vendor) => {
    const concerns = known.concerns.filter((each) => each.vendor === vendor);
    const exposures = known.exposures.filter((each) => each.vendor === vendor);
    const clients = new Map([...concerns, ...exposures].map(({ client }) => [client.id, client]));
    return [...clients.values()].flatMap((client): TouchedClient[] => {
      const federal = known.clients.find((each) => each.id === client.id)?.federal ?? null;
      const reaches = (product: string | null) =>
        audiencesOf(federal).flatMap((audience) => {
          const question = { vendor, audience, jurisdiction: homeJurisdiction, activity: null, product, asOf: today };
          return base.audiences.has(audience) ? reachOf(id, directive, question satisfies VerdictQuestion, base) : [];
        });
      const plain = reaches(null);
      const own = concerns.filter((each) => each.client.id === client.id && plain.length > 0);
      const held = exposures
        .filter((each) => each.client.id === client.id)
        .map((exposure) => ({ exposure, reached: exposure.product === null ? plain : reaches(exposure.product) }))
        .filter(({ reached }) => reached.length > 0);
      const reaching: Reaching[] = [...(own.length > 0 ? plain : []), ...held.flatMap(({ reached }) => reached)];
      const [first] = heaviest(reaching);
      if (first === undefined) return [];
      const newest = own.toSorted((a, b) => b.createdAt - a.createdAt);
      const kept = held.map(({ exposure }) => exposure);
      return [
        {
          client,
          vendor,
          why: [
            ...sayConcerns(newest),
            ...kept.map((exposure) => sayExposure(exposure, base)),
            ...(federal === null ? ['Nobody has said whether it does federal work.'] : []),
          ],
          verdict: first.verdict,
          mitigation: first.mitigation,
          people: [...newest.map((each) => each.loggedBy), ...kept.map((each) => each.recordedBy)],
          concern: newest[0] ?? null,
        },
      ];
    });
  });
  const byName = (a: TouchedClient, b: TouchedClient) =>
    a.client.name.localeCompare(b.client.name, 'en') ||
    a.client.id.localeCompare(b.client.id) ||
    a.vendor.localeCompare(b.vendor);
  return { rows: rows.toSorted(byName), nobody: null };
}

function whyNobody({ stage, until, vendors, binds }: Directive, today: Day): string | null {
  if (stage === 'proposed') return 'It is a proposal and binds nobody.';
  if (until !== null && lastDay(until) <= today) return `It ended on ${sayDay(until)} and touches nobody any more.`;
  if (vendors.length === 0) return 'It names no vendor.';
  return binds.some(({ effect }) => effect !== 'informs') ? null : 'It binds nobody.';
}

function sayConcerns(newestFirst: readonly Concern[]): string[] {
  const days = [...new Set(newestFirst.map(({ createdAt }) => dayOf(createdAt)))];
  const more = days.length - mostNamed;
  return [
    ...days.slice(0, mostNamed).map((day) => `Concern of ${sayDay(day)}`),
    ...(more > 0 ? [`${more} earlier ${more === 1 ? 'day' : 'days'} with a concern`] : []),
  ];
}
