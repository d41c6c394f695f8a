/** How is a name on the list handed over as an item? */
import { type Day, sayDay } from '../../core/day.ts';
import { type FactBase, vendorName } from '../../core/fact-base.ts';
import type { Item } from '../../core/item.ts';
import { sources } from '../../core/source.ts';
import { cleanSourceText } from '../fetch/clean-source-text.ts';
import { issuerOf, type ListedName } from './listed-name.ts';

/** A name that stands on the list. `changes`: what differs from the edition before, in sentences. */
export function listedItem(
  listed: ListedName,
  parts: { readonly changes: readonly string[]; readonly edition: Day; readonly background: boolean },
  factBase: FactBase,
): Item {
  const { otherNames, addresses, programs, start, maybe } = listed;
  const summary = [
    parts.changes.length === 0 ? '' : `Changed in the edition of ${sayDay(parts.edition)}. ${parts.changes.join(' ')}`,
    doubt(maybe, factBase),
    otherNames.length === 0 ? '' : sentence(`Also: ${otherNames.join('; ')}`),
    addresses.length === 0 ? '' : sentence(`Addresses: ${addresses.join(' | ')}`),
    programs.length === 0 ? '' : `Programmes: ${programs.join(', ')}.`,
  ];
  const namesake = maybe.length === 0 ? '' : ' (a namesake?)';
  return {
    ...common(listed),
    id: listed.id,
    // Who it is must be found out first; until then it is no ban on anybody of ours.
    type: maybe.length === 0 ? 'directive' : 'administrative',
    title: cleanSourceText(`${listed.name} on the ${listed.list}${namesake}`, 500),
    summary: cleanSourceText(summary.filter(Boolean).join(' '), 1_000),
    published: start,
    effective: start,
    background: parts.background,
  };
}

/** A name that an edition no longer has. */
export function removedItem(listed: ListedName, edition: Day, factBase: FactBase): Item {
  const summary = `The edition of ${sayDay(edition)} no longer has this name; the one before had it. ${doubt(listed.maybe, factBase)}`;
  return {
    ...common(listed),
    id: `${listed.id} removed ${edition}`.slice(-200),
    type: 'delisting',
    title: cleanSourceText(`${listed.name} is no longer on the ${listed.list}`, 500),
    summary: cleanSourceText(summary, 1_000),
    published: edition,
    effective: null,
    background: false,
  };
}

function common(listed: ListedName) {
  return {
    source: 'csl' as const,
    vendors: listed.vendors,
    url: listed.url ?? sources.csl.url,
    issuer: cleanSourceText(issuerOf(listed.source), 300),
    citation: listed.notice === null ? null : cleanSourceText(listed.notice, 100),
    keys: [],
  };
}

/** With a full stop, and never two: "Co., Ltd." has its own. */
const sentence = (text: string): string => `${text.replace(/\.$/, '')}.`;

function doubt(maybe: readonly string[], factBase: FactBase): string {
  if (maybe.length === 0) return '';
  const names = maybe.map((vendor) => vendorName(vendor, factBase)).join(', ');
  return `The name holds “${names}”, but is none of the names on record: a firm of theirs, or a namesake.`;
}
