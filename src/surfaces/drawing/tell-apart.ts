/** Which of several suggestions is for which vendor, where one reply holds several answers? */
import type { Suggestion } from '../../core/reply.ts';

/** In their order; those that are worded alike stand together, each with the name of its vendor before it. */
export function tellApart(suggestions: readonly Suggestion[], vendorName: (id: string) => string): Suggestion[] {
  return [...Map.groupBy(suggestions, ({ label }) => label).values()].flatMap((alike) =>
    alike.length === 1 ? alike : alike.map((suggestion) => ({ ...suggestion, label: named(suggestion, vendorName) })),
  );
}

function named({ label, entities }: Suggestion, vendorName: (id: string) => string): string {
  const vendor = entities['vendor'];
  return vendor === undefined ? label : `${vendorName(vendor)}: ${label}`;
}
