/** What does one sentence say by itself, before the conversation and the form around it are looked at? */
import type { Day } from '../core/day.ts';
import type { Directive } from '../core/directive.ts';
import type { FactBase } from '../core/fact-base.ts';
import type { ActionId } from '../core/intent.ts';
import type { Reading } from '../core/reading.ts';
import { activityOf } from './activities.ts';
import { blankReading } from './blank-reading.ts';
import { concernWords, severityOf } from './concern-words.ts';
import { type DateRole, readDates } from './dates.ts';
import { digestParts } from './digest-words.ts';
import type { Entities, EntityReader } from './entities.ts';
import { exposureParts, productSaid, touchedStep } from './exposure-words.ts';
import { findPeople } from './people.ts';
import { premiseOf } from './premise.ts';
import { overlap, without } from './span.ts';
import { type Speaker, taskParts } from './task-parts.ts';

/** What a date is for, by what the sentence sets off; null where dates are told, not asked. */
const roles: Partial<Record<ActionId, DateRole>> = {
  'answer-vendor': 'asOf',
  'show-status': 'asOf',
  'show-statement': 'asOf',
  'show-provenance': 'asOf',
  'show-alternatives': 'asOf',
  'compare-vendors': 'asOf',
  'write-letter': 'asOf',
  'explain-directive': 'asOf',
  'list-concerns': 'since',
  'list-directives': 'since',
  'list-tasks': 'due',
  'create-task': 'due',
  'accept-tasks': 'due',
};
/** Actions on what the ledger keeps, where a client may be one it does not know yet. */
const withClient: readonly (ActionId | null)[] = [
  'log-concern',
  'create-task',
  'list-concerns',
  'list-tasks',
  'finish-task',
  'write-letter',
  'record-exposure',
  'list-exposures',
];

/** The parts of a reading that the words themselves give; intent, topics, guidance and strange words come from elsewhere. */
export function readSentence(
  text: string,
  entities: Entities,
  action: ActionId | null,
  who: Speaker,
  today: Day,
  factBase: FactBase,
  reader: EntityReader,
): Reading {
  const vendors = [...new Set(entities.mentions.map((mention) => mention.vendor))];
  const [client] = entities.clients;
  const role = action === null ? 'asOf' : roles[action];
  const named = [
    ...entities.mentions,
    ...entities.aside,
    ...entities.directives,
    ...entities.clients,
    ...findPeople(text, who.people ?? []),
  ];
  const dates =
    role === undefined ? { asOf: null, since: null, due: null, badDate: null } : readDates(text, today, role, named);
  const unknown = entities.unknownVendor;
  const product =
    vendors.length === 1 ? entities.mentions.find((mention) => mention.product !== null)?.product : undefined;
  return {
    ...blankReading(text),
    vendors,
    unknownVendor: unknown === null ? null : { said: unknown.said, didYouMean: unknown.didYouMean },
    audience: reader.audiences.choose(entities.audiences),
    jurisdiction: narrowest(
      entities.places.map((hit) => hit.value),
      factBase,
    ),
    activity: activityOf(entities.words, (word) =>
      [...entities.mentions, ...entities.passing].some((each) => overlap(each, word)),
    ),
    product: product ?? (action === 'record-exposure' ? productSaid(text, vendors[0], factBase) : null),
    directive: directiveOf(entities, vendors, factBase),
    client:
      client?.mention ??
      (entities.unknownClient === null || !withClient.includes(action)
        ? null
        : { id: null, name: entities.unknownClient.name, federal: null }),
    ...dates,
    since: action === 'create-task' ? null : dates.since,
    severity: action === 'log-concern' ? severityOf(text) : null,
    words: action === 'log-concern' ? concernWords(text) : null,
    aside: [...new Set(entities.aside.map((mention) => mention.vendor))],
    premise: premiseOf(without(text, entities.passing)),
    ...(action === 'digest' ? digestParts(text, today) : {}),
    touched: action === 'list-touched' ? touchedStep(text) : null,
    ...(action === 'record-exposure' ? exposureParts(text, today, named) : {}),
    ...taskParts(text, action, who, today, named),
  };
}

/** Of several places named, one inside another where there is one; else the first. */
function narrowest(ids: readonly string[], { jurisdictions }: FactBase): string | null {
  const inside = (id: string, wider: string): boolean => {
    for (let at = jurisdictions.get(id)?.within ?? null; at !== null; at = jurisdictions.get(at)?.within ?? null)
      if (at === wider) return true;
    return false;
  };
  return ids.find((id) => ids.some((other) => inside(id, other))) ?? ids[0] ?? null;
}

/** Of the directives of a name, one about the vendors spoken of where there is one. */
function directiveOf(
  entities: Entities,
  vendors: readonly string[],
  { directives, directivesOf }: FactBase,
): string | null {
  const [hit] = entities.directives;
  const reaches = (directive: Directive) =>
    vendors.some((vendor) => directivesOf(vendor).some((each) => each.directive === directive));
  if (hit === undefined) return null;
  const records = hit.directives.map((id) => directives.get(id));
  // "The FCC listing" of a vendor that the directive of that name does not name is another.
  if (vendors.length > 0 && records.every((each) => each !== undefined && each.vendors.length > 0 && !reaches(each)))
    return null;
  return (
    hit.directives.find((id) => directives.get(id)?.vendors.some((vendor) => vendors.includes(vendor)) === true) ??
    hit.directives[0] ??
    null
  );
}
