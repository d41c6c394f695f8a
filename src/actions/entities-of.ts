/** How does a form say what a reading means? */
import type { FactBase } from '../core/fact-base.ts';
import type { EntityName } from '../core/intent.ts';
import type { Reading } from '../core/reading.ts';

/** What a button says again so that the same is read: everything of the reading that a form has a field for. */
export function entitiesOf({
  reading,
  base,
}: {
  readonly reading: Reading;
  readonly base: FactBase;
}): Record<string, string> {
  const action = reading.intent === null ? null : base.intents.get(reading.intent)?.action;
  const [vendor, second] = reading.vendors;
  const values: Partial<Record<EntityName, string | null | undefined>> = {
    ...(second === undefined
      ? { vendor: vendor ?? reading.unknownVendor?.said }
      : { vendors: reading.vendors.join(',') }),
    audience: reading.audience,
    jurisdiction: reading.jurisdiction,
    activity: reading.activity,
    product: reading.product,
    client: reading.client?.name,
    directive: reading.directive,
    guidance: reading.guidance,
    asOf: reading.asOf,
    since: reading.since,
    due: reading.due,
    owner: reading.owner,
    severity: reading.severity,
    task: reading.task,
    title: reading.title,
    words: action === 'log-concern' ? (reading.words ?? reading.text) : null,
    digest: reading.digest,
    week: reading.week,
    weekday: reading.digestTime?.weekday?.toString(),
    hour: reading.digestTime?.hour?.toString(),
    zone: reading.digestTime?.zone,
    touched: reading.touched,
    seats: reading.seats?.toString(),
    renewal: reading.renewal,
  };
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value == null ? [] : [[name, value]])));
}
