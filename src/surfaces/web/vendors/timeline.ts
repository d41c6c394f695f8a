/** What happened to a vendor, in order of time, and on which side? */
import { type Day, firstDay } from '../../../core/day.ts';
import type { Directive } from '../../../core/directive.ts';
import type { Fact } from '../../../core/fact.ts';
import type { FactBase } from '../../../core/fact-base.ts';
import { type Standing, standingOf } from '../records/standing.ts';

interface Numbered {
  /** Its place in the order of time, from 1; the picture and the list both show it. */
  readonly n: number;
  readonly id: string;
}

export interface Measure extends Numbered {
  readonly kind: 'measure';
  readonly directive: Directive;
  readonly standing: Standing;
  /** The class of makers it names instead of the vendor; null where it names the vendor. */
  readonly through: string | null;
}

export interface Event extends Numbered {
  readonly kind: 'event';
  readonly fact: Fact;
  /** `vendor`: what it said or did, or who owns it; `others`: what authorities, courts and others did, and what befell it. */
  readonly side: 'vendor' | 'others';
}

export type Entry = Measure | Event;

/**
 * Every directive and fact of a vendor, the oldest first. Its statements, its changes of owner and the events that are its own
 * act, as the record says, are its side.
 */
export function timelineOf(vendor: string, base: FactBase, today: Day): Entry[] {
  const measures = base.directivesOf(vendor).map(({ id, directive }) => ({
    kind: 'measure' as const,
    id,
    directive,
    standing: standingOf(directive, today),
    through: directive.vendors.includes(vendor)
      ? null
      : (base.vendors.get(vendor)?.classes.find((each) => directive.vendors.includes(each.class))?.class ?? null),
  }));
  const events = base
    .factsOf(vendor)
    .map(({ id, fact }) => ({ kind: 'event' as const, id, fact, side: sideOf(vendor, fact) }));
  return [...measures, ...events]
    .sort((a, b) => firstDay(publishedOf(a)).localeCompare(firstDay(publishedOf(b))))
    .map((entry, index) => ({ ...entry, n: index + 1 }));
}

type Unnumbered = Omit<Measure, 'n'> | Omit<Event, 'n'>;

export const publishedOf = (entry: Unnumbered): string =>
  entry.kind === 'measure' ? entry.directive.published : entry.fact.published;

function sideOf(vendor: string, { kind, actor }: Fact): Event['side'] {
  return kind === 'statement' || kind === 'ownership' || actor === vendor ? 'vendor' : 'others';
}
