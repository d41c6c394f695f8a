/** What does a form, a button or a modal say? */
import { Severity, wordsLimit } from '../core/concern.ts';
import { isDay } from '../core/day.ts';
import { Activity } from '../core/directive.ts';
import { nearest } from '../core/edit-distance.ts';
import { VouchError } from '../core/errors.ts';
import { seatsLimit } from '../core/exposure.ts';
import type { FactBase } from '../core/fact-base.ts';
import { nameKey } from '../core/fold.ts';
import type { EntityName } from '../core/intent.ts';
import { digestSteps, type Reading, reviewSteps, touchedSteps } from '../core/reading.ts';
import { taskTitleLimit } from '../core/task.ts';
import type { Utterance } from '../core/utterance.ts';
import { blankReading } from './blank-reading.ts';
import { cleanText } from './clean-text.ts';
import { clientNamed, type KnownClient } from './clients.ts';
import { timeOfForm } from './digest-time.ts';
import type { EntityReader } from './entities.ts';

/** A source with its own id, and a reason to dismiss an item. */
const itemKeyLimit = 240;
const reasonLimit = 500;

type Form = NonNullable<Utterance['form']>;

const bad = (what: string, remedy: string): VouchError => new VouchError('bad-input', what, remedy);

/** Throws `bad-input` with the nearest known value, or the first few. */
function unknownValue(kind: string, said: string, known: Iterable<string>): never {
  const all = [...known];
  const near = nearest(said.toLowerCase(), all);
  throw bad(
    `There is no ${kind} "${said}".`,
    near === undefined ? `Use one of: ${all.slice(0, 20).join(', ')}.` : `Did you mean ${near}?`,
  );
}

/**
 * A form's values as a reading. Ids and names are both accepted for vendors, audiences, places, directives and clients; an
 * empty field counts as left out. Throws `bad-input` for an unknown intent or value.
 */
export function readForm(
  form: Form,
  text: string,
  factBase: FactBase,
  entities: EntityReader,
  clients: readonly KnownClient[],
): Reading {
  const { intents, guidance, vendors } = factBase;
  if (!intents.has(form.intent)) unknownValue('intent', form.intent, intents.keys());
  const value = (name: EntityName): string | null => cleanText(form.entities[name] ?? '') || null;
  const when = <Result>(name: EntityName, read: (said: string) => Result): Result | null => {
    const said = value(name);
    return said === null ? null : read(said);
  };
  const logging = intents.get(form.intent)?.action === 'log-concern';
  const vendorNamed = (said: string): string => {
    const found = entities.names.resolve(said);
    if ('vendor' in found) return found.vendor;
    const [near] = found.didYouMean;
    if (near === undefined) return unknownValue('vendor', said, [...vendors.keys()]);
    throw bad(`There is no vendor "${said}".`, `Did you mean ${vendors.get(near)?.name ?? near}?`);
  };
  /** What a rep logs is never lost: a name that is near none we know is kept as said. */
  const stranger = when('vendor', (said) => {
    const found = logging ? entities.names.resolve(said) : { vendor: said };
    return 'vendor' in found || found.didYouMean.length > 0 ? null : said;
  });
  const named = [
    ...(stranger === null ? (when('vendor', (said) => [vendorNamed(said)]) ?? []) : []),
    ...(when('vendors', (said) => said.split(',').map((each) => vendorNamed(each.trim()))) ?? []),
  ];
  const day = (said: string): string => {
    if (!isDay(said)) throw bad(`"${said}" is not a calendar date.`, 'Write it as year, month and day: 2026-11-23.');
    return said;
  };
  const short =
    (most: number) =>
    (said: string): string => {
      if (said.length > most)
        throw bad(`That is ${said.length} characters long; ${most} are the most.`, 'Please shorten it.');
      return said;
    };
  // A client's name is taken as it stands: one with hidden characters is refused, not mended.
  const clientSaid = form.entities.client ?? '';
  const client = clientSaid.trim() === '' ? null : clientNamed(clientSaid, clients);
  const federal = when('federal', yesOrNo);
  return {
    ...blankReading(text),
    intent: form.intent,
    confidence: 1,
    by: 'form',
    vendors: [...new Set(named)],
    unknownVendor: stranger === null ? null : { said: stranger, didYouMean: [] },
    audience: when('audience', (said) => entities.audiences.resolve(said)),
    jurisdiction: when('jurisdiction', (said) => entities.places.resolve(said)),
    activity: when(
      'activity',
      (said) => Activity.safeParse(said.toLowerCase()).data ?? unknownValue('activity', said, Activity.options),
    ),
    product: when('product', (said) => productNamed(said, named, factBase)),
    directive: when(
      'directive',
      (said) => entities.directives.resolve(said) ?? unknownValue('directive', said, factBase.directives.keys()),
    ),
    guidance: when('guidance', (said) => (guidance.has(said) ? said : unknownValue('guidance', said, guidance.keys()))),
    client: client === null ? null : { ...client, federal: federal ?? client.federal },
    asOf: when('asOf', day),
    since: when('since', day),
    due: when('due', day),
    // a name, or the id of one of the people the words point at
    owner: when('owner', short(200)),
    severity: when(
      'severity',
      (said) => Severity.safeParse(said.toLowerCase()).data ?? unknownValue('severity', said, Severity.options),
    ),
    task: when('task', short(taskTitleLimit)),
    title: when('title', short(taskTitleLimit)),
    words: when('words', short(wordsLimit)),
    digest: when(
      'digest',
      (said) =>
        digestSteps.find((step) => step === said.toLowerCase()) ?? unknownValue('digest step', said, digestSteps),
    ),
    week: when('week', short(20)),
    digestTime: timeOfForm({ weekday: value('weekday'), hour: value('hour'), zone: value('zone') }),
    touched: when(
      'touched',
      (said) => touchedSteps.find((step) => step === said.toLowerCase()) ?? unknownValue('step', said, touchedSteps),
    ),
    review: when('review', (said) => ({
      step: reviewSteps.find((step) => step === said.toLowerCase()) ?? unknownValue('step', said, reviewSteps),
      item: when('item', short(itemKeyLimit)),
      hash: when('hash', short(itemKeyLimit)),
      record: when('record', short(itemKeyLimit)),
      reason: when('reason', short(reasonLimit)),
    })),
    seats: when('seats', seatsNamed),
    renewal: when('renewal', day),
  };
}

function seatsNamed(said: string): number {
  const seats = Number(said.replaceAll(',', ''));
  if (Number.isInteger(seats) && seats >= 1 && seats <= seatsLimit) return seats;
  throw bad(
    `"${said}" is no number of seats.`,
    `Write a whole number from 1 to ${seatsLimit.toLocaleString('en-US')}.`,
  );
}

function yesOrNo(said: string): boolean | null {
  if (/^(?:yes|y|true|1|on)$/i.test(said)) return true;
  if (/^(?:no|n|false|0|off)$/i.test(said)) return false;
  if (/^(?:unknown|unsure|not sure|null)$/i.test(said)) return null;
  throw bad(`"${said}" is neither yes nor no.`, 'Say yes, no or unknown.');
}

function productNamed(said: string, vendors: readonly string[], factBase: FactBase): string {
  const among =
    vendors.length > 0 ? vendors.flatMap((id) => factBase.vendors.get(id) ?? []) : [...factBase.vendors.values()];
  const products = among.flatMap((vendor) => vendor.products);
  const key = nameKey(said);
  const found = products.find(
    ({ id, name, aliases }) => id === said || [name, ...aliases].some((each) => nameKey(each) === key),
  );
  return (
    found?.id ??
    unknownValue(
      'product',
      said,
      products.map((product) => product.id),
    )
  );
}
